import { notFound } from "next/navigation"
import { EventForm } from "@/components/households/event-form"
import { EventKinds } from "@/components/households/event-kinds"
import { formFields } from "@/components/households/form-fields"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { Timeline } from "@/components/ui/timeline"
import { RELATION } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { LIFE_EVENTS, type LifeEventKind } from "@/lib/domain/household/life-events"
import type { RecordRow } from "@/lib/domain/household/record"
import { eventName, listLifeEvents } from "@/lib/features/life-events/queries"
import { newcomerFields } from "@/lib/features/life-events/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { loadRecord, type RecordPageProps } from "../load"

export const metadata = { title: "家庭变动" }

const isKind = (text: unknown): text is LifeEventKind => typeof text === "string" && Object.hasOwn(LIFE_EVENTS, text)

const memberOption = (member: RecordRow) => ({
  value: String(member.id),
  label: `${String(member.name)}（${labelOf(RELATION, typeof member.relation === "string" ? member.relation : null)}）`,
})

export default async function EventsPage(props: RecordPageProps) {
  const { scope, record, day, mayEdit } = await loadRecord(props)
  if (!mayEdit) notFound()
  const { kind } = await props.searchParams
  const id = String(record.household.id)
  const [events, places] = await Promise.all([listLifeEvents(scope, id), listPlaces(scope)])
  const head = record.members.find((member) => member.relation === "head")
  const villages = places.map((township) => ({
    label: township.name,
    options: township.villages.map(({ code, name }) => ({ value: code, label: name })),
  }))
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: record.village.name, href: `/households?place=${record.village.code}` },
          { label: `${String(head?.name ?? "未登记户主")} 户`, href: `/households/${id}` },
        ]}
        title="登记家庭变动"
        subtitle="成员的资料、路径和责任人会跟着走，以前的情况随时可以查回。"
      />
      <EventKinds householdId={id} current={isKind(kind) ? kind : undefined} />
      {isKind(kind) && (
        <Card title={LIFE_EVENTS[kind]} className="mb-6">
          <EventForm
            key={kind}
            kind={kind}
            title={LIFE_EVENTS[kind]}
            householdId={id}
            members={record.members.map(memberOption)}
            villages={villages}
            newcomer={formFields(newcomerFields)}
            day={day}
          />
        </Card>
      )}
      <h2 className="mb-3 text-lg">已登记的变动</h2>
      {events.length === 0 ? (
        <p className="text-ink-3">这一户还没有登记过家庭变动。</p>
      ) : (
        <Timeline
          entries={events.map((event) => ({
            id: event.id,
            when: event.happenedOn,
            title: [eventName(event.kind), event.names].filter(Boolean).join(" · "),
            who: event.by,
            body: event.note,
            icon: "git-branch",
          }))}
        />
      )}
    </>
  )
}
