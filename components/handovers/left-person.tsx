"use client"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { passOnWork } from "@/lib/features/handovers/actions"
import type { LeftOffice, Successor } from "@/lib/features/handovers/schema"

const WHY = { disabled: "账号已停用", moved: "职责或地方已变，够不着这些户" } as const

/** What somebody leaves behind, and how each part gets into other hands. */
export function LeftPerson({ person, successors }: { person: LeftOffice; successors: readonly Successor[] }) {
  const { id, name, post, why, households, problems, measures, appointments } = person
  const beside = [
    ...(problems > 0 ? [`问题 ${problems} 个`] : []),
    ...(measures > 0 ? [`措施 ${measures} 项`] : []),
    ...(appointments > 0 ? [`任职 ${appointments} 项`] : []),
  ]
  return (
    <li className="space-y-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {name} {post && <span className="text-sm text-ink-3">{post}</span>}
          <span className="ml-2 text-sm text-ink-3">{WHY[why]}</span>
          <span className="block">
            {[...(households > 0 ? [`帮扶户 ${households} 户`] : []), ...beside].join("，")}
          </span>
        </span>
        {households > 0 && (
          <span className="flex flex-wrap gap-2">
            <ButtonLink href={`/households?helper=${id}`} small>
              看名单
            </ButtonLink>
            <ButtonLink href={`/work/handovers/new?from=${id}`} small icon="arrow-right-left">
              移交帮扶户
            </ButtonLink>
          </span>
        )}
      </div>
      {beside.length > 0 && (
        <details>
          <summary className="min-h-11 content-center text-brand lg:min-h-8">转交{beside.join("、")}</summary>
          <ActionForm
            label={`转交 ${name} 的工作`}
            action={async (data) => outcomeOf(await passOnWork(data), "已转交")}
            footer={<SubmitButton small>转交</SubmitButton>}
          >
            {(errors) => (
              <>
                <input type="hidden" name="fromAccount" value={id} />
                <Select
                  name="toAccount"
                  id={`to-${id}`}
                  label="转给谁"
                  required
                  placeholder="请选择"
                  className="max-w-md"
                  options={successors.map((each) => ({
                    value: each.id,
                    label: each.post ? `${each.name}（${each.post}）` : each.name,
                  }))}
                  error={errors.toAccount}
                />
              </>
            )}
          </ActionForm>
        </details>
      )}
    </li>
  )
}
