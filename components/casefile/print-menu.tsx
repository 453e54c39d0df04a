import { Icon } from "@/components/ui/icon"

/** The papers of a household. */
export function PrintMenu({ householdId }: { householdId: string }) {
  const papers = [
    { label: "农户档案（一户一档）", href: `/households/${householdId}/print/dossier` },
    { label: "一户一策计划表", href: `/households/${householdId}/print/plan` },
    { label: "明白卡", href: `/households/${householdId}/fact-card` },
  ]
  return (
    <details data-menu="" className="menu">
      <summary className="btn btn-secondary">
        <Icon name="printer" />
        打印
      </summary>
      <ul className="menu-panel right-0 w-64 max-w-[90vw] p-2">
        {papers.map(({ label, href }) => (
          <li key={href}>
            <a className="link flex min-h-11 items-center px-3" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
