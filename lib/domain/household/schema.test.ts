import { describe, expect, test } from "vitest"
import { householdGroup, memberGroup, valuesSchema } from "./schema"

const messages = (result: {
  success: boolean
  error?: { issues: { message: string; path: PropertyKey[] }[] } | undefined
}) => result.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)

describe("valuesSchema", () => {
  const land = valuesSchema(householdGroup("土地"))
  const person = valuesSchema(memberGroup("基本情况"))

  test("reads by type, asks about the implausible, clears the blank", () => {
    const read = land.parse({ contractLandMu: "4.5", landUse: "inefficient", arableMu: "1,200" })
    expect(read.values).toMatchObject({ contractLandMu: 4.5, landUse: "inefficient", arableMu: 1200, forestMu: null })
    expect(read.doubts).toEqual([expect.stringContaining("“耕地面积”")])
  })

  test("says what is wrong field by field", () => {
    expect(messages(land.safeParse({ contractLandMu: "很多", landUse: "不知道" }))).toEqual([
      expect.stringMatching(/^contractLandMu: “承包地面积”应填数字/),
      expect.stringMatching(/^landUse: “承包地经营状况”填的不在选项中/),
    ])
  })

  test("a name is required, a document number is checked and tells birth and sex", () => {
    expect(messages(person.safeParse({ relation: "head" }))).toEqual(["name: “姓名”必须填写"])
    expect(messages(person.safeParse({ name: "张三", relation: "head", idNumber: "999999199003070081" }))).toEqual([
      expect.stringMatching(/^idNumber: “证件号码”的校验位不对/),
    ])
    const read = person.parse({ name: "张 三", relation: "head", idNumber: "99999919900307008x" })
    expect(read.values).toMatchObject({ name: "张三", birthDate: "1990-03-07", sex: "female" })
    expect(read.doubts).toEqual([])
  })

  test("what the number contradicts is a question, not an error", () => {
    const read = person.parse({ name: "张三", relation: "head", idNumber: "99999919900307008X", sex: "male" })
    expect(read.doubts).toEqual(["性别与证件号码里的不一致，请核对"])
  })

  test("a sealed value left blank is left alone", () => {
    expect(person.parse({ name: "张三", relation: "head" }).values).not.toHaveProperty("idNumber")
  })
})
