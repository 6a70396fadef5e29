/** A cell as the file holds it: text, a number (Excel), or a calendar day (Excel's date cells). */
export type Cell = string | number | { readonly date: string } | null

export type Sheet = {
  readonly rows: readonly (readonly Cell[])[]
  /** What to add to a bare serial number to read it in the 1900 system; Macs once counted from 1904. */
  readonly serialOffset: number
}

/** As text, the way a person would type it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  return typeof cell === 'number' ? numberText(cell) : cell.date
}

export const isEmpty = (cell: Cell | undefined): boolean => textOf(cell).replace(/[\s\u00A0\u3000]/g, '') === ''

/** 56.879999999999995, which Excel shows as 56.88, is 56.88; never in scientific notation. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString()
  return String(Number(value.toPrecision(12)))
}
