import { useQuery } from '@tanstack/react-query'
import type { BalanceSheet } from '../../../../functions/reports/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { BarTable } from '../../parts/bar-table.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { AccountLinks, LinesTable, withoutZeros } from './lines-table.tsx'
import { sheetQuery } from './queries.ts'
import { ReportBar, useMonth } from './report-bar.tsx'
import { useReportWords } from './words.ts'

/** What there is, what is owed and what is left, when the year began and now. */
export function SheetView() {
  const words = useReportWords()
  const month = useMonth()
  const found = useQuery(sheetQuery(month.query))
  return (
    <>
      <ReportBar month={month} file="balance-sheet" />
      <AskedList query={found} what={words.views.sheet}>
        {(sheet) => (sheet.totalFen.closingFen === 0 && sheet.totalFen.openingFen === 0 && sheet.vouchers === 0 ? <Empty title={words.empty}>{words.emptyNext}</Empty> : <Found sheet={sheet} everyRow={month.everyRow} />)}
      </AskedList>
    </>
  )
}

function Found({ sheet, everyRow }: { readonly sheet: BalanceSheet; readonly everyRow: boolean }) {
  const words = useReportWords()
  const { yuan, amount, date } = useFormat()
  const { totalFen, netAssetsFen, resultFen } = sheet
  return (
    <>
      <p className="mt-3 text-ink-2">{words.sheet.lead(date(sheet.to), sheet.vouchers)}</p>
      <SummaryStrip
        label={words.sheet.figures}
        figures={[
          { label: words.sheet.totalAssets, value: yuan(totalFen.closingFen), note: words.sheet.balanced },
          { label: words.sheet.totalLiabilities, value: yuan(totalFen.closingFen - netAssetsFen.closingFen) },
          { label: words.sheet.netAssets, value: yuan(netAssetsFen.closingFen), note: words.sheet.since(yuan(netAssetsFen.closingFen - netAssetsFen.openingFen)) },
          { label: words.sheet.result, value: yuan(resultFen.closingFen), note: words.sheet.resultNote },
        ]}
      />
      <div className="mt-2 grid grid-cols-1 items-start gap-x-6 2xl:grid-cols-2">
        <Side sheet={sheet} side="assets" everyRow={everyRow} />
        <Side sheet={sheet} side="claims" everyRow={everyRow} />
      </div>
      {!sheet.fund && sheet.funds.length > 1 && (
        <Section title={words.sheet.byFund}>
          <BarTable caption={words.sheet.byFund} heads={[words.fund, words.sheet.netAssets]} format={amount} rows={sheet.funds.map(({ fund, name, netAssetsFen: fen }) => ({ key: fund, name, fen }))} />
        </Section>
      )}
      {!sheet.fund && sheet.funds.length > 1 && (
        <LinesTable caption={words.sheet.eachFund} heads={[words.fund]} columns={[words.sheet.totalAssets, words.sheet.totalLiabilities, words.sheet.netAssets]} lines={sheet.funds.map(({ fund, name, assetsFen, liabilitiesFen, netAssetsFen: fen }) => ({ key: fund, name, kind: 'row', amounts: [assetsFen, liabilitiesFen, fen] }))} />
      )}
      <p className="mt-3 text-[0.8125rem] text-ink-2">
        {words.edition(sheet.edition.source)} {sheet.edition.note}
      </p>
    </>
  )
}

function Side({ sheet, side, everyRow }: { readonly sheet: BalanceSheet; readonly side: 'assets' | 'claims'; readonly everyRow: boolean }) {
  const words = useReportWords()
  const own = sheet.lines.filter((line) => line.side === side)
  const isZero = (line: (typeof own)[number]): boolean => line.openingFen === 0 && line.closingFen === 0
  // A sum of nothing says nothing either, but for the last one.
  const shown = everyRow ? own : withoutZeros(own.filter((line, at) => line.kind !== 'total' || !isZero(line) || at === own.length - 1), isZero)
  return (
    <LinesTable
      caption={words.sheet[side]}
      heads={[words.sheet[side], words.row]}
      columns={[words.sheet.opening, words.sheet.closing]}
      lines={shown.map((line) => ({
        key: `${line.no ?? line.name}`,
        name: line.name,
        no: line.no,
        kind: line.kind,
        amounts: [line.openingFen, line.closingFen],
        ...(line.accounts.length > 0 && !isZero(line) ? { behind: <AccountLinks accounts={line.accounts} period={sheet.period} fund={sheet.fund ?? undefined} /> } : {}),
      }))}
    />
  )
}
