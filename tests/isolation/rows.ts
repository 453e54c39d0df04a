import type { Exempt, Rows } from "./row"
import { accounts } from "./rows-accounts"
import { alerts } from "./rows-alerts"
import { assistance } from "./rows-assistance"
import { audit } from "./rows-audit"
import { calendar } from "./rows-calendar"
import { casefile } from "./rows-casefile"
import { classification } from "./rows-classification"
import { field } from "./rows-field"
import { households } from "./rows-households"
import { imports } from "./rows-imports"
import { organisation } from "./rows-organisation"
import { overview } from "./rows-overview"
import { plans } from "./rows-plans"
import { platform } from "./rows-platform"
import { policy } from "./rows-policy"
import { problems } from "./rows-problems"
import { responsibility } from "./rows-responsibility"
import { sheetImports } from "./rows-sheet-imports"
import { villages } from "./rows-villages"
import { work } from "./rows-work"

const all: readonly Rows[] = [
  accounts,
  audit,
  calendar,
  classification,
  households,
  imports,
  sheetImports,
  platform,
  policy,
  villages,
  work,
  organisation,
  responsibility,
  overview,
  plans,
  assistance,
  problems,
  alerts,
  field,
  casefile,
]

export const reads = all.flatMap((rows) => rows.reads ?? [])
export const writes = all.flatMap((rows) => rows.writes ?? [])
export const actions = all.flatMap((rows) => rows.actions ?? [])
export const routes = all.flatMap((rows) => rows.routes ?? [])
export const exempt: readonly Exempt[] = all.flatMap((rows) => rows.exempt ?? [])
