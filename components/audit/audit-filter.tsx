import { FilterBar } from "@/components/ui/filter-bar"
import { AUDIT_LABEL } from "@/lib/domain/audit/events"
import { AUDIT_TYPES, type AuditFilter } from "@/lib/features/audit/schema"

/** Filters of the audit trail: what, who, when. A subject is filtered by from the page that links here. */
export function AuditFilterBar({ action, filter }: { action: string; filter: AuditFilter }) {
  const types = AUDIT_TYPES.map((value) => ({ value, label: AUDIT_LABEL[value] }))
  return (
    <FilterBar
      action={action}
      search={{ name: "person", label: "操作人姓名或用户名", value: filter.person }}
      filters={[{ name: "type", label: "事项", value: filter.type, options: types }]}
      keep={{ subject: filter.subject }}
    >
      <Day name="from" label="从" value={filter.from} />
      <Day name="to" label="到" value={filter.to} />
    </FilterBar>
  )
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-[0.15rem] block text-sm text-ink-2">
        {label}
      </label>
      <input id={`filter-${name}`} type="date" name={name} defaultValue={value} className="control" />
    </div>
  )
}
