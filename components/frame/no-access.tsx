import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"

/** Absent and out of reach look the same: whoever may not see a record does not learn whether it exists. */
export function NoAccess() {
  return (
    <div className="mx-auto max-w-2xl py-10">
      <EmptyState
        icon="lock"
        title="没有这一页，或不在您的查看范围内"
        action={<ButtonLink href="/">回到首页</ButtonLink>}
      >
        请核对地址；如工作需要查看，请联系县里的系统管理员调整您的岗位或范围。
      </EmptyState>
    </div>
  )
}
