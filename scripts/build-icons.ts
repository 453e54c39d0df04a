/** Writes `components/ui/icons.svg` from the icons that `icon-names.ts` lists: `npx tsx scripts/build-icons.ts`. */
import { writeFile } from "node:fs/promises"
import { iconNames } from "../components/ui/icon-names"

type Shape = [tag: string, attributes: Record<string, string>]
type LucideModule = { __iconData: { node: Shape[] } }

const symbols: string[] = []
for (const name of iconNames) {
  const file = new URL(`../node_modules/lucide-react/dist/esm/icons/${name}.mjs`, import.meta.url)
  const module: LucideModule = await import(file.href)
  const shapes = module.__iconData.node.map(([tag, { key: _key, ...attributes }]) => {
    const text = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`)
    return `<${tag}${text.join("")}/>`
  })
  symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`)
}
const license = "<!-- Icons from Lucide, ISC License, https://lucide.dev/license -->"
const sprite = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">\n<title>Icons</title>\n${license}\n${symbols.join("\n")}\n</svg>\n`
await writeFile(new URL("../components/ui/icons.svg", import.meta.url), sprite)
console.log(`icons.svg: ${symbols.length} icons, ${sprite.length} bytes`)
