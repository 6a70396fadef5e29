import type { Say } from '../faults.ts'
import { yuan } from '../money.ts'
import type { Column } from '../tables/table.ts'
import type { BalanceSheet, SheetLine } from './model.ts'
import type { Report } from './report.ts'
import { editionText, fundText, monthText, unitText } from './words.ts'

type Pair = { readonly assets: SheetLine | undefined; readonly claims: SheetLine | undefined }

/** The form as it is filed: assets at the left, liabilities and net assets at the right. */
export function balanceSheetReport(sheet: BalanceSheet, lang: keyof Say): Report<Pair> {
  const sides = (['assets', 'claims'] as const).map((side) => sheet.lines.filter((line) => line.side === side))
  const [assets = [], claims = []] = sides
  const last = Math.max(assets.length, claims.length) - 1
  // The two grand totals stand beside each other in the last row.
  const at = (lines: readonly SheetLine[], row: number): SheetLine | undefined => (row === last ? lines.at(-1) : lines[row] === lines.at(-1) ? undefined : lines[row])
  return {
    table: {
      file: `${title[lang]}-${sheet.to}${sheet.fund ? `-${fundText(sheet.fund, lang)}` : ''}`,
      sheet: title,
      columns: [...columnsOf('assets', { zh: '资产', en: 'Assets' }, lang), ...columnsOf('claims', { zh: '负债和净资产', en: 'Liabilities and net assets' }, lang)],
      rows: Array.from({ length: last + 1 }, (_, row) => ({ assets: at(assets, row), claims: at(claims, row) })),
    },
    title,
    lead: [sheet.to, fundText(sheet.fund, lang), unitText[lang]].join('  '),
    notes: [
      {
        zh: `会民非01表。净资产中含尚未年终结转的收支净额：年初 ${yuan(sheet.resultFen.openingFen)} 元，期末 ${yuan(sheet.resultFen.closingFen)} 元（截至${monthText(sheet.period, 'zh')}末）。`,
        en: `Form 会民非01. Net assets include income less expense not yet carried over: ${yuan(sheet.resultFen.openingFen)} at the opening, ${yuan(sheet.resultFen.closingFen)} at the end.`,
      }[lang],
      editionText(sheet.edition, lang),
    ],
    strong: (pair, column) => pair[column < 4 ? 'assets' : 'claims']?.kind === 'total',
    filed: true,
    // English names need the width of a page that lies.
    upright: lang === 'zh',
  }
}

const title: Say = { zh: '资产负债表', en: 'balance-sheet' }

function columnsOf(side: keyof Pair, name: Say, lang: keyof Say): Column<Pair>[] {
  const figure = (date: 'openingFen' | 'closingFen') => (pair: Pair) => (pair[side] && pair[side].kind !== 'heading' ? pair[side][date] : undefined)
  return [
    { kind: 'text', title: name, width: lang === 'zh' ? 24 : 38, value: (pair) => (pair[side]?.kind === 'heading' ? `${pair[side].name}${{ zh: '：', en: ':' }[lang]}` : pair[side]?.name) },
    { kind: 'count', title: { zh: '行次', en: 'Row' }, width: 6, value: (pair) => pair[side]?.no },
    { kind: 'money', title: { zh: '年初数', en: 'Opening of year' }, width: 15, value: figure('openingFen') },
    { kind: 'money', title: { zh: '期末数', en: 'End of period' }, width: 15, value: figure('closingFen') },
  ]
}
