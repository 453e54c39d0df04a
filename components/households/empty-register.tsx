import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"

/** A county whose register is still empty: what to begin with, as far as the reader may. */
export function EmptyRegister({ mayImport, mayEdit }: { mayImport: boolean; mayEdit: boolean }) {
  return (
    <EmptyState
      title="还没有登记农户"
      icon="house"
      action={
        <>
          {mayImport && (
            <ButtonLink href="/imports" icon="upload" variant="primary">
              导入工作簿
            </ButtonLink>
          )}
          {mayEdit && (
            <ButtonLink href="/households/new" icon="house-plus">
              新增农户
            </ButtonLink>
          )}
        </>
      }
    >
      {mayImport
        ? "从全国系统导出的工作簿可以直接导入，先看清楚会发生什么，确认后才写入。"
        : "农户登记后，这里会显示要办的事。"}
    </EmptyState>
  )
}
