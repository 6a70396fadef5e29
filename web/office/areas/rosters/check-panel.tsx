import type { RosterRow } from '../../../../functions/rosters/sheet-model.ts'
import type { SheetViolation } from '../../../../functions/rosters/sheet-rules.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { textLink } from '../../parts/text-link.ts'
import type { GridContext } from './grid-context.ts'
import type { Place } from './sheet-state.ts'
import { SidePanel } from './side-panel.tsx'
import { useRosterWords } from './words.ts'

type Props = { readonly grid: GridContext; readonly rows: readonly RosterRow[]; readonly onGo: (place: Place) => void; readonly onClose: () => void }

/** Everything that is wrong, person by person: what keeps the roster from being published first. */
export function CheckPanel({ grid, rows, onGo, onClose }: Props) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const all = allViolations(grid, rows)
  return (
    <SidePanel title={words.checkTitle(all.filter(({ hard }) => hard).length)} onClose={onClose}>
      {all.length === 0 && <p className="mt-2 text-ink-2">{words.allGood}</p>}
      <ul className="mt-2 divide-y divide-line">
        {all.map(({ person, days, say, hard, rule }) => (
          <li key={`${person} ${rule} ${days.join()} ${say.en}`} className="py-2">
            <p className="flex flex-wrap items-center gap-x-3">
              <Status tone={hard ? 'bad' : 'part'}>{hard ? words.hard : words.soft}</Status>
              <button type="button" onClick={() => onGo({ person: person!, date: days.find((day) => day >= grid.sheet.roster.from) ?? grid.sheet.roster.from })} className={textLink()}>
                {grid.people.get(person!)?.name}
              </button>
            </p>
            <p>{say[lang]}</p>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}

export const allViolations = ({ judge }: GridContext, rows: readonly RosterRow[]): readonly SheetViolation[] =>
  rows.flatMap((row) => judge.of(row).violations).toSorted((a, b) => Number(b.hard) - Number(a.hard))
