import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { AccountActs } from "@/components/accounts/account-acts"
import { AccountStateTag } from "@/components/accounts/account-state"
import { EditAccountForm } from "@/components/accounts/edit-account-form"
import { SessionList } from "@/components/accounts/session-list"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeader } from "@/components/ui/page-header"
import { departmentLabel, FORBIDDEN_LABEL, mayAdminister } from "@/lib/domain/access/administration"
import { grantableRoles, REACH_LABEL, roleOf } from "@/lib/domain/access/roles"
import { placeName } from "@/lib/domain/village/place"
import { type AccountRow, getAccount, listSessions } from "@/lib/features/accounts/queries"
import { householdsOf } from "@/lib/features/handovers/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { minuteOf } from "@/lib/platform/clock"
import { env } from "@/lib/platform/env"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata: Metadata = { title: "用户" }

/** One user: what they may do, what can be done to the account, where it is signed in. */
export default async function AccountPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await requireScope("account.manage")
  const account = await getAccount(scope, (await params).id)
  if (!account) notFound()
  const [places, sessions, households] = await Promise.all([
    listPlaces(scope),
    listSessions(scope, account.id, env().SESSION_IDLE_MINUTES),
    householdsOf(scope, account.id),
  ])
  const forbidden = mayAdminister({ id: scope.actorId, role: scope.role, area: scope.area }, account)
  const { id, displayName, username, state } = account
  return (
    <div className="max-w-4xl space-y-5">
      <PageHeader
        title={displayName}
        count={<AccountStateTag state={state} initial={account.mustChangePassword} />}
        breadcrumbs={[{ label: "用户", href: "/admin/accounts" }, { label: displayName }]}
      />
      {households.length > 0 && (
        <Alert
          tone={state === "disabled" ? "warn" : "info"}
          title={`还负责 ${households.length} 户`}
          actions={
            <ButtonLink href={`/work/handovers/new?from=${id}`} icon="arrow-right-left">
              提出移交
            </ButtonLink>
          }
        >
          停用、换角色或换范围以前，请先移交给别人：对方接收以后责任才转过去，帮扶户不能没有责任人。
        </Alert>
      )}
      <Card title="账号">
        <div className="space-y-5">
          <DescriptionList facts={factsOf(account, placeName(places, account.area) || scope.countyName)} />
          {forbidden ? (
            <Alert tone="info" title={FORBIDDEN_LABEL[forbidden]} />
          ) : (
            <AccountActs id={id} name={displayName} username={username} state={state} sessions={sessions.length} />
          )}
        </div>
      </Card>
      {!forbidden && (
        <Card title="角色和范围">
          <EditAccountForm
            id={id}
            values={account}
            roles={grantableRoles(scope)}
            county={{ code: scope.countyCode, name: scope.countyName }}
            places={places}
          />
        </Card>
      )}
      <Card title="登录中的设备">
        <SessionList sessions={sessions} />
      </Card>
    </div>
  )
}

function factsOf(account: AccountRow, area: string) {
  const { role, lockedUntil, lastSignInAt, state } = account
  const locked = state === "locked" && lockedUntil ? [{ label: "锁定至", value: minuteOf(lockedUntil) }] : []
  return [
    { label: "用户名", value: account.username },
    { label: "角色", value: roleOf(role).label },
    { label: "范围", value: roleOf(role).reach === "own" ? REACH_LABEL.own : area },
    { label: "部门", value: departmentLabel(account.department) ?? "—" },
    { label: "职务", value: account.post ?? "—" },
    { label: "工作电话", value: account.workPhone ?? "—" },
    { label: "最近登录", value: lastSignInAt ? minuteOf(lastSignInAt) : "从未登录" },
    { label: "建立时间", value: minuteOf(account.createdAt) },
    ...locked,
  ]
}
