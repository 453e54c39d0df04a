import { event } from "@/lib/domain/audit/event"
import type { EntryKind } from "@/lib/domain/village/profile"
import { addEntry } from "@/lib/features/villages/mutations"
import { today } from "@/lib/platform/clock"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

const DAY_MS = 86_400_000
const dayFromNow = (days: number): string => new Date(Date.parse(today()) + days * DAY_MS).toISOString().slice(0, 10)

interface Line {
  kind: EntryKind
  title: string
  detail: string
  /** Days from today. */
  due?: number
  done?: number
}

// biome-ignore format: a table
const LINES: readonly Line[] = [
  { kind: "problem", title: "三组生产路雨季积水", detail: "约 400 米，影响 26 户拉运果品", due: 45 },
  { kind: "problem", title: "村卫生室缺常用慢病药", detail: "已与镇卫生院对接，每月配送一次", due: 10, done: -8 },
  { kind: "problem", title: "两户 C 级危房尚未开工", detail: "户主意见不一，需再次上门", due: 30 },
  { kind: "need", title: "猕猴桃冷藏库 200 吨", detail: "合作社愿自筹三成，希望项目资金支持", due: 120 },
  { kind: "need", title: "焊工、家政培训各一期", detail: "报名 34 人", due: 60 },
  { kind: "plan", title: "设施蔬菜大棚二期 20 亩", detail: "流转土地已签意向，带动 15 户", due: 200 },
  { kind: "plan", title: "巷道绿化和垃圾分类点改造", detail: "列入本年度村级规划", due: 90 },
  { kind: "help", title: "帮扶单位捐赠图书和取暖设备", detail: "村文化室使用", done: -35 },
  { kind: "help", title: "组织春季果树管护培训", detail: "农技员现场讲课，到场 52 人", done: -60 },
]

/**
 * Adds lines of 问题台账, 需求清单, 村级规划 and 帮扶记录 to a village's lists.
 * @param part `[every, first]`: every how manieth line, from which on; `[1, 0]` = all
 */
export async function addEntries(
  scope: Scope,
  villageCode: string,
  [every, first]: readonly [number, number],
): Promise<void> {
  await write(scope, async (tx) => {
    for (const { kind, title, detail, due, done } of LINES.filter((_, at) => at % every === first)) {
      const dates = {
        ...(due === undefined ? {} : { dueOn: dayFromNow(due) }),
        ...(done === undefined ? {} : { doneOn: dayFromNow(done) }),
      }
      const id = await addEntry(tx, { villageCode, kind, title, detail, ...dates })
      if (!id) throw new Error("the village is out of reach")
      await recordEvents(tx, [event("villageEntry.saved", { kind: "villageEntry", id, villageCode }, { kind })])
    }
  })
}
