import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import { departmentLabel } from "@/lib/domain/access/administration"
import { type RoleKey, roleOf } from "@/lib/domain/access/roles"
import type { AccountState } from "@/lib/features/accounts/schema"
import { minuteOf } from "@/lib/platform/clock"
import { AccountStateTag } from "./account-state"

export interface ListedAccount {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: RoleKey
  readonly department: string | null
  readonly post: string | null
  readonly state: AccountState
  readonly lastSignInAt: Date | null
  readonly mustChangePassword: boolean
  /** "全县", "普集街道 · 东关村" */
  readonly areaWords: string
}

/** Everybody who may sign in, with role and area in words. */
export function AccountTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  return (
    <TableFrame label="用户" cards>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>用户名</Th>
          <Th>角色</Th>
          <Th>范围</Th>
          <Th>部门、职务</Th>
          <Th>状态</Th>
          <Th>最近登录</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <RowLink href={`/admin/accounts/${account.id}`}>{account.displayName}</RowLink>
            </th>
            <Td label="用户名">{account.username}</Td>
            <Td label="角色">{roleOf(account.role).label}</Td>
            <Td label="范围">{account.areaWords}</Td>
            <Td label="部门、职务">
              {[departmentLabel(account.department), account.post].filter(Boolean).join(" · ") || "—"}
            </Td>
            <Td label="状态">
              <AccountStateTag state={account.state} initial={account.mustChangePassword} />
            </Td>
            <Td label="最近登录">{account.lastSignInAt ? minuteOf(account.lastSignInAt) : "从未"}</Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
