import type { Metadata } from "next"
import { RolesTable } from "@/components/accounts/roles-table"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata: Metadata = { title: "角色与权限" }

/** Which role may do what and see how far: the table by which the program itself decides. */
export default async function RolesPage() {
  await requireScope("account.manage")
  return (
    <>
      <PageHeader
        title="角色与权限"
        subtitle="每个用户有一个角色和一个范围。管理员不能授予自己没有的权限；每次查看完整号码、导出和修改都会留痕。"
        actions={<PrintButton />}
      />
      <RolesTable />
    </>
  )
}
