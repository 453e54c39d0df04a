"use client"
import { signOut } from "next-auth/react"
import { sealHere, unsentHere } from "@/components/field/leave"
import { Icon } from "@/components/ui/icon"

/** Ends the session. Without script the form leads to next-auth's own page, which asks once more. */
export function SignOut() {
  return (
    <form
      method="post"
      action="/api/auth/signout"
      onSubmit={async (event) => {
        event.preventDefault()
        // What was written in the field and not sent is told there before anybody leaves.
        if ((await unsentHere().catch(() => 0)) > 0) return location.assign("/field#/phone")
        await sealHere().catch(() => undefined)
        await signOut({ redirect: false })
        // A full load, so that nothing of the person stays in the page's memory.
        location.assign("/sign-in")
      }}
    >
      <button type="submit" className="menu-item w-full">
        <Icon name="log-out" />
        退出登录
      </button>
    </form>
  )
}
