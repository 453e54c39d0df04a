import type { Metadata } from "next"
import { CreateAccountForm } from "@/components/accounts/create-account-form"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { grantableRoles } from "@/lib/domain/access/roles"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata: Metadata = { title: "新建用户" }

/** A new user with the rights that the administrator has to give. */
export default async function NewAccountPage() {
  const scope = await requireScope("account.manage")
  const places = await listPlaces(scope)
  return (
    <div className="max-w-3xl">
      <PageHeader title="新建用户" breadcrumbs={[{ label: "用户", href: "/admin/accounts" }, { label: "新建" }]} />
      <Card>
        <CreateAccountForm
          roles={grantableRoles(scope)}
          county={{ code: scope.countyCode, name: scope.countyName }}
          places={places}
        />
      </Card>
    </div>
  )
}
