/** Fen as yuan: `1,234.50 元`, whole yuan without decimals. */
export const yuan = (fen: number | null): string =>
  fen === null ? "—" : `${(fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 })} 元`

/** `300 斤`. */
export const amount = (quantity: number | null, unit: string | null): string =>
  quantity === null ? "—" : `${quantity.toLocaleString("zh-CN")}${unit ? ` ${unit}` : ""}`
