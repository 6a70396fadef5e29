import { figureNames, purposeNames } from '../../../../functions/ledger/purposes.ts'
import type { SourcesAndUses, SourcesOfTime } from '../../../../functions/ledger/sources-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { useWords } from '../../i18n/languages.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { useBookWords } from './words.ts'

type Month = SourcesAndUses['months'][number]
type Figure = { readonly key: string; readonly head: string; readonly of: (time: SourcesOfTime) => number }

/** A row a month; who covered nothing in the whole time has no column. The file holds every source and use of each month. */
export function SourcesMonths({ data }: { readonly data: SourcesAndUses }) {
  const { sources: words } = useBookWords()
  const common = useWords()
  const { amount, yuan, period } = useFormat()
  const figures = useFigures(data.total)
  return (
    <Section title={common.yuanHead(words.months)} bare>
      <DataTable<Month>
        caption={words.months}
        rows={data.months}
        rowKey={(month) => month.period}
        columns={[
          { key: 'month', head: words.month, names: true, cell: (month) => period(month.period) },
          ...figures.map(({ key, head, of }) => ({ key, head, right: true, cell: (month: Month) => amount(of(month)) })),
        ]}
        foot={[common.columns.total, ...figures.map(({ of }) => amount(of(data.total)))]}
        phone={(month) => (
          <PhoneRow title={period(month.period)}>
            <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4">
              {figures
                .filter(({ of }, at) => at < 2 || of(month) !== 0)
                .map(({ key, head, of }) => (
                  <div key={key} className="contents">
                    <dt className="text-ink-2">{head}</dt>
                    <dd className="text-right">{yuan(of(month))}</dd>
                  </div>
                ))}
            </dl>
          </PhoneRow>
        )}
      />
    </Section>
  )
}

function useFigures(total: SourcesOfTime): readonly Figure[] {
  const { lang } = useLanguage()
  const figure = (name: keyof typeof figureNames): Figure => ({ key: name, head: figureNames[name][lang], of: (time) => time[name] })
  const always = [figure('sourcesFen'), figure('usesFen'), figure('shortfallFen')]
  const sometimes = [
    ...total.coveredBy.map(({ source }, at): Figure => ({ key: source, head: purposeNames[source][lang], of: (time) => time.coveredBy[at]!.fen })),
    figure('reservesFen'),
    figure('uncoveredFen'),
  ]
  return [...always, ...sometimes.filter(({ of }) => of(total) !== 0), figure('surplusFen')]
}
