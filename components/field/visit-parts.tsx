import { DateInput, TextArea, TextInput } from "@/components/ui/inputs"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import type { FormFields } from "@/lib/domain/field/visit-form"
import {
  ASSURANCE_ANSWERS,
  ASSURANCES,
  INCOME_KINDS,
  NOTICED_EVENTS,
  POLICY_ANSWERS,
  VISIT_MODES,
} from "@/lib/domain/visit/answers"
import { today } from "@/lib/platform/clock"
import { ChangeFields } from "./change-fields"
import { before, Chips, Part } from "./controls"
import { ProblemParts } from "./problem-parts"

interface Props {
  readonly fields: FormFields
  /** Undefined when the household is no more on the phone: what was typed is kept all the same. */
  readonly copy: HouseholdCopy | undefined
}

/** The form in five short parts, one column; last time's answers stand grey under the controls. */
export function VisitParts({ fields, copy }: Props) {
  return (
    <>
      <Part title="1 见到谁">
        <DateInput name="visitedOn" label="哪天" max={today()} defaultValue={before(fields, "visitedOn")} />
        <Chips name="mode" label="怎么见的" fields={fields} choices={Object.entries(VISIT_MODES)} />
        <Chips name="met" label="见到谁" fields={fields} choices={people(copy)} several />
      </Part>
      <Part title="2 变化">
        {copy ? <ChangeFields fields={fields} copy={copy} /> : <p className="text-ink-2">这一户不在手机里</p>}
        <Chips name="events" label="家里的大事" fields={fields} choices={Object.entries(NOTICED_EVENTS)} several />
        <TextInput
          name="eventNote"
          label="大事是谁、什么时候"
          required={false}
          hint="由镇办核实后登记家庭变动"
          defaultValue={before(fields, "eventNote")}
          maxLength={200}
          autoComplete="off"
        />
      </Part>
      <Part title="3 保障">
        <Assurances fields={fields} copy={copy} />
      </Part>
      <Part title="4 收入与政策">
        <Income fields={fields} copy={copy} />
        <Policies fields={fields} copy={copy} />
        <Measures fields={fields} copy={copy} />
        <Chips
          name="policyExplained"
          label="政策"
          labelHidden
          fields={fields}
          choices={[["yes", "已讲明白政策和明白卡"]]}
          several
        />
      </Part>
      <Part title="5 问题与一句话">
        <TextArea
          name="needs"
          label="需求"
          required={false}
          last={lastText(copy, "needs")}
          defaultValue={before(fields, "needs")}
          maxLength={500}
        />
        <details open={before(fields, "problemTitle") !== undefined}>
          <summary className="flex min-h-11 items-center text-brand">有问题要解决</summary>
          <ProblemParts fields={fields} />
        </details>
        <TextArea
          name="sentence"
          label="一句话情况"
          last={copy?.lastVisit?.sentence}
          defaultValue={before(fields, "sentence")}
          maxLength={500}
        />
      </Part>
    </>
  )
}

/** The head by name, the others by their ids. */
function people(copy: HouseholdCopy | undefined): [string, string][] {
  const others = (copy?.members ?? []).filter(({ relation }) => relation !== "head")
  return [
    ["head", copy ? `户主 ${copy.head}` : "户主"],
    ...others.map(({ id, name }): [string, string] => [id, name]),
    ["nobody", "没有见到人"],
  ]
}

const lastContent = (copy: HouseholdCopy | undefined, part: string, key: string): unknown => {
  const content = copy?.lastVisit?.content[part]
  return typeof content === "object" && content !== null ? (content as Record<string, unknown>)[key] : undefined
}
const lastText = (copy: HouseholdCopy | undefined, key: string): string | undefined =>
  String(copy?.lastVisit?.content[key] ?? "") || undefined

function Assurances({ fields, copy }: Props) {
  return Object.entries(ASSURANCES).map(([key, label]) => {
    const last = lastContent(copy, "assurances", key) as keyof typeof ASSURANCE_ANSWERS | undefined
    return (
      <Chips
        key={key}
        name={`assurance:${key}`}
        label={label}
        fields={fields}
        choices={Object.entries(ASSURANCE_ANSWERS)}
        last={last && (ASSURANCE_ANSWERS[last] ?? last)}
      />
    )
  })
}

function Income({ fields, copy }: Props) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">上次走访以来的收入（元，选填）</legend>
      <div className="grid grid-cols-2 gap-3">
        {Object.entries(INCOME_KINDS).map(([key, label]) => {
          const last = lastContent(copy, "income", key)
          return (
            <TextInput
              key={key}
              name={`income:${key}`}
              label={label}
              inputMode="decimal"
              autoComplete="off"
              last={last === undefined ? undefined : `${last} 元`}
              defaultValue={before(fields, `income:${key}`)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** What the household should have, one by one; with what it said last time. */
function Policies({ fields, copy }: Props) {
  const lines = copy?.policies ?? []
  if (lines.length === 0) return null
  return (
    <section aria-label="应享政策" className="space-y-4">
      <p className="font-medium">应享政策，逐项问（选填）</p>
      {lines.map(({ key, label, why }) => (
        <div key={key}>
          <Chips
            name={`policy:${key}`}
            label={label}
            fields={fields}
            choices={Object.entries(POLICY_ANSWERS)}
            last={lastPolicy(copy, key)}
          />
          <p className="mt-1 text-sm text-ink-3">{why}</p>
        </div>
      ))}
    </section>
  )
}

function lastPolicy(copy: HouseholdCopy | undefined, key: string): string | undefined {
  const last: unknown = copy?.lastVisit?.content.policies
  const answers = (Array.isArray(last) ? last : []) as { key: string; answer: string }[]
  const answer = answers.find((each) => each.key === key)?.answer
  return answer && (POLICY_ANSWERS[answer as keyof typeof POLICY_ANSWERS] ?? answer)
}

function Measures({ fields, copy }: Props) {
  const delivered = (copy?.measures ?? []).filter(({ state }) => state === "delivered")
  return delivered.map(({ id, title }) => (
    <Chips
      key={id}
      name={`measure:${id}`}
      label={`“${title}”农户收到了吗`}
      fields={fields}
      choices={[
        ["yes", "收到了"],
        ["no", "没收到"],
      ]}
    />
  ))
}
