import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"

/** In place of a form that needs a household, for whoever has some households of their own: those of a place are others' business. */
export function ChooseHousehold({ title, what, tab }: { title: string; what: string; tab: string }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title="请先选一户" icon="users" action={<ButtonLink href="/households">选农户</ButtonLink>}>
        打开这一户的“{tab}”，在那里登记{what}。全村的由镇村登记。
      </EmptyState>
    </>
  )
}
