import { notFound } from "next/navigation"
import { householdsAndPersons } from "@/components/households/words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { Tag } from "@/components/ui/tag"
import { CategoryForm } from "@/components/villages/category-form"
import { EntryList } from "@/components/villages/entry-list"
import { ProfileGroup } from "@/components/villages/profile-group"
import { VillageFindings } from "@/components/villages/village-findings"
import { VillageHistory } from "@/components/villages/village-history"
import { VILLAGE_CATEGORY } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { checkAgainstRegister, checkProfile } from "@/lib/domain/village/checks"
import { ENTRY_KINDS, type EntryKind, VILLAGE_GROUPS } from "@/lib/domain/village/profile"
import { getVillage } from "@/lib/features/villages/village-queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"
import { VillageCasework } from "./village-casework"

export const metadata = { title: "村" }

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<{ edit?: string | string[]; add?: string | string[]; entry?: string | string[] }>
}

export default async function VillagePage({ params, searchParams }: Props) {
  const scope = await requireScope("overview.read")
  const [{ code }, { edit, add, entry }] = await Promise.all([params, searchParams])
  const village = await getVillage(scope, code)
  if (!village) notFound()
  const mayEdit = may(scope, "village.edit")
  // Somebody who sees only some of the households would be told of contradictions that are none.
  const seesAll = scope.households === "*" && scope.pathways === "*"
  const findings = [
    ...checkProfile(village.profile),
    ...(seesAll ? checkAgainstRegister(village.profile, village.register) : []),
  ]
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "村", href: "/villages" },
          { label: village.township, href: `/villages?place=${village.townshipCode}` },
        ]}
        title={village.name}
        count={seesAll ? householdsAndPersons(village.register.households, village.register.persons) : undefined}
        subtitle={<Tag>{labelOf(VILLAGE_CATEGORY, village.category)}</Tag>}
        actions={
          <>
            <PrintButton />
            {may(scope, "household.read") && (
              <>
                <ButtonLink href={`/villages/${village.code}/fact-cards`} icon="printer">
                  全村明白卡
                </ButtonLink>
                <ButtonLink href={`/households?place=${village.code}`} icon="list">
                  本村农户
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <VillageFindings findings={findings} />
      <div className="space-y-4">
        {may(scope, "household.read") && <VillageCasework scope={scope} place={village.code} />}
        {VILLAGE_GROUPS.map((group) => (
          <ProfileGroup key={group} village={village} group={group} mayEdit={mayEdit} editing={edit === group} />
        ))}
        {(Object.keys(ENTRY_KINDS) as EntryKind[]).map((kind) => (
          <EntryList
            key={kind}
            villageCode={village.code}
            kind={kind}
            label={ENTRY_KINDS[kind]}
            entries={village.entries}
            mayEdit={mayEdit}
            editing={add === kind ? "new" : typeof entry === "string" ? entry : undefined}
            day={today()}
          />
        ))}
        {mayEdit && scope.reach === "county" && (
          <Card title="村类型">
            <CategoryForm
              villageCode={village.code}
              category={village.category}
              options={Object.entries(VILLAGE_CATEGORY).map(([value, [label]]) => ({ value, label }))}
            />
          </Card>
        )}
        <VillageHistory village={village} />
      </div>
    </>
  )
}
