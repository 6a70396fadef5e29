import { figureNames, type Purpose, purposeNames } from '../../../../functions/ledger/purposes.ts'
import type { SourcesAndUses } from '../../../../functions/ledger/sources-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { BarTable } from '../../parts/bar-table.tsx'
import { PairChart } from '../../parts/pair-chart.tsx'
import { Section } from '../../parts/section.tsx'
import { useBookWords } from './words.ts'

/** Sources and uses of each month side by side; the figures are in the table of months below. */
export function MonthsChart({ data }: { readonly data: SourcesAndUses }) {
  const { sources: words } = useBookWords()
  const { yuan } = useFormat()
  const names = [words.sources, words.uses] as const
  return (
    <Section title={words.byMonth}>
      <PairChart
        title={words.chart(yuan(data.total.sourcesFen), yuan(data.total.usesFen))}
        names={names}
        pairs={data.months.map(({ period, sourcesFen, usesFen }) => ({ key: period, label: words.monthLabel(Number(period.slice(0, 4)), Number(period.slice(5))), first: sourcesFen, second: usesFen }))}
      />
    </Section>
  )
}

/** Who paid what the fees did not, the largest helper not first but in the order in which they are drawn on. */
export function CoverTable({ data }: { readonly data: SourcesAndUses }) {
  const { sources: words } = useBookWords()
  const { lang } = useLanguage()
  const { amount } = useFormat()
  const { coveredBy, reservesFen, uncoveredFen, shortfallFen } = data.total
  const rows = [
    ...coveredBy.map(({ source, fen }) => ({ key: source, name: purposeNames[source][lang], fen })),
    { key: 'reserves', name: figureNames.reservesFen[lang], fen: reservesFen },
    { key: 'uncovered', name: figureNames.uncoveredFen[lang], fen: uncoveredFen },
  ].filter(({ fen }) => fen > 0)
  return (
    <Section title={words.cover} className="max-xl:mt-4">
      {shortfallFen > 0 ? <BarTable caption={words.cover} heads={[words.coverer, words.amount]} rows={rows.map((row) => ({ ...row, note: words.share(row.fen, shortfallFen) }))} format={amount} /> : <p className="mt-2 text-ink-2">{words.noShortfall}</p>}
    </Section>
  )
}

type Row = { readonly purpose: Purpose; readonly fen: number }

export function PurposeTable({ title, rows, totalFen }: { readonly title: string; readonly rows: readonly Row[]; readonly totalFen: number }) {
  const { sources: words } = useBookWords()
  const { lang } = useLanguage()
  const { amount } = useFormat()
  const moved = rows.filter(({ fen }) => fen !== 0)
  return (
    <Section title={title} className="max-lg:mt-4">
      {moved.length > 0 ? (
        <BarTable caption={title} heads={[words.purpose, words.amount]} rows={moved.map(({ purpose, fen }) => ({ key: purpose, name: purposeNames[purpose][lang], fen, note: words.share(fen, totalFen) }))} format={amount} />
      ) : (
        <p className="mt-2 text-ink-2">{words.nothing}</p>
      )}
    </Section>
  )
}
