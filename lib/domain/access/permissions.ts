/** What somebody may do, with the words of the administration page. */
export const PERMISSIONS = {
  "overview.read": "查看县表和汇总数",
  "household.read": "查看农户",
  "household.health": "查看健康信息",
  "household.edit": "录入、修改农户和家庭变动",
  "household.reveal": "查看完整证件号、电话、银行卡号（逐次留痕）",
  "household.export": "导出名单（证件号打码）",
  "household.exportSensitive": "导出完整证件号（写明用途并留痕）",
  "household.assign": "指定帮扶责任人",
  "village.edit": "维护村档案",
  "import.run": "导入工作簿",
  "import.undo": "撤销导入批次",
  "pathway.override": "人工核定帮扶路径",
  "pathway.classify": "全县重新判定路径",
  "policy.edit": "修改判定顺序和参数",
  "account.manage": "管理用户",
  "audit.read": "查看审计日志",
  "county.create": "开通县",
} as const satisfies Record<string, string>
export type Permission = keyof typeof PERMISSIONS
