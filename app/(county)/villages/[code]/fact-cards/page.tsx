import { notFound } from "next/navigation"
import { PrintCards } from "@/components/casefile/print-document"
import { VillageCards } from "@/components/casefile/village-cards"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { Pager } from "@/components/ui/pager"
import { placeName } from "@/lib/domain/village/place"
import { factCardsOfVillage } from "@/lib/features/casefile/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "全村明白卡" }

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

/** The fact cards of a village in one go, A4, a household on each sheet. Reading needs no note, printing is audited. */
export default async function VillageCardsPage({ params, searchParams }: Props) {
  const scope = await requireScope("household.read")
  const [{ code }, { after }] = await Promise.all([params, searchParams])
  const places = await listPlaces(scope)
  if (!places.some(({ villages }) => villages.some((village) => village.code === code))) notFound()
  const asked =
    typeof after === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after) ? after : undefined
  const { cards, more } = await factCardsOfVillage(scope, code, asked)
  const path = `/villages/${code}/fact-cards`
  const back = (
    <ButtonLink href={`/households?place=${code}`} icon="arrow-left">
      本村农户
    </ButtonLink>
  )
  if (cards.length === 0)
    return (
      <EmptyState title="没有明白卡可以打印" icon="users" action={back}>
        这个村没有您能看的农户。
      </EmptyState>
    )
  return (
    <>
      <div className="no-print mb-4 flex flex-wrap items-start gap-2">
        {back}
        <PrintCards villageCode={code} after={asked} label={`打印 ${cards.length} 户的明白卡`} />
      </div>
      <h1 className="no-print mb-4 text-2xl">{placeName(places, code)} 明白卡</h1>
      <VillageCards cards={cards} place={placeName(places, code)} day={today()} />
      <Pager
        next={more ? addressOf(path, { after: cards.at(-1)?.id }) : undefined}
        previous={asked ? path : undefined}
        range={more || asked ? "一次最多打印 500 户，打完这些再翻页" : undefined}
      />
    </>
  )
}
