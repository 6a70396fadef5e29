import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { limit, type Say } from '../faults.ts'
import { answerPdf } from '../paper/answer-pdf.ts'
import { answerTable } from '../tables/answer-table.ts'
import { cellText, isNumber, widths } from '../tables/cell-text.ts'
import { type Table, tableTypes } from '../tables/table.ts'
import { getSite } from '../tenants/get-site.ts'
import type { reportFormats } from './model.ts'

/** A report to hand out: its table, and what paper says around it. The same table is the CSV, the XLSX and the PDF. */
export type Report<Row> = {
  readonly table: Table<Row>
  readonly title: Say
  /** Of what time, and whose. */
  readonly lead: string
  readonly notes: readonly string[]
  /** Sums, printed bold. */
  readonly strong?: (row: Row, column: number) => boolean
  /** Filed with an authority: those who answer for it sign. */
  readonly filed?: true
  /** On an upright page however many its columns: a form of one page. */
  readonly upright?: boolean
}

/** For `operation({ response: { type: reportTypes } })`. */
export const reportTypes = [...tableTypes, 'application/pdf'] as const

/** Above this a report is no paper any more: some 60 pages. */
export const pdfRowsMax = 2500

export async function answerReport<Row>(ctx: Ctx, report: Report<Row>, format: (typeof reportFormats)[number], lang: keyof Say): Promise<Response> {
  const { table, title, lead, notes, strong, filed, upright } = report
  if (format !== 'pdf') return answerTable(table, format, lang)
  if (table.rows.length > pdfRowsMax) throw tooLong(table.rows.length)
  // Only whoever prints loads pdfkit.
  const [site, { renderTable }] = await Promise.all([getSite(ctx), import('../paper/render-table.ts')])
  const paper = {
    title: title[lang],
    lead,
    columns: table.columns.map((column) => ({ title: column.title[lang], width: column.width ?? widths[column.kind], right: isNumber(column) })),
    rows: table.rows.map((row) => ({ cells: table.columns.map((column, at) => ({ text: cellText(column, row), strong: strong?.(row, at) ?? false })) })),
    notes,
    signers: filed ? signers.map((one) => one[lang]) : [],
    madeOn: today(ctx.clock),
    upright: upright ?? false,
  }
  return answerPdf({ name: `${table.file}.pdf`, bytes: await renderTable(site, paper, lang, ctx.clock.now()) })
}

const signers: readonly Say[] = [
  { zh: '单位负责人', en: 'Head' },
  { zh: '主管会计', en: 'Chief accountant' },
  { zh: '制表人', en: 'Prepared by' },
]

const tooLong = (rows: number) =>
  limit('report-too-long', {
    zh: `共 ${rows} 行，超过 PDF 的 ${pdfRowsMax} 行上限，没有生成。请缩短期间，或改用 Excel、CSV 导出。`,
    en: `There are ${rows} rows, more than the ${pdfRowsMax} that a PDF may hold. No file was made. Choose a shorter span, or export Excel or CSV.`,
  })
