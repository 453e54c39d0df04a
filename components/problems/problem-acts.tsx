"use client"
import type { ReactNode } from "react"
import { FoldedForm } from "@/components/ui/folded-form"
import { DateInput, TextArea } from "@/components/ui/inputs"
import { type Outcome, outcomeOf } from "@/components/ui/outcome"
import type { OwnerPerson } from "@/lib/domain/problem/owner"
import type { Result } from "@/lib/domain/result"
import {
  assignProblem,
  closeProblem,
  noteProblem,
  postponeProblem,
  reopenProblem,
} from "@/lib/features/problems/actions"
import type { ProblemRecord } from "@/lib/features/problems/schema"
import { OwnerField } from "./owner-field"

type Errors = Readonly<Record<string, string>>

/** One act on a problem, folded until it is wanted. */
function Act(props: {
  problem: ProblemRecord
  title: string
  button: string
  open?: boolean
  act: (data: FormData) => Promise<Result<unknown>>
  children: (errors: Errors) => ReactNode
}) {
  const { problem, act, ...rest } = props
  const send = async (data: FormData): Promise<Outcome> => outcomeOf(await act(data), "已保存")
  return <FoldedForm {...rest} values={{ id: problem.id, changedAt: problem.changedAt }} action={send} />
}

/** Everything that can be done with a problem now. `speaks` = somebody who talks with the household and may close it. */
export function ProblemActs(props: {
  problem: ProblemRecord
  today: string
  speaks: boolean
  people: readonly OwnerPerson[]
}) {
  const { problem, today, speaks, people } = props
  if (problem.state === "closed")
    return (
      <Act problem={problem} title="问题没有真正解决，重新打开" button="重新打开" act={reopenProblem}>
        {(errors) => (
          <>
            <DateInput name="dueOn" label="新的期限" required min={today} error={errors.dueOn} />
            <TextArea name="reason" label="原因" required maxLength={300} error={errors.reason} />
          </>
        )}
      </Act>
    )
  return (
    <div className="space-y-3">
      <Act problem={problem} title="记一笔进展" button="记下" open={!speaks} act={noteProblem}>
        {(errors) => <TextArea name="note" label="做了什么" required maxLength={300} error={errors.note} />}
      </Act>
      {speaks && (
        <Act problem={problem} title="已解决，销号" button="销号" act={closeProblem}>
          {(errors) => (
            <>
              <DateInput name="on" label="解决日期" required defaultValue={today} max={today} error={errors.on} />
              <TextArea name="doneWhat" label="做了什么" required maxLength={500} error={errors.doneWhat} />
              {problem.householdId && (
                <TextArea
                  name="householdWord"
                  label="农户怎么说"
                  hint="写谁说的、满意不满意；没有农户的话不能销号"
                  required
                  maxLength={300}
                  error={errors.householdWord}
                />
              )}
            </>
          )}
        </Act>
      )}
      {speaks && (
        <Act problem={problem} title="转给别人办理" button="转办" act={assignProblem}>
          {(errors) => (
            <>
              <OwnerField people={people} handles error={errors.owner} />
              <TextArea name="note" label="交代的话" required={false} maxLength={300} error={errors.note} />
            </>
          )}
        </Act>
      )}
      <Act problem={problem} title="延长期限" button="延期" act={postponeProblem}>
        {(errors) => (
          <>
            <DateInput name="dueOn" label="新的期限" required min={problem.dueOn} error={errors.dueOn} />
            <TextArea name="reason" label="原因" required maxLength={300} error={errors.reason} />
          </>
        )}
      </Act>
    </div>
  )
}
