import type { ReactNode } from "react"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"

export type Tone = "neutral" | "green" | "amber" | "red" | "blue"

/** A short word about a state. Amber and red carry an icon, so that colour never says it alone. */
export function Tag({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone | undefined
  icon?: IconName | undefined
  children: ReactNode
}) {
  const shown =
    icon ?? (tone === "amber" ? "triangle-exclamation-point" : tone === "red" ? "circle-exclamation-point" : undefined)
  return (
    <span className={tone === "neutral" ? "tag" : `tag tag-${tone}`}>
      {shown && <Icon name={shown} />}
      {children}
    </span>
  )
}
