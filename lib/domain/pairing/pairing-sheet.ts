import type { FieldType } from "@/lib/domain/household/field"
import { RESPONSIBLE_ROLES, SUCCESSOR_ROLES } from "@/lib/domain/household/responsible"
import { faceOf, type PlacedRow, reasonsOf, returned, type SheetDecision } from "@/lib/domain/sheet/decision"
import { HOUSEHOLD_COLUMNS, type SheetForm } from "@/lib/domain/sheet/form"
import type { FoundHelper, KnownHelper, NamedHelper } from "./helper-finder"

const text = (max: number): FieldType => ({ kind: "text", max })

/** Who is responsible for which household (帮扶责任人, D2-8). */
// biome-ignore format: a table
export const PAIRING_FORM: SheetForm = {
  kind: "pairings",
  sheetName: "结对名单",
  wholeVillage: false,
  signs: [["username", "helperName", "helperPhone"]],
  columns: [
    ...HOUSEHOLD_COLUMNS,
    { key: "username", label: "责任人用户名", aliases: ["用户名", "责任人账号", "账号", "帮扶责任人用户名", "登录名"], type: text(60), hint: "本系统的用户名；填了就不会认错人" },
    { key: "helperName", label: "责任人姓名", aliases: ["帮扶责任人", "帮扶责任人姓名", "责任人", "帮扶人", "帮扶人姓名", "结对帮扶人", "帮扶干部", "帮扶干部姓名", "结对干部"], type: text(50) },
    { key: "helperPhone", label: "责任人电话", aliases: ["帮扶责任人电话", "责任人联系电话", "帮扶人电话", "帮扶责任人联系电话", "帮扶干部电话"], type: { kind: "phone" }, hint: "用户登记的办公电话或手机" },
    { key: "helperUnit", label: "责任人单位", aliases: ["帮扶单位", "单位", "工作单位", "帮扶责任人单位", "单位及职务"], type: text(60), lenient: true, hint: "姓名相同时用来区分" },
    { key: "helperPost", label: "责任人职务", aliases: ["职务", "帮扶责任人职务"], type: text(60), lenient: true },
    { key: "startedOn", label: "开始日期", aliases: ["结对日期", "结对时间", "开始时间", "帮扶开始时间"], type: { kind: "date" }, hint: "从哪天起负责，不填按写入那天；不能晚于今天" },
  ],
  notes: [
    "一户一行：哪一户由谁负责。责任人填用户名最准；也可以填电话，或姓名加单位，县里有同名的会退回。",
    "没有责任人的户，确认后当即结对；责任人已是这个人的不变；已有别的责任人的不会替换，改为提出移交，对方接收后生效。",
    "按户编号、再按证件号码认定是哪一户；只写村和户主姓名的，村里没有同名户主才认定。",
    "撤销只能在写入当天，收回当天开始、还没有走访的结对和还没有答复的移交；其他的请办移交。",
  ],
}

/** Who is responsible for a household now, and whether a hand-over of it waits for an answer. */
export interface CurrentPairing {
  readonly accountId: string
  readonly name: string
}
export interface PairingState {
  readonly current: readonly CurrentPairing[]
  readonly handover: boolean
}

/** pair = begins at once; offer = a hand-over to `accountId` by `fromId`. */
export type PairingPlan =
  | {
      readonly mode: "pair"
      readonly householdId: string
      readonly accountId: string
      readonly startedOn: string | null
    }
  | { readonly mode: "offer"; readonly householdId: string; readonly accountId: string; readonly fromId: string }

export const namedHelper = ({ row: { values } }: PlacedRow): NamedHelper => {
  const wordOf = (key: string): string | null => (typeof values[key] === "string" ? (values[key] as string) : null)
  return {
    username: wordOf("username"),
    name: wordOf("helperName"),
    phone: wordOf("helperPhone"),
    unit: wordOf("helperUnit"),
  }
}

/** Why a person cannot be responsible for a household of this village; null = nothing stands against it. */
export function unfit(helper: KnownHelper, villageCode: string, roles: readonly string[]): string | null {
  if (!helper.active) return "责任人的账号已停用，请换一位在岗的"
  if (!roles.includes(helper.role)) return "责任人的角色不能负责帮扶户，请县管理员核对角色"
  return villageCode.startsWith(helper.area) ? null : "责任人管不到这一户所在的村，请县管理员核对负责的地方"
}

/** Rows of one household in the file, by what came of the first. */
export interface Earlier {
  readonly where: string
  readonly accountId: string
}

/** What becomes of a row; `earlier` holds the households of the rows before and takes this one's. */
export function decidePairing(
  placed: PlacedRow,
  named: FoundHelper,
  state: PairingState,
  earlier: Map<string, Earlier>,
  today: string,
): SheetDecision<PairingPlan> {
  const { seq, row, found, where } = placed
  const helper = named.ok ? named.helper : null
  const stated = row.values.helperName ?? row.values.username ?? ""
  const face = faceOf(placed, helper ? [helper.name, helper.post].filter(Boolean).join(" · ") : String(stated))
  const startedOn = typeof row.values.startedOn === "string" ? row.values.startedOn : null
  const problems = reasonsOf(
    found.to === "nothing" ? [found.problem] : [],
    row.problems,
    named.ok ? [] : [named.problem],
    startedOn !== null && startedOn > today ? ["“开始日期”晚于今天，请到那天再导入"] : [],
  )
  if (problems.length > 0 || found.to !== "household" || !helper) return returned(seq, face, problems)
  const { id, villageCode } = found.household
  const first = earlier.get(id)
  if (first && first.accountId !== helper.id)
    return returned(seq, face, [`与${first.where}是同一户，责任人不同，请只留一行`])
  if (first) return { seq, face, outcome: "duplicate", reasons: [`与${first.where}是同一户、同一位责任人`] }
  earlier.set(id, { where, accountId: helper.id })
  const doubts = reasonsOf(row.doubts, found.doubts)
  const { current, handover } = state
  if (current.some(({ accountId }) => accountId === helper.id))
    return { seq, face, outcome: "unchanged", reasons: doubts }
  const [giver, ...others] = current
  const wrong = unfit(helper, villageCode, giver ? SUCCESSOR_ROLES : RESPONSIBLE_ROLES)
  if (wrong) return returned(seq, face, [wrong])
  if (!giver)
    return {
      seq,
      face,
      outcome: "created",
      reasons: doubts,
      plan: { mode: "pair", householdId: id, accountId: helper.id, startedOn },
    }
  if (others.length > 0) return returned(seq, face, ["这一户登记着几位责任人，请在“帮扶 › 移交”里办理"])
  if (handover) return returned(seq, face, ["这一户正在移交，请等接收的人答复，或先撤回移交"])
  return {
    seq,
    outcome: "updated",
    reasons: reasonsOf([`现责任人 ${giver.name}，向 ${helper.name} 提出移交，接收后生效`], doubts),
    face,
    plan: { mode: "offer", householdId: id, accountId: helper.id, fromId: giver.accountId },
    group: `${giver.accountId}>${helper.id}`,
  }
}
