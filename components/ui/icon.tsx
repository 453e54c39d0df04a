import type { IconName } from "./icon-names"
import sprite from "./icons.svg"

const spriteAddress = (sprite as { src: string }).src

/**
 * A decorative icon from the shared sprite, sized by the text beside it. It is hidden from screen readers: the
 * word beside it, or the `aria-label` of its button, says what it means.
 */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg className={className ? `icon ${className}` : "icon"} aria-hidden="true">
      <use href={`${spriteAddress}#${name}`} />
    </svg>
  )
}
