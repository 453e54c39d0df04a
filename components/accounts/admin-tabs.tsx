"use client"
import { usePathname } from "next/navigation"
import { Tabs } from "@/components/ui/tabs"

export interface AdminPlace {
  readonly href: string
  readonly label: string
}

/** The places of the administration that the reader may open. */
export function AdminTabs({ places }: { places: readonly AdminPlace[] }) {
  const pathname = usePathname()
  if (places.length < 2) return null
  const tabs = places.map((place) => ({
    ...place,
    current: pathname === place.href || pathname.startsWith(`${place.href}/`),
  }))
  return <Tabs label="管理" tabs={tabs} />
}
