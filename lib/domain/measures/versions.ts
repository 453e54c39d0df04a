/** What a version of a plan says, as far as two are compared. */
export interface VersionTexts {
  readonly version: number
  readonly difficulty: string
  readonly aims: string
  readonly incomeGoalYuan: number | null
  readonly wish: string | null
}

/** A measure belongs to the versions fromVersion ≤ v < toVersion; null = to every later one. */
export interface VersionedMeasure {
  readonly title: string
  readonly fromVersion: number
  readonly toVersion: number | null
}

export interface VersionChanges {
  readonly added: readonly string[]
  readonly dropped: readonly string[]
  /** Labels of the texts that are others than in the version before. */
  readonly texts: readonly string[]
}

/** Whether a measure belongs to a version. */
export const belongsTo = ({ fromVersion, toVersion }: VersionedMeasure, version: number): boolean =>
  fromVersion <= version && (toVersion === null || version < toVersion)

/** The version that was in force before another: a draft that was declined or thrown away never was. */
export const inForceBefore = <V extends { readonly version: number; readonly consent: string | null }>(
  versions: readonly V[],
  version: number,
): V | undefined =>
  versions
    .filter((each) => each.version < version && each.consent !== null && each.consent !== "declined")
    .sort((one, other) => other.version - one.version)[0]

/** The household was asked and did not agree: the measure ended without ever having been agreed to. */
export const wasRefused = (measure: { readonly state: string; readonly steps: readonly { readonly to: string }[] }) =>
  measure.state === "ended" && !measure.steps.some(({ to }) => to === "agreed")

const yuan = (value: number | null): string => (value === null ? "" : String(value))
const TEXTS: readonly (readonly [label: string, of: (texts: VersionTexts) => string])[] = [
  ["主要困难", ({ difficulty }) => difficulty],
  ["帮扶目标", ({ aims }) => aims],
  ["人均年收入目标", ({ incomeGoalYuan }) => yuan(incomeGoalYuan)],
  ["农户的意愿", ({ wish }) => wish ?? ""],
]

/** What a version changed against the one before; of the first, its measures. */
export function changesOf(
  version: VersionTexts,
  before: VersionTexts | undefined,
  measures: readonly VersionedMeasure[],
): VersionChanges {
  const now = measures.filter((measure) => belongsTo(measure, version.version))
  const then = before ? measures.filter((measure) => belongsTo(measure, before.version)) : []
  return {
    added: now.filter((measure) => !then.includes(measure)).map(({ title }) => title),
    dropped: then.filter((measure) => !now.includes(measure)).map(({ title }) => title),
    texts: before ? TEXTS.filter(([, of]) => of(version) !== of(before)).map(([label]) => label) : [],
  }
}
