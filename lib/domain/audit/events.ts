/**
 * Everything that the audit trail records: type → shape of its details. Details hold codes, ids, field names and counts,
 * never a name, number or phone. Types are past tense: noun.verbed.
 */
export interface AuditDetails {
  "session.opened": { device: string }
  "session.failed": { reason: "password" | "locked" | "disabled" }
  "session.closed": Record<string, never>
  "session.revoked": { sessions: number }
  "account.created": { role: string; area: string }
  "account.changed": { fields: string[] }
  "account.disabled": { reason: string }
  "account.enabled": Record<string, never>
  "account.unlocked": Record<string, never>
  "account.passwordSet": { by: "self" | "administrator" }
  "county.created": { townships: number; villages: number }
  "household.created": { members: number }
  "household.updated": { fields: string[] }
  "household.assigned": { accountId: string | null }
  "household.classified": { pathway: string | null; status: string }
  "member.created": { householdId: string }
  "member.updated": { householdId: string; fields: string[] }
  "member.ended": { householdId: string; reason: string }
  "event.recorded": { kind: string; householdId: string; otherHouseholdId: string | null; members: number }
  "value.revealed": { field: string; memberId: string | null }
  "list.exported": { kind: string; filter: string; rows: number; sensitive: boolean; reason: string }
  "view.saved": Record<string, never>
  "view.removed": Record<string, never>
  "village.updated": { fields: string[] }
  "villageEntry.saved": { kind: string }
  "villageEntry.ended": { kind: string }
  "import.uploaded": { bytes: number }
  "import.confirmed": { created: number; updated: number; unchanged: number; rejected: number; duplicate: number }
  "import.applied": { households: number; members: number }
  "import.undone": { households: number; members: number; reason: string }
  "import.discarded": Record<string, never>
  "county.classified": { households: number; moved: number; version: number }
  "pathway.overridden": { pathway: string; computed: string | null; reviewOn: string }
  "pathway.overrideEnded": { pathway: string; reason: string }
  "pathway.overrideKept": { pathway: string; reviewOn: string }
  "policy.published": { version: number; validFrom: string }
  "job.requested": { kind: string }
  "job.cancelled": { kind: string }
}
export type AuditType = keyof AuditDetails

export const AUDIT_LABEL: Record<AuditType, string> = {
  "session.opened": "登录",
  "session.failed": "登录失败",
  "session.closed": "退出登录",
  "session.revoked": "强制下线",
  "account.created": "新建用户",
  "account.changed": "修改用户",
  "account.disabled": "停用用户",
  "account.enabled": "启用用户",
  "account.unlocked": "解除锁定",
  "account.passwordSet": "设置密码",
  "county.created": "开通县",
  "household.created": "新增农户",
  "household.updated": "修改农户",
  "household.assigned": "指定帮扶责任人",
  "household.classified": "判定路径",
  "member.created": "新增成员",
  "member.updated": "修改成员",
  "member.ended": "成员减少",
  "event.recorded": "登记家庭变动",
  "value.revealed": "查看完整号码",
  "list.exported": "导出名单",
  "view.saved": "保存视图",
  "view.removed": "删除视图",
  "village.updated": "修改村档案",
  "villageEntry.saved": "保存村台账",
  "villageEntry.ended": "结束村台账",
  "import.uploaded": "上传工作簿",
  "import.confirmed": "确认导入",
  "import.applied": "导入完成",
  "import.undone": "撤销导入",
  "import.discarded": "放弃导入",
  "county.classified": "全县判定",
  "pathway.overridden": "人工核定路径",
  "pathway.overrideEnded": "取消人工核定",
  "pathway.overrideKept": "人工核定复核保留",
  "policy.published": "发布判定规则",
  "job.requested": "提交后台任务",
  "job.cancelled": "取消后台任务",
}
