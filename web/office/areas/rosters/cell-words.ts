import type { SheetPerson } from '../../../../functions/rosters/sheet-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type GridContext, lookOf, shiftTimes, weekday } from './grid-context.ts'
import { hindrance } from './sheet-judge.ts'
import type { CellValue, Clash } from './sheet-state.ts'
import { useRosterWords } from './words.ts'

/** A cell's value in words: 早班 06:00–14:00 门岗. */
export function useValueWords(grid: Pick<GridContext, 'shifts' | 'posts'>): (cell: CellValue) => string {
  const words = useRosterWords()
  return (cell) => {
    const looked = lookOf(grid, cell)
    if (looked.kind === 'shift') return `${looked.shift.name} ${shiftTimes(looked.shift)} ${looked.postName}`
    return looked.kind === 'off' ? words.off : looked.kind === 'open' ? words.open : words.strange
  }
}

/** Both values of a cell in which two met, and who the other one was. */
export function useClashWords(grid: Pick<GridContext, 'shifts' | 'posts'>): (clash: Clash) => string {
  const words = useRosterWords()
  const valueOf = useValueWords(grid)
  const { moment } = useFormat()
  return ({ mine, theirs, by, at }) => words.clashOf(valueOf(mine), valueOf(theirs), by && at ? words.clashBy(by, moment(at)) : words.others)
}

/** 10月13日 周一, with the holiday's name. */
export function useDayWords({ holidays }: Pick<GridContext, 'holidays'>): (date: string) => string {
  const words = useRosterWords()
  const { day } = useFormat()
  return (date) => {
    const holiday = holidays.get(date)
    return `${day(date)} ${words.weekdays[weekday(date)]}${holiday ? ` ${holiday.kind === 'workday' ? words.workday : holiday.name || words.holiday}` : ''}`
  }
}

type Told = { readonly person: SheetPerson; readonly date: string; readonly cell: CellValue; readonly pinned: boolean; readonly says: string; readonly clash: Clash | undefined }

/** All that a cell shows, in words: for whoever hears it. */
export function useCellWords(grid: GridContext): (told: Told) => string {
  const words = useRosterWords()
  const valueOf = useValueWords(grid)
  const dayOf = useDayWords(grid)
  const clashOf = useClashWords(grid)
  return ({ person, date, cell, pinned, says, clash }) => {
    const barred = hindrance(person, date)
    return [
      `${person.name} ${dayOf(date)}`,
      valueOf(cell),
      ...(barred ? [words.barred[barred]] : []),
      ...(pinned ? [words.pinned] : []),
      ...(clash ? [clashOf(clash)] : []),
      ...(says ? [says] : []),
    ].join(words.comma)
  }
}
