import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { ImportKind } from "@/lib/domain/import/kinds"

/** A workbook of the demo counties to look at or to try the import with. The people in it are invented. */
export interface Sample {
  /** File name, which is also its address. */
  readonly name: string
  readonly bytes: number
  readonly what: string
  readonly countyCode: string
  readonly kind: ImportKind
}

/** Where the demo leaves its workbooks; empty or absent in an installation without it. */
export const SAMPLES_FOLDER = join(".data", "samples")

/** The workbooks that the demo writes, in the order in which they are offered. */
// biome-ignore format: a table
export const SAMPLES: readonly Pick<Sample, "name" | "what" | "countyCode" | "kind">[] = [
  { name: "武功县-补充名单.xlsx", countyCode: "610431", kind: "register", what: "一人一行的补充名单，约一百行：有新增、更新、不变、重复和填错的行，适合试做一次导入" },
  { name: "武功县-农户-成员.xlsx", countyCode: "610431", kind: "register", what: "农户表和成员表，全国系统导出的样式；已经导入，再导入一次应当全部不变" },
  { name: "琼海市-农户-成员.xlsx", countyCode: "469002", kind: "register", what: "农户表和成员表，列名和日期的写法与武功县不同" },
  { name: "武功县-帮扶台账.xlsx", countyCode: "610431", kind: "assistance", what: "游凤镇一次冬季慰问的台账，三十多条：给户的、给全村的，有两条填错会退回" },
  { name: "武功县-结对名单.xlsx", countyCode: "610431", kind: "pairings", what: "游凤镇还没有责任人的户，各写一位责任人，有两行填错会退回" },
]

/** The samples that are there. @param countyCode only those of this county */
export async function listSamples(countyCode?: string): Promise<Sample[]> {
  const present = new Set(await readdir(SAMPLES_FOLDER).catch(() => [] as string[]))
  const wanted = SAMPLES.filter((each) => countyCode === undefined || each.countyCode === countyCode)
  return Promise.all(
    wanted
      .filter(({ name }) => present.has(name))
      .map(async (each) => ({ ...each, bytes: (await stat(join(SAMPLES_FOLDER, each.name))).size })),
  )
}

/** The bytes of a sample; null for any other name, so that no other file can be asked for. */
export async function readSample(name: string): Promise<Buffer | null> {
  const known = SAMPLES.find((each) => each.name === name)
  return known ? readFile(join(SAMPLES_FOLDER, known.name)).catch(() => null) : null
}
