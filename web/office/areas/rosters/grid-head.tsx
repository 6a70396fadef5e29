import { memo } from 'react'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useDayWords } from './cell-words.ts'
import { type GridContext, weekday } from './grid-context.ts'
import { useRosterWords } from './words.ts'

/** Days over the columns: red for weekends and holidays, and a sign in words for what the calendar says of them. */
export const GridHead = memo(function GridHead({ grid }: { readonly grid: GridContext }) {
  const words = useRosterWords()
  const dayOf = useDayWords(grid)
  const head = 'border-b border-line-strong bg-paper text-[0.8125rem]'
  const usual = 'font-medium text-ink-2'
  return (
    <div role="row" aria-rowindex={1} className="sticky top-0 z-20 grid [grid-template-columns:var(--tracks)]">
      <div role="columnheader" className={classNames(head, usual, 'sticky left-0 z-10 flex items-end border-r px-3 py-1.5 sm:px-2')}>
        {words.person}
      </div>
      {grid.days.map((date, at) => {
        const holiday = grid.holidays.get(date)
        const first = at === 0 || date.endsWith('-01')
        return (
          <div key={date} role="columnheader" title={holiday?.name || undefined} className={classNames(head, 'flex flex-col items-center justify-end border-l border-l-line py-1 leading-[1.125rem]', grid.free.has(date) ? 'font-bold text-bad' : usual)}>
            <span className="sr-only">{dayOf(date)}</span>
            {holiday && <span aria-hidden className="text-[0.6875rem] leading-3">{holiday.kind === 'workday' ? words.workdayShort : words.holidayShort}</span>}
            {first && <span aria-hidden className="text-[0.75rem] leading-4">{words.monthShort(Number(date.slice(5, 7)))}</span>}
            <span aria-hidden>{words.dayShort(Number(date.slice(8)))}</span>
            <span aria-hidden>{words.weekdaysShort[weekday(date)]}</span>
          </div>
        )
      })}
      <div role="columnheader" className={classNames(head, usual, 'sticky right-0 flex items-end justify-center border-l px-1 py-1.5')}>
        {words.hours}
      </div>
    </div>
  )
})
