import { notFound } from "next/navigation"
import { ProblemActs } from "@/components/problems/problem-acts"
import { ownerWords, ProblemState } from "@/components/problems/problem-table"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeader } from "@/components/ui/page-header"
import { Timeline } from "@/components/ui/timeline"
import { PROBLEM_CATEGORIES } from "@/lib/domain/problem/problem"
import { ownersFor } from "@/lib/features/problems/owner-queries"
import { getProblem } from "@/lib/features/problems/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "问题" }

const HAPPENED = {
  raised: "提出",
  assigned: "转办",
  noted: "进展",
  postponed: "延期",
  closed: "销号",
  reopened: "重新打开",
}

export default async function ProblemPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await requireScope("household.read")
  const problem = await getProblem(scope, (await params).id)
  if (!problem) notFound()
  const people = await ownersFor(scope, problem)
  const own = scope.reach !== "department" || problem.department === scope.department
  const former = problem.householdId !== null && scope.former.includes(problem.householdId)
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "问题台账", href: "/work/problems" },
          problem.householdId
            ? {
                label: `${problem.village} · 户主 ${problem.headName}`,
                href: `/households/${problem.householdId}/visits`,
              }
            : { label: problem.village, href: `/villages/${problem.villageCode}` },
        ]}
        title={problem.title}
        subtitle={<ProblemState row={problem} today={today()} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="space-y-4">
          <Card title="情况">
            <DescriptionList
              columns={2}
              facts={[
                { label: "类别", value: PROBLEM_CATEGORIES[problem.category]?.label },
                { label: "谁负责", value: ownerWords(problem) },
                { label: "提出", value: `${problem.raisedBy}，${problem.raisedOn}` },
                { label: "解决期限", value: problem.dueOn },
                ...(problem.detail ? [{ label: "说明", value: problem.detail, wide: true }] : []),
                ...(problem.doneWhat ? [{ label: "做了什么", value: problem.doneWhat, wide: true }] : []),
                ...(problem.householdWord ? [{ label: "农户怎么说", value: problem.householdWord, wide: true }] : []),
              ]}
            />
          </Card>
          {may(scope, "problem.handle") && own && !former && (
            <ProblemActs
              problem={problem}
              today={today()}
              speaks={scope.reach !== "department"}
              people={people ?? []}
            />
          )}
        </div>
        <Card title="经过">
          <Timeline
            entries={problem.events.map(({ id, kind, note, by, at }) => ({
              id,
              when: minuteOf(new Date(at)),
              title: HAPPENED[kind] ?? kind,
              who: by,
              body: note || undefined,
            }))}
          />
        </Card>
      </div>
    </>
  )
}
