import { pinyin } from "pinyin-pro"

/**
 * First letters of a name's pinyin in lower case, `欧阳长乐` → `oycl`; surnames are read as surnames (`单` → s). Dots and
 * spaces are left out, Latin letters and digits stay. A character that has no reading is left out.
 */
export function initialsOf(name: string): string {
  return pinyin(name.normalize("NFKC"), { pattern: "first", toneType: "none", type: "array", surname: "head" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
}
