import { EmptyRegister } from "@/components/households/empty-register"
import { grouped } from "@/components/households/words"
import { tasksOf } from "@/components/today/tasks"
import { TodayList } from "@/components/today/today-list"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { countToday } from "@/lib/features/today/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may, type Scope } from "@/lib/platform/scope/scope"

export const metadata = { title: "今日" }

export default async function TodayPage() {
  const scope = await requireScope("household.read")
  const figures = await countToday(scope)
  const tasks = tasksOf(figures)
  return (
    <>
      <PageHeader
        title="今日"
        count={today()}
        actions={
          <>
            {figures.mine > 0 && (
              <ButtonLink href="/households?helper=me" icon="users">
                我负责的 {grouped(figures.mine)} 户
              </ButtonLink>
            )}
            {may(scope, "overview.read") && (
              <ButtonLink href="/table" icon="table-2">
                县表
              </ButtonLink>
            )}
          </>
        }
      />
      {tasks.length > 0 ? <TodayList tasks={tasks} /> : <NothingWaits scope={scope} />}
    </>
  )
}

async function NothingWaits({ scope }: { scope: Scope }) {
  const { households } = await registerTotals(scope)
  if (scope.reach === "county" && households === 0)
    return <EmptyRegister mayImport={may(scope, "import.run")} mayEdit={may(scope, "household.edit")} />
  return (
    <EmptyState
      title="今天没有到期的事"
      icon="circle-check"
      action={<ButtonLink href="/households">查找农户</ButtonLink>}
    />
  )
}
