"use client"
import { type ChangeEvent, useState } from "react"
import { Icon } from "@/components/ui/icon"
import type { Entry } from "@/lib/domain/field/outbox"
import { scaledDown } from "./scale"
import type { Field } from "./use-field"

/** Pictures, optional, from the camera or the album by the browser's own file chooser; scaled down here. */
export function PhotoInput({ field, entry }: { field: Field; entry: Entry }) {
  const [told, setTold] = useState("")
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ""
    for (const file of files) {
      const { current, phone } = field
      if (!current || !phone) return
      try {
        const bytes = await scaledDown(file)
        const note = { id: crypto.randomUUID(), bytes: bytes.length, stored: false }
        await phone.outbox.addPhoto(current, entry.id, note, bytes)
        setTold("")
      } catch {
        setTold("这张照片打不开，或手机没有空间了")
      }
    }
    await field.refresh()
  }
  const drop = async (id: string) => {
    await field.change(entry.id, (kept) => ({ ...kept, photos: kept.photos.filter((photo) => photo.id !== id) }))
    await field.phone?.outbox.dropPhoto(id)
    await field.refresh()
  }
  return (
    <section className="space-y-2">
      <h2 className="font-medium">
        照片<span className="ml-1 font-normal text-ink-3">（选填，可以不拍）</span>
      </h2>
      <label className="btn btn-secondary relative">
        <Icon name="image" />
        添加照片
        <input type="file" accept="image/*" multiple className="absolute inset-0 opacity-0" onChange={take} />
      </label>
      <ul>
        {entry.photos.map(({ id, bytes }, index) => (
          <li key={id} className="flex items-center gap-3">
            照片 {index + 1}（{Math.ceil(bytes / 1024)} KB）
            <button type="button" className="btn btn-quiet" onClick={() => drop(id)}>
              去掉
            </button>
          </li>
        ))}
      </ul>
      {told && (
        <p role="alert" className="text-red">
          {told}
        </p>
      )}
    </section>
  )
}
