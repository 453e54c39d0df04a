/** What is printed of a household from data. A visit's record has a page of its own. */
export const DOCUMENTS = { dossier: "农户档案", plan: "一户一策计划表", factCard: "明白卡" } as const
export type DocumentKind = keyof typeof DOCUMENTS
