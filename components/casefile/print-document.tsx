"use client"
import type { DocumentKind } from "@/lib/domain/casefile/documents"
import { notePrinted, noteVillagePrinted } from "@/lib/features/casefile/actions"
import { PrintNoted } from "./print-noted"

/** Prints a household's paper. */
export function PrintDocument({ householdId, document }: { householdId: string; document: DocumentKind }) {
  return <PrintNoted note={() => notePrinted({ householdId, document })} />
}

/** Prints the fact cards of a village that stand on the page. */
export function PrintCards(props: { villageCode: string; after?: string | undefined; label: string }) {
  const { villageCode, after, label } = props
  return <PrintNoted label={label} note={() => noteVillagePrinted({ villageCode, after })} />
}
