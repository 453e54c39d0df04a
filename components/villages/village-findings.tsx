import { Alert } from "@/components/ui/alert"

/** Contradictions of the village's figures, among themselves and with the register. */
export function VillageFindings({ findings }: { findings: readonly string[] }) {
  if (findings.length === 0) return null
  return (
    <Alert tone="warn" title={`村档案有 ${findings.length} 处需要核对`} className="mb-4">
      <ul className="list-disc pl-5">
        {findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    </Alert>
  )
}
