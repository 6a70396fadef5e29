import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Ages } from '../../../../functions/ledger/shapes.ts'
import type { Ageing } from '../../../../functions/reports/model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AgeChart } from '../../parts/age-chart.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { type Line, LinesTable } from './lines-table.tsx'
import { ageingQuery } from './queries.ts'
import { useReportWords } from './words.ts'

/** What households owe by how long it is due, by community and building. */
export function AgeingView() {
  const { ageing: words, views } = useReportWords()
  const found = useQuery(ageingQuery())
  return (
    <>
      <FilterBar>
        <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl('/v1/reports/ageing/export', { format })} />
        <Link to="/arrears" className={textLink()}>
          {words.toArrears}
        </Link>
      </FilterBar>
      <Asked query={found} what={views.ageing}>
        {(ageing) => (ageing.total.households > 0 ? <Found ageing={ageing} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>)}
      </Asked>
    </>
  )
}

function Found({ ageing }: { readonly ageing: Ageing }) {
  const { ageing: words } = useReportWords()
  const { yuan, count, date } = useFormat()
  const { total, ages } = ageing
  const amountsOf = ({ openFen, agesFen }: { readonly openFen: number; readonly agesFen: Ages }): number[] => [openFen, ...ages.map(({ age }) => agesFen[age])]
  return (
    <>
      <p className="mt-3 text-ink-2">{words.lead(date(ageing.asOf))}</p>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.open, value: yuan(total.openFen) },
          { label: words.overdue, value: yuan(total.overdueFen), bad: total.overdueFen > 0 },
          { label: words.households, value: count(total.households) },
          { label: words.credit, value: yuan(total.creditFen) },
        ]}
      />
      <Section title={words.byAge}>
        <AgeChart title={words.chart(yuan(total.openFen))} heads={[words.age, words.amount]} ages={ages} />
      </Section>
      <LinesTable
        caption={words.table}
        heads={[words.place]}
        columns={[words.open, ...ages.map(({ name }) => name)]}
        lines={[
          ...ageing.communities.flatMap(({ community, name, buildings, ...sums }): Line[] => [
            { key: community, name, kind: 'heading', amounts: [] },
            ...buildings.map(
              (building): Line => ({
                key: building.building,
                kind: 'row',
                amounts: amountsOf(building),
                name: (
                  <Link to="/arrears" search={{ community, building: building.building }} className={rowLink}>
                    {building.name}
                  </Link>
                ),
              }),
            ),
            { key: `${community} total`, name: `${name} ${words.total}`, kind: 'total', amounts: amountsOf(sums) },
          ]),
          ...(ageing.communities.length > 1 ? [{ key: 'total', name: words.total, kind: 'total' as const, amounts: amountsOf(total) }] : []),
        ]}
      />
      <p className="mt-3 text-[0.8125rem] text-ink-2">{words.note}</p>
    </>
  )
}
