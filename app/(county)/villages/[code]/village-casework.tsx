import { AssistanceTable } from "@/components/assistance/assistance-table"
import { yuan } from "@/components/assistance/money"
import { ProblemTable } from "@/components/problems/problem-table"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Stat, StatRow } from "@/components/ui/stat"
import { listAssistance, sumAssistance } from "@/lib/features/assistance/queries"
import type { LedgerTotals } from "@/lib/features/assistance/schema"
import { countProblems, listProblems } from "@/lib/features/problems/queries"
import type { ProblemCounts } from "@/lib/features/problems/schema"
import { today } from "@/lib/platform/clock"
import { may, type Scope } from "@/lib/platform/scope/scope"

const LEDGER = "/work/assistance"
const PROBLEMS = "/work/problems"
/** Of the village's own lines; the rest stands on the lists. */
const SHOWN = 10

const overdueNote = ({ overdue }: ProblemCounts) => (overdue > 0 ? `其中逾期 ${overdue} 个` : undefined)
const figure = (lines: number) => lines.toLocaleString("zh-CN")

function Given({ label, of, place, totals }: { label: string; of: string; place: string; totals: LedgerTotals }) {
  return (
    <Stat
      label={label}
      value={figure(totals.lines)}
      unit="条"
      note={`折合 ${yuan(totals.value)}`}
      href={addressOf(LEDGER, { place, of })}
    />
  )
}

/** What a village as a whole was given and what it still lacks, and how much of both its households have: each figure leads to its list. */
export async function VillageCasework({ scope, place }: { scope: Scope; place: string }) {
  const ofVillage = { place, of: "village" as const }
  const ofHouseholds = { place, of: "household" as const }
  const [own, homes, given, givenHomes, problems, lines] = await Promise.all([
    countProblems(scope, ofVillage),
    countProblems(scope, ofHouseholds),
    sumAssistance(scope, ofVillage),
    sumAssistance(scope, ofHouseholds),
    listProblems(scope, ofVillage),
    listAssistance(scope, ofVillage),
  ])
  const raises = may(scope, "problem.raise")
  const records = may(scope, "assistance.record")
  return (
    <>
      <StatRow>
        <Stat
          label="全村的问题，没有解决"
          value={figure(own.open)}
          unit="个"
          note={overdueNote(own)}
          href={addressOf(PROBLEMS, ofVillage)}
        />
        <Stat
          label="农户的问题，没有解决"
          value={figure(homes.open)}
          unit="个"
          note={overdueNote(homes)}
          href={addressOf(PROBLEMS, ofHouseholds)}
        />
        <Given label="给全村的帮扶" of="village" place={place} totals={given} />
        <Given label="农户得到的帮扶" of="household" place={place} totals={givenHomes} />
      </StatRow>
      <Card
        title="全村的问题（有人负责、有期限的）"
        id="problems"
        flush={problems.rows.length > 0}
        actions={
          raises && (
            <ButtonLink href={`${PROBLEMS}/new?village=${place}`} small icon="plus">
              登记全村的问题
            </ButtonLink>
          )
        }
      >
        {problems.rows.length > 0 ? (
          <ProblemTable rows={problems.rows.slice(0, SHOWN)} label="全村的问题" today={today()} />
        ) : (
          <p className="text-ink-2">没有还要解决的问题。</p>
        )}
      </Card>
      <Card
        title="给全村的帮扶"
        id="assistance"
        flush={lines.rows.length > 0}
        actions={
          records && (
            <ButtonLink href={`${LEDGER}/new?village=${place}`} small icon="plus">
              登记给全村的
            </ButtonLink>
          )
        }
      >
        {lines.rows.length > 0 ? (
          <AssistanceTable rows={lines.rows.slice(0, SHOWN)} label="给全村的帮扶" totals={given} />
        ) : (
          <p className="text-ink-2">还没有登记给全村的物资、资金、项目。</p>
        )}
      </Card>
    </>
  )
}
