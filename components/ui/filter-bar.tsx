"use client"
import type { ReactNode } from "react"
import { AutoSubmitForm } from "./auto-submit-form"
import { Button } from "./button"
import { Icon } from "./icon"
import { DateInput } from "./inputs"
import { type Option, type OptionGroup, Select } from "./select"

export type Filter = {
  name: string
  label: string
  /** What the empty choice says; "全部" unless given. */
  all?: string | undefined
  value?: string | undefined
} & ({ options: readonly Option[]; groups?: undefined } | { groups: readonly OptionGroup[]; options?: undefined })

/**
 * Filters of a list as native selects in a GET form: changing one asks anew; without script a button does.
 * On the phone the row of selects scrolls sideways. A client component for the server's sake: the options travel once,
 * as data, not as elements.
 * `search` adds a text field in front; `dates` add days behind; `keep` carries other parameters (sort, columns) along; `children` adds own controls.
 */
export function FilterBar(props: {
  action: string
  label?: string | undefined
  filters: readonly Filter[]
  search?: { name: string; label: string; value?: string | undefined; placeholder?: string | undefined } | undefined
  /** Days that bound the list. */
  dates?: readonly { name: string; label: string; value?: string | undefined }[] | undefined
  keep?: Readonly<Record<string, string | undefined>> | undefined
  children?: ReactNode
}) {
  const { search, filters, dates = [], keep = {} } = props
  const values = Object.fromEntries(filters.map((filter) => [filter.name, filter.value ?? ""]))
  for (const { name, value } of dates) values[name] = value ?? ""
  if (search) values[search.name] = search.value ?? ""
  return (
    <AutoSubmitForm
      action={props.action}
      label={props.label ?? "筛选"}
      values={values}
      className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-paper p-3"
    >
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {search && (
        <div className="w-full sm:w-72">
          <label htmlFor={`filter-${search.name}`} className="mb-[0.15rem] block text-sm text-ink-2">
            {search.label}
          </label>
          <span className="flex gap-2">
            <input
              id={`filter-${search.name}`}
              type="search"
              name={search.name}
              defaultValue={search.value}
              placeholder={search.placeholder}
              autoComplete="off"
              className="control"
            />
            <Button type="submit" aria-label={search.label}>
              <Icon name="search" />
            </Button>
          </span>
        </div>
      )}
      <div className="-m-1 flex gap-2 overflow-x-auto p-1 sm:contents">
        {filters.map((filter) => (
          <FilterSelect key={filter.name} filter={filter} />
        ))}
        {dates.map(({ name, label, value }) => (
          <DateInput
            key={name}
            id={`filter-${name}`}
            name={name}
            label={label}
            defaultValue={value}
            className="filter w-40 flex-none"
          />
        ))}
      </div>
      {props.children}
      <noscript>
        <Button type="submit">筛选</Button>
      </noscript>
    </AutoSubmitForm>
  )
}

function FilterSelect({ filter }: { filter: Filter }) {
  const common = {
    id: `filter-${filter.name}`,
    name: filter.name,
    label: filter.label,
    placeholder: filter.all ?? "全部",
    defaultValue: filter.value ?? "",
    className: "filter w-36 flex-none sm:w-40",
  }
  return filter.options ? (
    <Select {...common} options={filter.options} />
  ) : (
    <Select {...common} groups={filter.groups} />
  )
}
