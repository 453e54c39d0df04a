import { Button } from "@/components/ui/button"
import { DateInput } from "@/components/ui/inputs"

/** Asks for the household as it was on a day. */
export function AsOfForm({ action, day }: { action: string; day: string | undefined }) {
  return (
    <form
      method="get"
      action={action}
      className="no-print mt-8 flex flex-wrap items-end gap-3 border-t border-line pt-4"
    >
      <DateInput name="asOf" label="查看某一天的记录" defaultValue={day} required />
      <Button type="submit" icon="calendar-days">
        查看
      </Button>
    </form>
  )
}
