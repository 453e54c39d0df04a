"use client"
import { ActionForm } from "@/components/ui/action-form"
import { Icon } from "@/components/ui/icon"
import { TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import type { SavedView } from "@/lib/features/households/schema"
import { removeView, saveView } from "@/lib/features/saved-views/actions"

/** One's own lists by name, and the present one's conditions to be kept under a name. */
export function SavedViews({ views, query }: { views: readonly SavedView[]; query: string }) {
  return (
    <details data-menu="" className="menu">
      <summary className="btn btn-secondary">
        <Icon name="list-checks" />
        我的视图{views.length > 0 && ` ${views.length}`}
      </summary>
      <div className="menu-panel right-0 w-80 max-w-[90vw] p-3">
        {views.length === 0 && (
          <p className="mb-3 text-sm text-ink-2">还没有保存的视图。选好条件后起个名字，下次一点就到。</p>
        )}
        <ul className="mb-3 space-y-1">
          {views.map((view) => (
            <li key={view.id} className="flex items-center gap-2">
              <a href={`/households${view.query}`} className="menu-item flex-1">
                {view.name}
              </a>
              <form action={async () => void (await removeView({ id: view.id }))}>
                <button type="submit" className="btn btn-quiet btn-small" aria-label={`删除视图 ${view.name}`}>
                  <Icon name="x" />
                </button>
              </form>
            </li>
          ))}
        </ul>
        {query && (
          <ActionForm
            label="保存当前条件"
            className="space-y-3 border-t border-line pt-3"
            action={async (data) => outcomeOf(await saveView(data), "已保存")}
            footer={<SubmitButton small>保存当前条件</SubmitButton>}
          >
            <input type="hidden" name="query" value={query} />
            <TextInput name="name" label="视图名称" maxLength={30} required />
          </ActionForm>
        )}
      </div>
    </details>
  )
}
