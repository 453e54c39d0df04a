"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { TextArea } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { publishPolicy } from "@/lib/features/policy/actions"

/** Publishes a draft after its preview, with the reason that the audit trail keeps. */
export function PublishForm({ preview, version }: { preview: string; version: number }) {
  const router = useRouter()
  return (
    <ActionForm
      label="发布判定规则"
      action={async (data) => {
        const result = await publishPolicy(data)
        if (result.ok) router.push(result.value ? "/classification" : "/admin/policy")
        return outcomeOf(result, "已发布")
      }}
      footer={
        <>
          <SubmitButton icon="send">发布第 {version} 版</SubmitButton>
          <ButtonLink href="/admin/policy">不发布</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="preview" value={preview} />
          <TextArea
            name="reason"
            label="发布理由"
            hint="谁决定的、依据什么（至少 5 个字）；随版本保存，不能再改"
            error={errors.reason}
            maxLength={500}
            required
          />
        </>
      )}
    </ActionForm>
  )
}
