"use client"
import { useState } from "react"
import { EmptyState } from "@/components/ui/empty-state"
import { Icon } from "@/components/ui/icon"
import { TextInput } from "@/components/ui/inputs"
import { Tag } from "@/components/ui/tag"
import { compareDue, daysSince, dueWords, SOON_DAYS } from "@/lib/domain/field/due"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import { today } from "@/lib/platform/clock"
import type { Copy } from "./store"
import type { Field } from "./use-field"

/** My households, those due first. */
export function HouseholdList({ field }: { field: Field }) {
  const [word, setWord] = useState("")
  if (field.households.length === 0) return <Nothing field={field} />
  const own = field.households.filter(({ household }) => `${household.head}${household.no}`.includes(word.trim()))
  const drafts = new Set(
    field.entries.filter(({ entry }) => entry.state === "draft").map(({ entry }) => entry.householdId),
  )
  return (
    <>
      <h1 className="text-xl">我的户 {field.households.length} 户</h1>
      <p className="mb-3 text-sm text-ink-2">按走访期限排列，先到期的在前</p>
      {field.households.length > 10 && (
        <TextInput
          name="q"
          label="找户"
          labelHidden
          placeholder="户主姓名或户编号"
          value={word}
          onChange={(event) => setWord(event.target.value)}
          className="mb-3"
        />
      )}
      <ul className="space-y-3">
        {own
          .toSorted((a, b) => compareDue(a.household, b.household))
          .map((copy) => (
            <Home key={copy.id} copy={copy} drafted={drafts.has(copy.id)} />
          ))}
      </ul>
      {own.length === 0 && <p className="text-ink-2">没有这样的户</p>}
      {(field.notes?.left ?? 0) > 0 && (
        <p className="mt-4 text-sm text-ink-2">手机里放不下，还有 {field.notes?.left} 户在工作台查看</p>
      )}
    </>
  )
}

function Home({ copy, drafted }: { copy: Copy<HouseholdCopy>; drafted: boolean }) {
  const { household, until } = copy
  return (
    <li className="rounded-lg border border-line bg-paper">
      <a href={`#/household/${copy.id}`} className="block px-4 py-3">
        <span className="flex items-center gap-2">
          <span className="text-lg font-semibold">{household.head}</span>
          <span className="text-sm text-ink-2">
            {household.members.length} 人{household.group ? ` · ${household.group}` : ""}
          </span>
          {drafted && <Tag icon="pencil">草稿</Tag>}
          {until && <Tag icon="lock">已移交，看到 {until}</Tag>}
          <Icon name="chevron-right" className="ml-auto text-ink-3" />
        </span>
        <span className="block text-sm text-ink-2">{seenWords(household)}</span>
        {household.dueOn && (
          <span
            className={isSoon(household.dueOn) ? "block text-sm font-medium text-amber" : "block text-sm text-ink-2"}
          >
            {dueWords(household.dueOn, today())}
          </span>
        )}
        {household.lastVisit && (
          <span className="line-clamp-1 text-sm text-ink-3">上次：{household.lastVisit.sentence}</span>
        )}
      </a>
    </li>
  )
}

const isSoon = (dueOn: string): boolean => daysSince(today(), dueOn) <= SOON_DAYS

/** When it was last seen, in words. */
export function seenWords({ lastSeenOn }: HouseholdCopy): string {
  if (!lastSeenOn) return "还没有走访记录"
  const days = daysSince(lastSeenOn, today())
  return days <= 0 ? "今天见过" : `${days} 天前见过（${lastSeenOn}）`
}

function Nothing({ field }: { field: Field }) {
  if (field.line === "busy" || (field.line === "idle" && !field.current && !field.unable))
    return <p className="text-ink-2">正在取您的户…</p>
  if (!field.current)
    return (
      <EmptyState
        icon="smartphone"
        title="登录后，您的户会存到这台手机里"
        action={
          <a className="btn btn-primary" href="/sign-in?next=%2Ffield">
            登录
          </a>
        }
      >
        第一次打开要有网络；以后没有信号也能看、能写。
      </EmptyState>
    )
  return (
    <EmptyState icon="house" title="手机里没有户">
      您名下有结对户时会自动出现在这里；县、镇的同志请从农户页点“登记走访”。
    </EmptyState>
  )
}
