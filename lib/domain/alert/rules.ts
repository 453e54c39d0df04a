/** A figure of a rule that a county may set otherwise. */
export interface Threshold {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly max: number
}

/** What is watched for: one open alert per household and rule. */
export interface AlertRule {
  readonly label: string
  /** When the alert is raised and when it goes away, as it is told to people. `{name}` stands for a threshold. */
  readonly says: string
  /** The document behind it. */
  readonly reference: string
  /** Working days in which somebody is to look and say what it is. */
  readonly days: number
  /** It tells about somebody's health: only whoever may read health information sees it. */
  readonly health?: true
  readonly thresholds?: Readonly<Record<string, Threshold>>
  /** The category under which a problem is raised from it. */
  readonly problem: "housing" | "water" | "schooling" | "medical" | "livelihood" | "policy" | "work" | "other"
}

const yuan = (label: string, value: number): Threshold => ({ label, unit: "元", value, min: 100, max: 1_000_000 })
const days = (label: string, value: number): Threshold => ({ label, unit: "天", value, min: 7, max: 366 })

/**
 * The rules over what is recorded (data dictionary 3.6; D3-13, D3-17, D3-18, D1-5). The figures of the medical rule are one
 * county's and stand here as a beginning: each county sets its own.
 */
export const ALERT_RULES = {
  housing: {
    label: "住房不安全",
    says: "住房鉴定为 C、D 级，或者登记有安全隐患、住房安全没有保障；改好并登记以后消除。",
    reference: "数据字典 3.6；D2-11",
    days: 5,
    problem: "housing",
  },
  water: {
    label: "饮水不安全",
    says: "登记的饮水安全没有保障；解决并登记以后消除。",
    reference: "数据字典 3.6；D3-17",
    days: 5,
    problem: "water",
  },
  schooling: {
    label: "失学辍学",
    says: "有义务教育阶段成员失学辍学，或者登记的义务教育没有保障；返校并登记以后消除。",
    reference: "数据字典 3.6；D3-17",
    days: 3,
    problem: "schooling",
  },
  uninsured: {
    label: "有人没有参加医保",
    says: "登记了有成员没有参加城乡居民医保或职工医保；参保并登记以后消除。",
    reference: "数据字典 3.6；D3-17",
    days: 5,
    problem: "medical",
  },
  medical: {
    label: "看病自付多",
    says: "本年度登记的个人自付医疗费，脱贫户和监测对象达到 {onRoll} 元、其他农户达到 {others} 元；回落到八成以下才消除。",
    reference: "数据字典 3.6（一个县的标准，各县可调）",
    days: 5,
    health: true,
    thresholds: { onRoll: yuan("脱贫户、监测对象", 5000), others: yuan("其他农户", 20_000) },
    problem: "medical",
  },
  illness: {
    label: "新患大病",
    says: "{window} 天内新登记了患大病的成员。",
    reference: "数据字典 3.6；D2-22",
    days: 5,
    health: true,
    thresholds: { window: days("登记以后多少天内", 90) },
    problem: "medical",
  },
  disability: {
    label: "新有重度残疾",
    says: "{window} 天内新登记了一级、二级残疾的成员。",
    reference: "数据字典 3.6；D3-13",
    days: 5,
    health: true,
    thresholds: { window: days("登记以后多少天内", 90) },
    problem: "livelihood",
  },
  death: {
    label: "家庭成员去世",
    says: "{window} 天内登记了成员去世。",
    reference: "数据字典 3.6",
    days: 5,
    thresholds: { window: days("去世以后多少天内", 90) },
    problem: "livelihood",
  },
  allowance: {
    label: "低保、特困待遇停了",
    says: "{window} 天内登记了成员不再享受低保或特困供养。",
    reference: "D3-13（渐退期）；数据字典 3.6",
    days: 10,
    thresholds: { window: days("停发以后多少天内", 90) },
    problem: "policy",
  },
  work: {
    label: "务工、公益岗位没了",
    says: "{window} 天内登记了成员不再务工或不再从事公益岗位。",
    reference: "D3-3、D3-9；数据字典 3.6",
    days: 10,
    thresholds: { window: days("结束以后多少天内", 90) },
    problem: "work",
  },
  measure: {
    label: "措施没有做成",
    says: "{window} 天内有已经开始的措施中途结束，没有落实。",
    reference: "D3-18",
    days: 10,
    thresholds: { window: days("结束以后多少天内", 60) },
    problem: "policy",
  },
  unseen: {
    label: "很久没有人走访",
    says: "在册户超过 {days} 天没有走访；走访一次就消除。",
    reference: "D1-5、D1-12",
    days: 10,
    thresholds: { days: days("多少天没有走访", 60) },
    problem: "other",
  },
} as const satisfies Record<string, AlertRule>

export type AlertRuleKey = keyof typeof ALERT_RULES
export const ALERT_RULE_KEYS = Object.keys(ALERT_RULES) as [AlertRuleKey, ...AlertRuleKey[]]
export const isAlertRule = (text: string): text is AlertRuleKey => Object.hasOwn(ALERT_RULES, text)
export const ruleOf = (key: AlertRuleKey): AlertRule => ALERT_RULES[key]
export const thresholdsOf = (key: AlertRuleKey): Readonly<Record<string, Threshold>> => ruleOf(key).thresholds ?? {}

/** Rules whose very name tells about health. */
export const HEALTH_RULES: readonly AlertRuleKey[] = ALERT_RULE_KEYS.filter((key) => ruleOf(key).health)

/** How a county has a rule: switched off, or with figures of its own. */
export interface AlertSetting {
  readonly enabled: boolean
  readonly thresholds: Readonly<Record<string, number>>
}
export type AlertSettings = Readonly<Partial<Record<AlertRuleKey, AlertSetting>>>

/** A rule's figure: the county's own, else the shipped one. @throws when the rule has no such figure */
export function figureOf(settings: AlertSettings, key: AlertRuleKey, name: string): number {
  const shipped = thresholdsOf(key)[name]
  if (!shipped) throw new Error(`rule ${key} has no figure ${name}`)
  return settings[key]?.thresholds[name] ?? shipped.value
}

export const isEnabled = (settings: AlertSettings, key: AlertRuleKey): boolean => settings[key]?.enabled ?? true

/** What the rule says with the figures that hold. */
export const saysOf = (settings: AlertSettings, key: AlertRuleKey): string =>
  ruleOf(key).says.replaceAll(/\{(\w+)\}/g, (_, name: string) => figureOf(settings, key, name).toLocaleString("zh-CN"))

/** Why these figures cannot be a rule's, by name; null = they can. Every figure of the rule is asked for, and no other. */
export function thresholdProblem(
  key: AlertRuleKey,
  figures: Readonly<Record<string, number>>,
): Record<string, string> | null {
  const shipped = thresholdsOf(key)
  const problems: Record<string, string> = {}
  for (const [name, { label, unit, min, max }] of Object.entries(shipped)) {
    const figure = figures[name]
    if (figure === undefined || !Number.isFinite(figure) || figure < min || figure > max)
      problems[name] = `${label}要填 ${min.toLocaleString("zh-CN")} 到 ${max.toLocaleString("zh-CN")} ${unit}之间的数`
  }
  for (const name of Object.keys(figures)) if (!Object.hasOwn(shipped, name)) problems[name] = "这条规则没有这个数"
  return Object.keys(problems).length > 0 ? problems : null
}
