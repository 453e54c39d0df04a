import type { Metadata } from "next"
import { cookies } from "next/headers"
import { ChangePasswordForm } from "@/components/accounts/change-password-form"
import { OwnPhones } from "@/components/accounts/own-phones"
import { OwnSessions } from "@/components/accounts/own-sessions"
import { Alert } from "@/components/ui/alert"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeader } from "@/components/ui/page-header"
import { departmentLabel } from "@/lib/domain/access/administration"
import { REACH_LABEL, roleOf } from "@/lib/domain/access/roles"
import { placeName } from "@/lib/domain/village/place"
import { getOwnAccount, listSessions } from "@/lib/features/accounts/queries"
import { listDevices } from "@/lib/features/field/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { sessionIdOf } from "@/lib/platform/auth/token"
import { minuteOf } from "@/lib/platform/clock"
import { env } from "@/lib/platform/env"
import { requireScope } from "@/lib/platform/scope/require"
import type { Scope } from "@/lib/platform/scope/scope"

export const metadata: Metadata = { title: "账号" }

/** One's own account. With an initial password this is the only page, and only its change is offered. */
export default async function OwnAccountPage() {
  const scope = await requireScope(null)
  const { username, mustChangePassword: forced } = scope
  return (
    <div className="max-w-3xl space-y-5">
      <PageHeader title={forced ? "请先修改初始密码" : "我的账号"} />
      {forced && <Alert tone="info" title="初始密码只用于第一次登录，改成只有您自己知道的密码后即可开始使用。" />}
      {!forced && (
        <Card title={scope.actorName}>
          <DescriptionList facts={await factsOf(scope)} />
        </Card>
      )}
      <Card title="修改密码">
        <ChangePasswordForm username={username} forced={forced} />
      </Card>
      {!forced && <Sessions scope={scope} />}
      {!forced && <OwnPhones phones={await phonesOf(scope)} />}
    </div>
  )
}

async function Sessions({ scope }: { scope: Scope }) {
  const [sessions, current] = await Promise.all([
    listSessions(scope, scope.actorId, env().SESSION_IDLE_MINUTES),
    cookies().then(sessionIdOf),
  ])
  const rule = `${env().SESSION_IDLE_MINUTES} 分钟没有操作，或登录满 ${env().SESSION_ABSOLUTE_HOURS} 小时，会自动退出。`
  return (
    <Card title="登录中的设备" subtitle={rule}>
      <OwnSessions sessions={sessions} current={current} />
    </Card>
  )
}

async function phonesOf(scope: Scope) {
  const devices = await listDevices(scope, scope.actorId)
  const minute = (at: string | null) => at && minuteOf(new Date(at))
  return devices.map((device) => ({ ...device, pulledAt: minute(device.pulledAt), wipedAt: minute(device.wipedAt) }))
}

async function factsOf(scope: Scope) {
  const own = await getOwnAccount(scope)
  const role = roleOf(scope.role)
  const place =
    role.reach === "township" || role.reach === "village" ? placeName(await listPlaces(scope), scope.area) : ""
  return [
    { label: "用户名", value: scope.username },
    { label: "角色", value: role.label },
    { label: "能看的范围", value: place || REACH_LABEL[role.reach] },
    { label: "部门", value: departmentLabel(scope.department) ?? "—" },
    { label: "职务", value: own?.post ?? "—" },
    { label: "上次修改密码", value: own ? minuteOf(own.passwordSetAt) : "—" },
  ]
}
