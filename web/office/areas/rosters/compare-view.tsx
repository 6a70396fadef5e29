import { useQuery } from '@tanstack/react-query'
import type { RosterRow, RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { useDayWords, useValueWords } from './cell-words.ts'
import { type GridContext, useGridContext } from './grid-context.ts'
import { sheetQuery } from './queries.ts'
import { gapsOf } from './sheet-judge.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly one: RosterSheet; readonly other: string; readonly onStop: () => void }

/** Two drafts of the same days: figures side by side, and the cells that differ. */
export function CompareView({ one, other, onStop }: Props) {
  const words = useRosterWords()
  const query = useQuery(sheetQuery(other))
  return (
    <>
      <Button onClick={onStop} className="mt-4 min-h-10">
        {words.stopCompare}
      </Button>
      <Asked query={query} what={words.loadingSheet}>
        {(two) => (two.roster.from === one.roster.from && two.roster.to === one.roster.to ? <Compared one={one} two={two} /> : <Notice tone="warn">{words.otherRange}</Notice>)}
      </Asked>
    </>
  )
}

/** What a sheet adds up to by the rules that the editor shows too. */
function figuresOf(grid: GridContext, rows: readonly RosterRow[]) {
  const judged = rows.map((row) => grid.judge.of(row))
  const sum = (of: (one: (typeof judged)[number]) => number) => judged.reduce((total, each) => total + of(each), 0)
  return {
    minutes: sum(({ hours }) => hours.minutes),
    overtime: sum(({ hours }) => hours.overtimeMinutes),
    nights: sum(({ hours }) => hours.nights),
    breaches: sum(({ violations }) => violations.filter(({ hard }) => hard).length),
    open: gapsOf(grid.judge.cover(rows), grid.days).reduce((total, { missing }) => total + missing, 0),
  }
}

function Compared({ one, two }: { readonly one: RosterSheet; readonly two: RosterSheet }) {
  const words = useRosterWords()
  const { count } = useFormat()
  const grids = [useGridContext(one), useGridContext(two)] as const
  const [first, second] = [figuresOf(grids[0], one.rows), figuresOf(grids[1], two.rows)]
  const rows: readonly (readonly [name: string, one: string, two: string, worse: boolean])[] = [
    [words.figureOpen, count(first.open), count(second.open), second.open > first.open],
    [words.figureBreaches, count(first.breaches), count(second.breaches), second.breaches > first.breaches],
    [words.figureHours, words.hoursText(first.minutes), words.hoursText(second.minutes), false],
    [words.figureOvertime, words.hoursText(first.overtime), words.hoursText(second.overtime), second.overtime > first.overtime],
    [words.figureNights, count(first.nights), count(second.nights), false],
  ]
  const cell = 'border-b border-line px-3 py-2'
  return (
    <>
      <Section title={words.figures} bare>
        <div className="mt-3 border border-line bg-paper">
          <table className="w-full">
            <thead>
              <tr className="text-left text-[0.8125rem] text-ink-2">
                <th scope="col" className={classNames(cell, 'font-medium')}>{words.figures}</th>
                <th scope="col" className={classNames(cell, 'text-right font-medium')}>{one.roster.name}</th>
                <th scope="col" className={classNames(cell, 'text-right font-medium')}>{two.roster.name}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, a, b, worse]) => (
                <tr key={name}>
                  <th scope="row" className={classNames(cell, 'text-left font-medium')}>{name}</th>
                  <td className={classNames(cell, 'text-right')}>{a}</td>
                  <td className={classNames(cell, 'text-right', a !== b && 'font-bold', worse && 'text-bad')}>{b}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Differences one={one} two={two} grids={grids} />
    </>
  )
}

/** Person by person, since what matters is whose days change. */
function Differences({ one, two, grids }: { readonly one: RosterSheet; readonly two: RosterSheet; readonly grids: readonly [GridContext, GridContext] }) {
  const words = useRosterWords()
  const dayOf = useDayWords(grids[0])
  const firstWords = useValueWords(grids[0])
  const secondWords = useValueWords(grids[1])
  const [a, b] = [byPerson(one.rows), byPerson(two.rows)]
  const people = [...new Map([...one.people, ...two.people].map((person) => [person.id as string, person.name]))]
  const changed = people.flatMap(([id, name]) => {
    const days = grids[0].days.filter((date) => a.get(id)?.cells[date] !== b.get(id)?.cells[date])
    return days.length > 0 ? [{ id, name, days }] : []
  })
  const minutes = (grid: GridContext, row: RosterRow | undefined) => (row ? grid.judge.of(row).hours.minutes : 0)
  if (changed.length === 0) return <p className="mt-4 font-medium">{words.compareNone}</p>
  return (
    <Section title={words.differs} bare>
      <p className="mt-1">{words.compareLead(changed.reduce((sum, { days }) => sum + days.length, 0))}</p>
      <ul className="mt-3 divide-y divide-line border border-line bg-paper">
        {changed.map(({ id, name, days }) => (
          <li key={id} className="px-4 py-3">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-bold">{name}</span>
              <span className="text-ink-2">
                {words.hours} {words.hoursText(minutes(grids[0], a.get(id)))} → {words.hoursText(minutes(grids[1], b.get(id)))}
              </span>
            </p>
            <ul className="mt-1 grid gap-x-8 md:grid-cols-2">
              {days.map((date) => (
                <li key={date} className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 py-0.5">
                  <span className={grids[0].free.has(date) ? 'text-bad' : 'text-ink-2'}>{dayOf(date)}</span>
                  <span>
                    {firstWords(a.get(id)?.cells[date] ?? null)} → <strong className="font-bold">{secondWords(b.get(id)?.cells[date] ?? null)}</strong>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const byPerson = (rows: readonly RosterRow[]): ReadonlyMap<string, RosterRow> => new Map(rows.map((row) => [row.person, row]))
