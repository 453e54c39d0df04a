import { ParametersTable, RulesTable } from "@/components/classification/policy-tables"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { listPolicyVersions, type PolicyVersionRow, usablePolicy } from "@/lib/features/policy/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "判定规则" }

export default async function PolicyPage() {
  const scope = await requireScope("overview.read")
  const [policy, versions] = await Promise.all([usablePolicy(scope, today()), listPolicyVersions(scope)])
  return (
    <>
      <PageHeader
        title="判定规则"
        subtitle={
          policy.ok ? `${policy.value.label}，第 ${policy.value.version} 版。${policy.value.reference}。` : undefined
        }
        actions={
          <>
            <PrintButton />
            {policy.ok && may(scope, "policy.edit") && (
              <ButtonLink href="/admin/policy/edit" variant="primary" icon="pencil">
                修改次序和参数
              </ButtonLink>
            )}
          </>
        }
      />
      {policy.ok ? (
        <div className="space-y-6">
          <RulesTable policy={policy.value} />
          <section>
            <h2 className="mb-2 text-lg">参数</h2>
            <ParametersTable policy={policy.value} day={today()} />
          </section>
        </div>
      ) : (
        <Alert tone="danger" title="判定规则不能使用">
          {policy.problem} 在更正之前不判定任何农户，已有的结果不变；请联系系统管理员。
        </Alert>
      )}
      <section className="mt-6">
        <h2 className="mb-2 text-lg">版本</h2>
        <Versions versions={versions} />
      </section>
    </>
  )
}

function Versions({ versions }: { versions: readonly PolicyVersionRow[] }) {
  return (
    <TableFrame label="判定规则的版本" cards>
      <thead>
        <tr>
          <Th>版本</Th>
          <Th>自</Th>
          <Th>发布</Th>
          <Th>理由</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.version}>
            <th scope="row">第 {version.version} 版</th>
            <Td label="自">{version.validFrom}</Td>
            <Td label="发布">
              {version.publishedByName} {minuteOf(version.publishedAt)}
            </Td>
            <Td label="理由" wrap>
              {version.reason}
            </Td>
          </tr>
        ))}
        <tr>
          <th scope="row">第 {D2_POLICY_SET.version} 版</th>
          <Td label="自">{D2_POLICY_SET.validFrom}</Td>
          <Td label="发布">随系统提供</Td>
          <Td label="理由" wrap>
            {D2_POLICY_SET.reference}
          </Td>
        </tr>
      </tbody>
    </TableFrame>
  )
}
