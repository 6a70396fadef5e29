import type { Say } from '../faults.ts'

type Of<Kind extends string, Row, Value> = {
  readonly kind: Kind
  readonly title: Say
  /** In characters of the default font; a Chinese one counts two. Each kind has its own default. */
  readonly width?: number
  /** Undefined, null and '' are an empty cell. */
  readonly value: (row: Row) => Value | undefined | null
}

/** One typed column; the type decides how CSV and XLSX write it. */
export type Column<Row> =
  | Of<'text', Row, string>
  /** Integer fen, written in yuan: `19.61`, and a real number in XLSX. */
  | Of<'money', Row, number>
  /** Integer 0.01 m2, written in m2. */
  | Of<'area', Row, number>
  /** Integer minutes, written in hours: 450 -> `7.50`. */
  | Of<'hours', Row, number>
  /** A business date `2026-11-23`; a real date in XLSX. */
  | Of<'date', Row, string>
  | Of<'count', Row, number>

/** A table to hand out: described once, written as CSV or XLSX by the same values. */
export type Table<Row> = {
  /** The file's name without its ending: `住户-2026-11-23`. */
  readonly file: string
  /** The sheet's name in XLSX. */
  readonly sheet: Say
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

export const csvType = 'text/csv; charset=utf-8'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** For `operation({ response: { type: tableTypes } })`. */
export const tableTypes = ['text/csv', xlsxType] as const
