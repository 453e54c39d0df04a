"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { PasswordInput } from "@/components/ui/password-input"
import { SubmitButton } from "@/components/ui/submit-button"
import { setUp } from "@/lib/features/counties/actions"

const RULE = "至少 10 位，大写字母、小写字母、数字、符号中的三种"

/** The two first accounts of an empty system. */
export function SetUpForm({ countyCode, countyName }: { countyCode: string; countyName: string }) {
  const router = useRouter()
  return (
    <ActionForm
      label="首次设置"
      action={async (data) => {
        const result = await setUp(data)
        if (result.ok) router.replace("/sign-in")
        return outcomeOf(result, "设置完成，正在转到登录页")
      }}
      footer={<SubmitButton pendingLabel="正在建立…">完成设置</SubmitButton>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="countyCode" value={countyCode} />
          <Person
            errors={errors}
            prefix="administrator"
            legend={`${countyName}管理员`}
            hint="管理本县的用户、数据和规则。首次登录时须修改这里设的密码。"
          />
          <Person
            errors={errors}
            prefix="operator"
            legend="平台运维"
            hint="只负责开通县和查看系统状态，看不到任何农户。"
          />
        </>
      )}
    </ActionForm>
  )
}

function Person(props: { errors: Readonly<Record<string, string>>; prefix: string; legend: string; hint: string }) {
  const { errors, prefix, legend, hint } = props
  const field = (name: string) => ({ name: prefix + name, error: errors[prefix + name], required: true })
  return (
    <fieldset className="space-y-4 border-t border-line pt-4">
      <legend className="sr-only">{legend}</legend>
      <div aria-hidden="true">
        <p className="text-lg font-semibold">{legend}</p>
        <p className="text-sm text-ink-3">{hint}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput {...field("Name")} label="姓名" autoComplete="off" />
        <TextInput {...field("Username")} label="用户名" autoComplete="off" autoCapitalize="off" spellCheck={false} />
      </div>
      <PasswordInput {...field("Password")} label="密码" hint={RULE} autoComplete="new-password" />
    </fieldset>
  )
}
