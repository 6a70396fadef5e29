import type { ArrearsPage } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AgeChart } from '../../parts/age-chart.tsx'
import { BarTable } from '../../parts/bar-table.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useArrearsWords } from './words.ts'

type Props = { readonly arrears: ArrearsPage; readonly onBuilding: (building: string) => void }

export function ArrearsCharts({ arrears, onBuilding }: Props) {
  const words = useArrearsWords()
  const { amount, yuan } = useFormat()
  const several = new Set(arrears.buildings.map(({ community }) => community)).size > 1
  return (
    <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-[3fr_2fr]">
      <Section title={words.byAge}>
        <AgeChart title={words.ageChart(yuan(arrears.total.openFen))} heads={[words.age, words.amount]} ages={arrears.ages} />
      </Section>
      <Section title={words.byBuilding} className="max-xl:mt-4">
        <div className="max-h-80 overflow-y-auto">
          <BarTable
            caption={words.byBuilding}
            heads={[words.byBuilding, words.amount]}
            format={amount}
            rows={arrears.buildings.map((building) => ({
              key: building.building,
              fen: building.openFen,
              note: words.buildingNote(building.households),
              name: (
                <button type="button" onClick={() => onBuilding(building.building)} className={textLink('text-left')}>
                  {several ? `${building.communityName} ${building.name}` : building.name}
                </button>
              ),
            }))}
          />
        </div>
      </Section>
    </div>
  )
}
