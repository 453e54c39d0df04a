import type { Metadata } from "next"
import { AccountTable } from "@/components/accounts/account-table"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { REACH_LABEL, ROLE_KEYS, roleOf } from "@/lib/domain/access/roles"
import { placeName } from "@/lib/domain/village/place"
import { countAccounts, listAccounts } from "@/lib/features/accounts/queries"
import { ACCOUNT_STATES, type AccountFilter, accountFilterSchema } from "@/lib/features/accounts/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"

type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

export const metadata: Metadata = { title: "用户" }

const PATH = "/admin/accounts"

/** Everybody of the county who may sign in. */
export default async function AccountsPage({ searchParams }: { searchParams: Query }) {
  const scope = await requireScope("account.manage")
  const filter = accountFilterSchema.parse(await searchParams)
  const [counts, { rows, more }, places] = await Promise.all([
    countAccounts(scope),
    listAccounts(scope, filter),
    listPlaces(scope),
  ])
  const words = (area: string): string => placeName(places, area) || REACH_LABEL.county
  const accounts = rows.map((row) => ({ ...row, areaWords: words(row.area) }))
  const total = `可登录 ${counts.active + counts.locked} 人${counts.disabled > 0 ? `，停用 ${counts.disabled} 人` : ""}`
  return (
    <>
      <PageHeader
        title="用户"
        count={total}
        actions={
          <ButtonLink href={`${PATH}/new`} variant="primary" icon="user-plus">
            新建用户
          </ButtonLink>
        }
      />
      <AccountFilterBar filter={filter} />
      {accounts.length > 0 ? (
        <AccountTable accounts={accounts} />
      ) : (
        <EmptyState title="没有符合条件的用户" action={<ButtonLink href={PATH}>清除条件</ButtonLink>} />
      )}
      <Pager
        previous={filter.after ? addressOf(PATH, { ...filter, after: undefined }) : undefined}
        next={more ? addressOf(PATH, { ...filter, after: rows.at(-1)?.username }) : undefined}
        label="用户翻页"
      />
    </>
  )
}

function AccountFilterBar({ filter }: { filter: AccountFilter }) {
  const roles = ROLE_KEYS.filter((key) => key !== "operator").map((key) => ({ value: key, label: roleOf(key).label }))
  const states = Object.entries(ACCOUNT_STATES).map(([value, label]) => ({ value, label }))
  return (
    <FilterBar
      action={PATH}
      search={{ name: "q", label: "查找姓名或用户名", value: filter.q }}
      filters={[
        { name: "role", label: "角色", value: filter.role, options: roles },
        { name: "state", label: "状态", value: filter.state, options: states },
      ]}
    />
  )
}
