import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"

/** A workbook of the demo counties to look at or to try the import with. The people in it are invented. */
export interface Sample {
  /** File name, which is also its address. */
  readonly name: string
  readonly bytes: number
  readonly what: string
  readonly countyCode: string
}

/** Where the demo leaves its workbooks; empty or absent in an installation without it. */
export const SAMPLES_FOLDER = join(".data", "samples")

/** The workbooks that the demo writes, in the order in which they are offered. */
// biome-ignore format: a table
export const SAMPLES: readonly Pick<Sample, "name" | "what" | "countyCode">[] = [
  { name: "武功县-补充名单.xlsx", countyCode: "610431", what: "一人一行的补充名单，约一百行：有新增、更新、不变、重复和填错的行，适合试做一次导入" },
  { name: "武功县-农户-成员.xlsx", countyCode: "610431", what: "农户表和成员表，全国系统导出的样式；已经导入，再导入一次应当全部不变" },
  { name: "琼海市-农户-成员.xlsx", countyCode: "469002", what: "农户表和成员表，列名和日期的写法与武功县不同" },
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
