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
  /** `instead` = the choice of the same day that was corrected */
  "household.assigned": { accountId: string | null; instead: string | null }
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
  "sheet.applied": {
    kind: string
    created: number
    updated: number
    unchanged: number
    rejected: number
    duplicate: number
  }
  "sheet.undone": { kind: string; records: number; kept: number; reason: string }
  "county.classified": { households: number; moved: number; version: number }
  "pathway.overridden": { pathway: string; computed: string | null; reviewOn: string }
  "pathway.overrideEnded": { pathway: string; reason: string }
  "pathway.overrideKept": { pathway: string; reviewOn: string }
  "policy.published": { version: number; validFrom: string }
  "unit.saved": { kind: string }
  "unit.ended": { reason: string }
  "appointment.begun": { kind: string; place: string }
  "appointment.ended": { kind: string; place: string; reason: string }
  "pathwayDepartment.set": { pathway: string; departments: string[] }
  "duty.published": { key: string; enabled: boolean; validFrom: string }
  "calendar.changed": { day: string; working: boolean | null }
  "handover.proposed": { accountId: string; households: number }
  "handover.accepted": { accountId: string; households: number; passed: number }
  "handover.declined": { households: number; reason: string }
  "handover.withdrawn": { households: number; reason: string }
  "work.passedOn": { accountId: string; problems: number; measures: number; appointments: number }
  "pairing.assigned": { accounts: number; households: number }
  "plan.drafted": { version: number }
  "plan.saved": { version: number; fields: string[] }
  "plan.agreed": { version: number; consent: string; measures: number }
  "plan.ended": { version: number; reason: string }
  "measure.added": { measure: string; department: string }
  "measure.takenOut": { measure: string }
  "measure.changed": { fields: string[] }
  "measure.moved": { from: string; to: string; measures: number }
  "assistance.recorded": { kind: string; lines: number }
  "assistance.corrected": { reason: string }
  "problem.raised": { category: string; dueOn: string }
  "problem.changed": { fields: string[] }
  "problem.closed": Record<string, never>
  "problem.reopened": { reason: string }
  "visit.recorded": {
    mode: string
    changes: number
    applied: number
    waiting: number
    conflicts: number
    policies: number
  }
  "change.accepted": { changes: number; fields: string[] }
  "change.rejected": { changes: number; reason: string }
  "photo.declared": { bytes: number }
  "photo.partStored": { part: number }
  "photo.stored": { bytes: number }
  "photo.refused": { bytes: number }
  "device.pulled": { households: number; removed: number; bytes: number }
  "device.revoked": Record<string, never>
  "device.wiped": { reason: string }
  /** `households` of a village's papers printed in one go */
  "document.printed": { kind: string; households?: number }
  "county.watched": { households: number; raised: number; cleared: number; daily: boolean }
  "alert.confirmed": { rule: string }
  "alert.noted": { rule: string }
  "alert.closed": { rule: string; outcome: string }
  "alertRule.published": { rule: string; enabled: boolean; validFrom: string }
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
  "sheet.applied": "台账或名单导入完成",
  "sheet.undone": "撤销台账或名单导入",
  "county.classified": "全县判定",
  "pathway.overridden": "人工核定路径",
  "pathway.overrideEnded": "取消人工核定",
  "pathway.overrideKept": "人工核定复核保留",
  "policy.published": "发布判定规则",
  "unit.saved": "保存单位",
  "unit.ended": "撤销单位",
  "appointment.begun": "安排包联、驻村或任职",
  "appointment.ended": "结束包联、驻村或任职",
  "pathwayDepartment.set": "调整路径的牵头和参与部门",
  "duty.published": "调整工作要求",
  "calendar.changed": "调整工作日历",
  "handover.proposed": "提出移交",
  "handover.accepted": "接收移交",
  "handover.declined": "退回移交",
  "handover.withdrawn": "撤回移交",
  "work.passedOn": "转交离任人员的工作",
  "pairing.assigned": "批量结对",
  "plan.drafted": "起草一户一策",
  "plan.saved": "修改一户一策",
  "plan.agreed": "农户同意一户一策",
  "plan.ended": "结束一户一策",
  "measure.added": "新增措施",
  "measure.takenOut": "从草稿里去掉措施",
  "measure.changed": "修改措施",
  "measure.moved": "推进措施",
  "assistance.recorded": "登记帮扶台账",
  "assistance.corrected": "更正帮扶台账",
  "problem.raised": "提出问题",
  "problem.changed": "调整问题",
  "problem.closed": "问题销号",
  "problem.reopened": "问题重新打开",
  "visit.recorded": "登记走访",
  "change.accepted": "确认变化",
  "change.rejected": "不采纳变化",
  "photo.declared": "登记照片",
  "photo.partStored": "收到照片的一部分",
  "photo.stored": "照片收全",
  "photo.refused": "照片有损坏，退回重发",
  "device.pulled": "手机取走资料",
  "device.revoked": "停用手机副本",
  "device.wiped": "手机副本已清除",
  "document.printed": "打印户资料",
  "county.watched": "检查预警",
  "alert.confirmed": "核实预警",
  "alert.noted": "记录预警进展",
  "alert.closed": "预警销号",
  "alertRule.published": "调整预警规则",
  "job.requested": "提交后台任务",
  "job.cancelled": "取消后台任务",
}
