import type { Metadata } from "next"
import { NoAccess } from "@/components/frame/no-access"

export const metadata: Metadata = { title: "没有找到" }

export default function NotFound() {
  return (
    <main className="px-4">
      <h1 className="sr-only">没有找到</h1>
      <NoAccess />
    </main>
  )
}
