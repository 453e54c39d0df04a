"use client"
import { RadioGroup } from "@/components/ui/choices"
import { FoldedForm } from "@/components/ui/folded-form"
import { TextArea } from "@/components/ui/inputs"
import { type Outcome, outcomeOf } from "@/components/ui/outcome"
import type { Result } from "@/lib/domain/result"
import { closeAlert, confirmAlert, noteAlert } from "@/lib/features/alerts/actions"
import type { AlertRecord } from "@/lib/features/alerts/schema"

const sent =
  (act: (data: FormData) => Promise<Result<unknown>>) =>
  async (data: FormData): Promise<Outcome> =>
    outcomeOf(await act(data), "已保存")

/** What can be said of a live alert: it is so, what was done, how it ended. */
export function AlertActs({ alert }: { alert: AlertRecord }) {
  const values = { id: alert.id, changedAt: alert.changedAt }
  return (
    <div className="space-y-3">
      {alert.state === "open" && (
        <FoldedForm values={values} title="核实过，情况属实" button="属实，开始处理" open action={sent(confirmAlert)}>
          {(errors) => (
            <TextArea
              name="note"
              id="confirm-note"
              label="核实到什么情况"
              hint="写什么时候、向谁核实，情况怎样"
              required
              maxLength={300}
              error={errors.note}
            />
          )}
        </FoldedForm>
      )}
      {alert.state === "confirmed" && (
        <FoldedForm values={values} title="记一笔进展" button="记下" open action={sent(noteAlert)}>
          {(errors) => (
            <TextArea name="note" id="progress-note" label="做了什么" required maxLength={300} error={errors.note} />
          )}
        </FoldedForm>
      )}
      <FoldedForm values={values} title="销号" button="销号" action={sent(closeAlert)}>
        {(errors) => (
          <>
            <RadioGroup
              name="outcome"
              label="结果"
              required
              error={errors.outcome}
              choices={[
                { value: "handled", label: "已处理", hint: "问题解决了，或者已经纳入帮扶" },
                {
                  value: "falseAlarm",
                  label: "误报",
                  hint: "核实以后没有这回事，或者不影响生活；登记有误的请同时更正",
                },
              ]}
            />
            <TextArea
              name="note"
              id="close-note"
              label="做了什么，或者为什么是误报"
              required
              maxLength={300}
              error={errors.note}
            />
          </>
        )}
      </FoldedForm>
    </div>
  )
}
