"use client"
import { useEffect } from "react"
import { Button } from "@/components/ui/button"
import { Tag } from "@/components/ui/tag"
import { dueWords } from "@/lib/domain/field/due"
import type { EntryKind } from "@/lib/domain/field/outbox"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import { ROLL_TYPE } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { MEASURE_STATES, type MeasureState } from "@/lib/domain/measures/states"
import { today } from "@/lib/platform/clock"
import { seenWords } from "./household-list"
import { startEntry } from "./start-entry"
import type { Field } from "./use-field"

/** One household: what is known of it here, and the big button. */
export function HouseholdPage({ field, id }: { field: Field; id: string }) {
  const copy = field.households.find((each) => each.id === id)
  const { want } = field
  useEffect(() => want(id), [want, id])
  if (!copy)
    return <p className="text-ink-2">{field.line === "busy" ? "正在取这一户…" : "这一户不在手机里，有网时再打开"}</p>
  const { household, until } = copy
  const start = async (kind: EntryKind) => {
    const address = await startEntry(field, kind, household)
    if (address) location.hash = address
  }
  return (
    <>
      <h1 className="text-2xl">{household.head}</h1>
      <p className="text-ink-2">
        {household.village}
        {household.group ? ` · ${household.group}` : ""} · {labelOf(ROLL_TYPE, household.rollType)} ·{" "}
        {household.members.length} 人
      </p>
      <p className="mt-1 text-sm text-ink-2">
        {[seenWords(household), !until && dueWords(household.dueOn, today())].filter(Boolean).join(" · ")}
      </p>
      {until ? (
        <p className="mt-3">
          <Tag icon="lock">已移交，看到 {until}，不能再登记</Tag>
        </p>
      ) : (
        <Button
          variant="primary"
          icon="footprints"
          className="mt-4 min-h-14 w-full text-lg"
          onClick={() => start("visit")}
        >
          登记走访
        </Button>
      )}
      <div className="mt-3 grid grid-cols-2 gap-3">
        <a className="btn btn-secondary" href={`#/card/${id}`}>
          明白卡
        </a>
        {!until && (
          <Button icon="flag" onClick={() => start("problem")}>
            提出问题
          </Button>
        )}
      </div>
      <LastTime household={household} />
      <Plan household={household} />
      <Problems household={household} />
      <People household={household} />
    </>
  )
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="mt-5">
    <h2 className="mb-1 text-lg">{title}</h2>
    {children}
  </section>
)

function LastTime({ household: { lastVisit } }: { household: HouseholdCopy }) {
  if (!lastVisit) return null
  return (
    <Part title="上次走访">
      <p>{lastVisit.sentence}</p>
      <p className="text-sm text-ink-3">
        {lastVisit.on} · {lastVisit.by}
      </p>
    </Part>
  )
}

const isOutstanding = (state: string): boolean => state === "agreed" || state === "underway"

function Plan({ household: { aims, measures } }: { household: HouseholdCopy }) {
  return (
    <Part title="计划与措施">
      {aims && <p>目标：{aims}</p>}
      {measures.length === 0 && <p className="text-ink-2">还没有商定的措施</p>}
      <ul className="divide-y divide-line">
        {measures.map(({ id, title, state, dueOn, deliveredOn, department }) => (
          <li key={id} className="py-2">
            {title} <Tag>{MEASURE_STATES[state as MeasureState] ?? state}</Tag>
            <span className="block text-sm text-ink-2">
              {department} · {isOutstanding(state) ? `${dueOn} 前` : `已落实${deliveredOn ? `（${deliveredOn}）` : ""}`}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Problems({ household: { problems } }: { household: HouseholdCopy }) {
  if (problems.length === 0) return null
  return (
    <Part title="还没解决的问题">
      <ul className="list-disc pl-5">
        {problems.map(({ id, title, dueOn }) => (
          <li key={id}>
            {title}（{dueOn} 前）
          </li>
        ))}
      </ul>
    </Part>
  )
}

function People({ household: { members } }: { household: HouseholdCopy }) {
  return (
    <Part title="家里的人">
      <ul>
        {members.map(({ id, name, age }) => (
          <li key={id}>
            {name}
            {age === null ? "" : ` ${age} 岁`}
          </li>
        ))}
      </ul>
    </Part>
  )
}
