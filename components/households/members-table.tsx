import { ButtonLink } from "@/components/ui/button"
import { Reveal } from "@/components/ui/reveal"
import { SourceNote } from "@/components/ui/source-note"
import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import { ageOn } from "@/lib/domain/household/facts"
import type { Field } from "@/lib/domain/household/field"
import { MEMBER_FIELDS, type MemberKey } from "@/lib/domain/household/member-fields"
import { type RecordRow, storedValue, valueText } from "@/lib/domain/household/record"
import { revealValue } from "@/lib/features/households/actions"
import type { HouseholdRecord, Source } from "@/lib/features/households/record-schema"
import { sourceOf } from "./source-text"

const FIELD = new Map<string, Field>(MEMBER_FIELDS.map((field) => [field.key, field]))

function shown(row: RecordRow, key: MemberKey): string | null {
  const field = FIELD.get(key)
  return field ? valueText(field.type, storedValue(row, field)) : null
}

const age = (member: RecordRow, day: string): string =>
  String(ageOn(typeof member.birth_date === "string" ? member.birth_date : null, day) ?? "未填")

interface Props {
  readonly record: HouseholdRecord
  /** The day on which ages are taken. */
  readonly day: string
  readonly mayReveal: boolean
  readonly maySeeHealth: boolean
  readonly mayEdit: boolean
  readonly query: string
}

/** The members, head first. The sign at a row's end says where its values came from. */
export function MembersTable({ record, day, mayReveal, maySeeHealth, mayEdit, query }: Props) {
  const { members, sources } = record
  const householdId = String(record.household.id)
  return (
    <>
      <TableFrame label="家庭成员" cards>
        <thead>
          <tr>
            <Th>姓名</Th>
            <Th>与户主关系</Th>
            <Th>性别</Th>
            <Th num>年龄</Th>
            <Th>证件号码</Th>
            <Th>劳动技能</Th>
            <Th>在校或文化程度</Th>
            {maySeeHealth && <Th>健康</Th>}
            <Th>务工</Th>
            <Th>联系电话</Th>
            <Th>来源</Th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={String(member.id)}>
              <Td>
                <RowLink href={`/households/${householdId}/members/${String(member.id)}${query}`}>
                  {String(member.name)}
                </RowLink>
              </Td>
              <Value row={member} sources={sources} label="与户主关系" of={["relation"]} />
              <Value row={member} sources={sources} label="性别" of={["sex"]} />
              <Td label="年龄" num>
                <span title={sourceOf(sources, member, "birthDate")}>{age(member, day)}</span>
              </Td>
              <Sealed row={member} label="证件号码" field="idNumber" open={mayReveal} householdId={householdId} />
              <Value row={member} sources={sources} label="劳动技能" of={["labour"]} />
              <Value row={member} sources={sources} label="在校或文化程度" of={["schoolStatus", "education"]} />
              {maySeeHealth && (
                <Value row={member} sources={sources} label="健康" of={["health", "disabilityGrade"]} both />
              )}
              <Value row={member} sources={sources} label="务工" of={["employmentChannel", "workPlace"]} />
              <Sealed row={member} label="联系电话" field="phone" open={mayReveal} householdId={householdId} />
              <Td label="来源">
                <RowSources row={member} sources={sources} />
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {mayEdit && (
        <p className="mt-3 flex flex-wrap gap-2">
          <ButtonLink href={`/households/${householdId}/members/new`} icon="user-plus">
            补录成员
          </ButtonLink>
          <span className="self-center text-sm text-ink-3">出生、婚入、迁入、分户等请用“登记家庭变动”。</span>
        </p>
      )}
    </>
  )
}

/** The first of several fields that is recorded, or all of them; hovering tells the source. */
function Value(props: {
  row: RecordRow
  sources: Readonly<Record<string, Source>>
  label: string
  of: readonly MemberKey[]
  both?: boolean
}) {
  const recorded = props.of.filter((key) => shown(props.row, key) !== null)
  const used = props.both ? recorded : recorded.slice(0, 1)
  const key = used[0]
  return (
    <Td label={props.label}>
      {key ? (
        <span title={sourceOf(props.sources, props.row, key)}>
          {used.map((each) => shown(props.row, each)).join(" ")}
        </span>
      ) : (
        <span className="text-ink-3">未填</span>
      )}
    </Td>
  )
}

function Sealed(props: {
  row: RecordRow
  label: string
  field: "idNumber" | "phone"
  open: boolean
  householdId: string
}) {
  const masked = shown(props.row, props.field)
  const memberId = String(props.row.id)
  return (
    <Td label={props.label}>
      {masked === null ? (
        <span className="text-ink-3">未填</span>
      ) : props.open ? (
        <Reveal
          label={`${String(props.row.name)}的${props.label}`}
          masked={masked}
          reveal={revealValue.bind(null, { householdId: props.householdId, memberId, field: props.field })}
        />
      ) : (
        masked
      )}
    </Td>
  )
}

/** The row's own source, and each field that came from elsewhere since. */
function RowSources({ row, sources }: { row: RecordRow; sources: Readonly<Record<string, Source>> }) {
  const main = sourceOf(sources, row, "")
  const others = MEMBER_FIELDS.map(({ key, label }) => ({ label, line: sourceOf(sources, row, key) })).filter(
    ({ line }) => line !== main,
  )
  return (
    <SourceNote label={`${String(row.name)}各项的来源`}>
      <p>{main}</p>
      {others.map(({ label, line }) => (
        <p key={label}>
          {label}：{line}
        </p>
      ))}
    </SourceNote>
  )
}
