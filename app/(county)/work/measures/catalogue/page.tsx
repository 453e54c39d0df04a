import { PageHeader } from "@/components/ui/page-header"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { MEASURES } from "@/lib/domain/measures/catalogue"
import { NATIONAL_TYPES } from "@/lib/domain/measures/national-types"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "措施目录" }

/** Every measure with its pathway, department, usual amount and document. */
export default async function CataloguePage() {
  await requireScope("household.read")
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "措施", href: "/work/measures" }]}
        title="措施目录"
        count={`${MEASURES.length} 项`}
        subtitle="金额以当年文件为准；方案原文残缺的照实注明。"
      />
      <TableFrame label="措施目录" cards>
        <thead>
          <tr>
            <Th>措施</Th>
            <Th>帮扶路径</Th>
            <Th>国家系统类型</Th>
            <Th>牵头部门</Th>
            <Th>通常标准</Th>
            <Th>依据</Th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((measure) => (
            <tr key={measure.key}>
              <Td>{measure.label}</Td>
              <Td label="帮扶路径">{measure.pathways.map((key) => PATHWAYS[key].name).join("、") || "都可以"}</Td>
              <Td label="国家系统类型">{NATIONAL_TYPES[measure.nationalType]}</Td>
              <Td label="牵头部门">{DEPARTMENTS[measure.department]}</Td>
              <Td label="通常标准" wrap>
                {measure.usual}
              </Td>
              <Td label="依据" wrap>
                {measure.reference}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
  )
}
