import type { Metadata } from "next"
import { FieldApp } from "@/components/field/field-app"

export const metadata: Metadata = { title: "走访" }
// The shell holds no data and asks for no session: the phone keeps it, and it opens without a network.
export const dynamic = "force-static"

export default function FieldPage() {
  return <FieldApp />
}
