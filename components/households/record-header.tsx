import { PrintMenu } from "@/components/casefile/print-menu"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Icon } from "@/components/ui/icon"
import { PageHeader } from "@/components/ui/page-header"
import { Tag } from "@/components/ui/tag"
import { ROLL_TYPE, VILLAGE_CATEGORY } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { daysBetween } from "@/lib/domain/problem/problem"
import type { OpenOffer } from "@/lib/features/handovers/schema"
import type { HouseholdRecord } from "@/lib/features/households/record-schema"

interface Props {
  readonly record: HouseholdRecord
  readonly asOf: string | undefined
  readonly notYet: string | undefined
  readonly mayEdit: boolean
  readonly mayAssign: boolean
  readonly mayVisit: boolean
  /** It was handed over: to be read for some days more and not written. */
  readonly former: boolean
  readonly day: string
  /** It is on offer to somebody. */
  readonly offer: OpenOffer | null
}

const text = (value: unknown): string => (typeof value === "string" ? value : "")

/** Who this is, where, of what kind, whose duty; and what can be done. */
export function RecordHeader({ record, asOf, notYet, mayEdit, mayAssign, mayVisit, former, day, offer }: Props) {
  const { household, members, village } = record
  const id = text(household.id)
  const head = members.find((member) => member.relation === "head")
  const ended = text(household.ended_at)
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: village.township, href: `/households?place=${village.townshipCode}` },
          { label: village.name, href: `/households?place=${village.code}` },
          ...(household.group_name ? [{ label: text(household.group_name) }] : []),
        ]}
        title={`户主 ${text(head?.name) || "未登记"}`}
        count={`${members.length} 人`}
        subtitle={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Tag>{labelOf(ROLL_TYPE, text(household.roll_type))}</Tag>
            <span>户编号 {text(household.household_no)}</span>
            <span>{labelOf(VILLAGE_CATEGORY, village.category)}</span>
          </span>
        }
        actions={
          <>
            {mayVisit && !asOf && !ended && !former && (
              <ButtonLink href={`/field?household=${id}`} icon="footprints" variant="primary">
                登记走访
              </ButtonLink>
            )}
            <ButtonLink href={`/households/${id}/fact-card`} icon="id-card">
              明白卡
            </ButtonLink>
            <PrintMenu householdId={id} />
            {mayEdit && !asOf && !ended && (
              <ButtonLink href={`/households/${id}/events`} icon="git-branch">
                登记家庭变动
              </ButtonLink>
            )}
          </>
        }
      />
      {former && (
        <Alert tone="info" title="这一户已经移交" className="mb-4">
          查看期内还能看，不能再登记；走访、措施和问题由新的责任人办理。
        </Alert>
      )}
      {ended && (
        <Alert tone="warn" title="这一户已经不在册" className="mb-4">
          {text(household.end_reason) || "已结束"}，最后更新 {text(household.changed_at).slice(0, 10)}。
        </Alert>
      )}
      {notYet && (
        <Alert tone="warn" title={`${notYet} 这一户还没有登记`} className="mb-4">
          下面是今天的记录。
        </Alert>
      )}
      {asOf && (
        <Alert
          tone="info"
          title={`${asOf} 当天的记录`}
          className="mb-4"
          actions={<ButtonLink href={`/households/${id}`}>回到今天</ButtonLink>}
        >
          这是那一天结束时登记的情况，之后的变更没有算在内，不能在这里修改。
        </Alert>
      )}
      <Responsible
        record={record}
        mayAssign={mayAssign && !asOf && !ended}
        day={asOf ? undefined : day}
        offer={offer}
      />
    </>
  )
}

/** `2026-11-13（18 天前）`, or that nobody has been there. */
function lastSeen(on: string, day: string): string {
  if (!on) return "从没有走访过"
  const days = daysBetween(on, day)
  return `上次走访 ${on}（${days === 0 ? "今天" : `${days} 天前`}）`
}

function Responsible(props: {
  record: HouseholdRecord
  mayAssign: boolean
  day: string | undefined
  offer: OpenOffer | null
}) {
  const { record, mayAssign, day, offer } = props
  const { responsible, household } = record
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="flex items-center gap-2">
        <Icon name="handshake" className="text-ink-3" />
        责任人
      </span>
      {responsible.length === 0 && <span className="text-ink-3">还没有指定</span>}
      {responsible.map((person) => (
        <span key={person.accountId}>
          <a className="link" href={`/households?helper=${person.accountId}`}>
            {person.name}
          </a>
          <span className="ml-2 text-sm text-ink-3">
            {person.post && `${person.post} · `}自 {person.since}
          </span>
        </span>
      ))}
      {offer && (
        <Tag tone="amber">
          正在移交给 {offer.to}，请在 {offer.respondBy} 前答复
        </Tag>
      )}
      {day && <span className="text-ink-2">{lastSeen(text(household.last_seen_on), day)}</span>}
      {mayAssign && (
        <ButtonLink href={`/households/${String(household.id)}/assign`} small variant="quiet" icon="user-cog">
          {responsible.length === 0 ? "指定" : "更换"}
        </ButtonLink>
      )}
    </p>
  )
}
