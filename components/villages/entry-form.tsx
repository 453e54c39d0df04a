"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { DateInput, TextArea, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import type { EntryKind } from "@/lib/domain/village/profile"
import { saveVillageEntry } from "@/lib/features/villages/actions"
import type { VillageEntry } from "@/lib/features/villages/schema"

const DATES: Record<EntryKind, { due: string; done: string }> = {
  problem: { due: "解决期限", done: "解决日期" },
  need: { due: "需要日期", done: "落实日期" },
  plan: { due: "计划完成", done: "完成日期" },
  help: { due: "帮扶截止", done: "完成日期" },
}

/** A line of one of the village's lists, new or changed. */
export function EntryForm(props: {
  villageCode: string
  kind: EntryKind
  label: string
  entry?: VillageEntry | undefined
}) {
  const { villageCode, kind, label, entry } = props
  const router = useRouter()
  const back = `/villages/${villageCode}#${kind}`
  return (
    <ActionForm
      label={label}
      action={async (data) => {
        const result = await saveVillageEntry(data)
        if (result.ok) router.push(back, { scroll: false })
        return outcomeOf(result, "已保存")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存</SubmitButton>
          <ButtonLink href={back} data-keep-scroll="">
            取消
          </ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="villageCode" value={villageCode} />
          <input type="hidden" name="kind" value={kind} />
          {entry && <input type="hidden" name="id" value={entry.id} />}
          <div className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
            <TextInput
              name="title"
              label="内容"
              required
              maxLength={100}
              defaultValue={entry?.title}
              error={errors.title}
              className="sm:col-span-2"
            />
            <TextArea
              name="detail"
              label="说明"
              required={false}
              maxLength={1000}
              defaultValue={entry?.detail}
              error={errors.detail}
              className="sm:col-span-2"
            />
            <DateInput
              name="dueOn"
              label={DATES[kind].due}
              defaultValue={entry?.dueOn ?? undefined}
              error={errors.dueOn}
            />
            <DateInput
              name="doneOn"
              label={DATES[kind].done}
              defaultValue={entry?.doneOn ?? undefined}
              error={errors.doneOn}
            />
          </div>
        </>
      )}
    </ActionForm>
  )
}
