import { pathwayName } from "@/components/households/words"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { EDUCATION_LABELS } from "@/lib/domain/classification/labels"
import { ruleOf, SCOPE_GATE } from "@/lib/domain/classification/rules"
import type { Parameter } from "@/lib/domain/policy/parameter"
import type { PolicySet } from "@/lib/domain/policy/policy-set"

/** The rules in their order: the first that holds gives the primary pathway. */
export function RulesTable({ policy }: { policy: PolicySet }) {
  return (
    <TableFrame label="判定规则的先后次序" whole cards>
      <thead>
        <tr>
          <Th>次序</Th>
          <Th>规则</Th>
          <Th>条件</Th>
          <Th>主路径</Th>
          <Th>排在这里的理由</Th>
          <Th>文件</Th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">先看 {SCOPE_GATE.key}</th>
          <Td label="规则">{SCOPE_GATE.label}</Td>
          <Td label="条件" wrap>
            {SCOPE_GATE.condition}
          </Td>
          <Td label="主路径">无</Td>
          <Td label="排在这里的理由" wrap>
            {SCOPE_GATE.reason}
          </Td>
          <Td label="文件" wrap>
            {SCOPE_GATE.reference}
          </Td>
        </tr>
        {policy.order.map((key, index) => {
          const rule = ruleOf(key)
          return (
            <tr key={key}>
              <th scope="row">
                {index + 1} <span className="text-sm font-normal text-ink-3">{key}</span>
              </th>
              <Td label="规则" wrap>
                {rule.label}
              </Td>
              <Td label="条件" wrap>
                {rule.condition}
              </Td>
              <Td label="主路径">{pathwayName(rule.pathway)}</Td>
              <Td label="排在这里的理由" wrap>
                {rule.reason}
              </Td>
              <Td label="文件" wrap>
                {rule.reference}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

const isEducation = (value: unknown): value is keyof typeof EDUCATION_LABELS =>
  typeof value === "string" && Object.hasOwn(EDUCATION_LABELS, value)

/** A parameter's value in words. */
export const valueText = (parameter: Parameter, value: number | string): string =>
  isEducation(value) ? EDUCATION_LABELS[value] : `${value}${parameter.unit && ` ${parameter.unit}`}`

/** Every dated value of every parameter with its document; the one in force on `day` is named. */
export function ParametersTable({ policy, day }: { policy: PolicySet; day: string }) {
  return (
    <TableFrame label="判定参数" cards>
      <thead>
        <tr>
          <Th>参数</Th>
          <Th>值</Th>
          <Th>自</Th>
          <Th>依据</Th>
        </tr>
      </thead>
      <tbody>
        {policy.parameters.flatMap((parameter) =>
          [...parameter.values].reverse().map((entry) => (
            <tr key={parameter.key + entry.from}>
              <th scope="row">{parameter.label}</th>
              <Td label="值">
                {valueText(parameter, entry.value)}
                {entry.from > day && <span className="ml-2 text-sm text-ink-3">未到生效日</span>}
              </Td>
              <Td label="自">{entry.from}</Td>
              <Td label="依据" wrap>
                {entry.reference}
              </Td>
            </tr>
          )),
        )}
      </tbody>
    </TableFrame>
  )
}
