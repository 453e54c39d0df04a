import { admin, county, type PageRow, record } from "./page-row"
import { alertsPages } from "./pages-alerts"
import { assistancePages } from "./pages-assistance"
import { casefilePages } from "./pages-casefile"
import { fieldPages } from "./pages-field"
import { organisationPages } from "./pages-organisation"
import { plansPages } from "./pages-plans"
import { problemsPages } from "./pages-problems"
import { responsibilityPages } from "./pages-responsibility"

const FIGURES = "figures and names of places alone"

export const pages: readonly PageRow[] = [
  record(""),
  record("[section]/", { params: ({ household }) => ({ id: household.id, section: "basics" }) }),
  record("history/"),
  record("pathway/", { rightful: "departmentStaff" }),
  record("events/", { permission: "household.edit", rightful: "firstSecretary" }),
  record("assign/", { permission: "household.assign", rightful: "townshipStaff" }),
  record("members/new/", { permission: "household.edit", rightful: "firstSecretary" }),
  record("members/[memberId]/", { params: ({ household }) => ({ id: household.id, memberId: household.memberId }) }),
  county("households", "household.read", { rightful: "helper", search: () => ({ pathway: "P08" }) }),
  county("households/new", "household.edit", { silent: "an empty form" }),
  county("today", "household.read", { silent: FIGURES }),
  county("table", "overview.read", { silent: FIGURES, search: ({ village }) => ({ place: village }) }),
  county("overview", "overview.read", { silent: FIGURES, search: ({ village }) => ({ place: village }) }),
  county("overview/map", "overview.read", { silent: FIGURES }),
  county("villages", "overview.read", { silent: FIGURES }),
  {
    file: "app/(county)/villages/[code]/page.tsx",
    permission: "overview.read",
    rightful: "firstSecretary",
    besides: { department: "a village's profile holds no person: whoever has the place in their area may read it" },
    params: ({ village }) => ({ code: village }),
  },
  county("classification", "pathway.classify", { silent: FIGURES }),
  county("imports", "import.run", { rightful: "townshipStaff" }),
  {
    file: "app/(county)/imports/[id]/page.tsx",
    permission: "import.run",
    rightful: "townshipStaff",
    params: ({ batch }) => ({ id: batch.id }),
  },
  {
    file: "app/(county)/account/page.tsx",
    permission: null,
    rightful: "countyStaff",
    own: true,
    silent: "one's own account",
  },
  admin("accounts", "account.manage"),
  admin("accounts/new", "account.manage", { silent: "an empty form" }),
  {
    file: "app/(county)/admin/accounts/[id]/page.tsx",
    permission: "account.manage",
    rightful: "countyAdmin",
    params: ({ account }) => ({ id: account.id }),
  },
  admin("audit", "audit.read", {
    silent: "the log holds ids and codes",
    search: ({ household }) => ({ subject: household.id }),
  }),
  admin("duties", "duty.edit"),
  admin("calendar", "duty.edit", { silent: "the county's working days" }),
  admin("roles", "account.manage", { silent: "the table of roles" }),
  admin("system", "account.manage", { silent: FIGURES }),
  admin("policy", "overview.read", { silent: "rules" }),
  admin("policy/edit", "policy.edit", { silent: "rules" }),
  admin("policy/preview", "policy.edit", { silent: FIGURES, search: ({ jobs }) => ({ job: jobs.draft }) }),
  {
    file: "app/(platform)/platform/counties/page.tsx",
    permission: "county.create",
    rightful: "operator",
    own: true,
    silent: "names of counties",
  },
  ...organisationPages,
  ...responsibilityPages,
  ...plansPages,
  ...assistancePages,
  ...problemsPages,
  ...alertsPages,
  ...fieldPages,
  ...casefilePages,
]
