import { TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { ALERT_RULES, type AlertRuleKey, type AlertSettings, isEnabled, ruleOf, saysOf } from "@/lib/domain/alert/rules"
import type { RuleYield } from "@/lib/features/alerts/schema"

const NONE: Omit<RuleYield, "rule"> = { raised: 0, live: 0, handled: 0, falseAlarms: 0, cleared: 0 }

/** `12 / 40（30%）` of those that people have judged; a dash where nobody has judged yet. */
function falseShare({ handled, falseAlarms }: Omit<RuleYield, "rule">): string {
  const judged = handled + falseAlarms
  return judged === 0 ? "—" : `${falseAlarms} / ${judged}（${Math.round((falseAlarms / judged) * 100)}%）`
}

/** The rules with what became of their alerts: figures lead to the alerts. */
export function RuleTable(props: {
  rules: readonly AlertRuleKey[]
  settings: AlertSettings
  yields: readonly RuleYield[]
}) {
  return (
    <TableFrame label="预警规则" cards whole>
      <thead>
        <tr>
          <Th>规则</Th>
          <Th>什么时候预警、什么时候消除</Th>
          <Th num>一年来预警</Th>
          <Th num>没有销号</Th>
          <Th num>已处理</Th>
          <Th num>自动消除</Th>
          <Th num>误报 / 核实过的</Th>
        </tr>
      </thead>
      <tbody>
        {props.rules.map((rule) => {
          const found = props.yields.find((each) => each.rule === rule) ?? NONE
          return (
            <tr key={rule}>
              <Td>
                {ALERT_RULES[rule].label} {!isEnabled(props.settings, rule) && <Tag>已停用</Tag>}
              </Td>
              <Td label="什么时候" wrap>
                {saysOf(props.settings, rule)}
                <span className="block text-sm text-ink-3">
                  {ruleOf(rule).reference}；{ruleOf(rule).days} 个工作日内核实
                </span>
              </Td>
              <Td label="一年来预警" num>
                {found.raised.toLocaleString("zh-CN")}
              </Td>
              <Td label="没有销号" num>
                {found.live > 0 ? (
                  <a className="link" href={`/work/alerts?rule=${rule}`}>
                    {found.live.toLocaleString("zh-CN")}
                  </a>
                ) : (
                  0
                )}
              </Td>
              <Td label="已处理" num>
                {found.handled.toLocaleString("zh-CN")}
              </Td>
              <Td label="自动消除" num>
                {found.cleared.toLocaleString("zh-CN")}
              </Td>
              <Td label="误报 / 核实过的" num>
                {falseShare(found)}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
