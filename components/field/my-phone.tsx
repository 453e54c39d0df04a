"use client"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { DescriptionList } from "@/components/ui/description-list"
import { MOST_BYTES } from "@/lib/domain/field/limits"
import { isUnsent } from "@/lib/domain/field/outbox"
import { minuteOf } from "@/lib/platform/clock"
import { signOutHere } from "./leave"
import type { Field } from "./use-field"

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`

/** What is kept on this phone, how much room it takes, how long it stays; and the way out. */
export function MyPhone({ field }: { field: Field }) {
  const { current, households, entries, notes } = field
  const used = households.reduce((sum, { bytes }) => sum + bytes, 0)
  const unsent = entries.filter(({ entry }) => isUnsent(entry)).length
  return (
    <>
      <h1 className="mb-3 text-xl">本机</h1>
      {current ? (
        <DescriptionList
          columns={1}
          facts={[
            { label: "使用人", value: notes?.person.name },
            {
              label: "存在手机里的户",
              value: `${households.length} 户，用了 ${megabytes(used)}，最多 ${megabytes(MOST_BYTES)}`,
            },
            { label: "最近一次与县里核对", value: minuteOf(new Date(current.contact.county)) },
            { label: "保存多久", value: `${current.keepDays} 天不联网，户的资料自动清除；没发送的走访不会清除` },
            { label: "还没发送", value: `${unsent} 条` },
          ]}
        />
      ) : (
        <p className="text-ink-2">这台手机里没有任何人的资料</p>
      )}
      <p className="mt-4 text-sm text-ink-2">
        资料加密存放，退出登录、换人登录、移交到期后自动清除。不记录位置，照片可拍可不拍。
      </p>
      {current && <Leave unsent={unsent} />}
    </>
  )
}

function Leave({ unsent }: { unsent: number }) {
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState("")
  const leave = () => signOutHere().catch(() => setProblem("手机里的资料已清除；没有网络，登录要等有网时再退出"))
  return (
    <div className="mt-6 space-y-3">
      {!asked && (
        <Button icon="log-out" className="w-full" onClick={() => (unsent > 0 ? setAsked(true) : void leave())}>
          退出登录
        </Button>
      )}
      {asked && (
        <div className="rounded-md border border-amber-line bg-amber-soft px-4 py-3">
          <p>
            还有 {unsent} 条没发送。退出后户的资料清除，这 {unsent} 条封存在这台手机里，别人看不到；您再登录时还在。
          </p>
          <Button variant="danger" icon="log-out" className="mt-3 w-full" onClick={leave}>
            仍然退出
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="text-amber">
          {problem}
        </p>
      )}
    </div>
  )
}
