import type { Metadata } from "next"
import { NoAccess } from "@/components/frame/no-access"

export const metadata: Metadata = { title: "没有找到" }

/** Absent or out of reach, with the frame around it, so that one gets on. */
export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">没有找到</h1>
      <NoAccess />
    </>
  )
}
