import { ButtonLink } from "@/components/ui/button"
import { TextArea } from "@/components/ui/inputs"
import { SubmitButton } from "@/components/ui/submit-button"
import { EXPORT_KINDS, EXPORT_LABEL } from "@/lib/features/exports/schema"

/**
 * The downloads of one list. `query` is the list's query with its question mark; `whole` offers whole ID numbers to whoever may
 * have them and asks what for.
 */
export function ExportLinks({ query, whole }: { query: string; whole: boolean }) {
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        {EXPORT_KINDS.map((kind) => (
          <ButtonLink key={kind} href={`/api/exports/${kind}${query}`} icon="download" download="">
            {EXPORT_LABEL[kind]}
          </ButtonLink>
        ))}
      </div>
      {whole && (
        <details>
          <summary className="cursor-pointer text-brand">导出完整证件号码</summary>
          <form action="/api/exports/members" method="post" className="mt-3 space-y-3">
            <input type="hidden" name="query" value={query} />
            <TextArea name="reason" label="用途" hint="会记入审计日志" required minLength={4} maxLength={500} />
            <SubmitButton icon="download">导出家庭成员（完整证件号码）</SubmitButton>
          </form>
        </details>
      )}
    </div>
  )
}
