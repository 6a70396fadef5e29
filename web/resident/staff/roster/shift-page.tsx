import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Page } from '../../shell/page.tsx'
import { dayQuery, type MyShift, partnersQuery } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

/** One shift of mine, and whom I could ask about it. */
export function ShiftPage({ date }: { readonly date: string }) {
  const { shifts: words, what } = useRosterWords()
  const { dayText } = useTimes()
  const query = useQuery(dayQuery(date))
  return (
    <Page title={dayText(date)} back={{ href: '/staff/shifts', text: words.back }}>
      <Asked query={query} what={what}>
        {({ items: [shift] }) => (shift ? <Shift shift={shift} /> : <Empty title={words.none}>{words.noneText}</Empty>)}
      </Asked>
    </Page>
  )
}

function Shift({ shift }: { readonly shift: MyShift }) {
  const { shifts: words, both } = useRosterWords()
  const { span } = useTimes()
  return (
    <>
      <p className="mt-3 text-[1.7rem] leading-snug font-bold tabular-nums">{span(shift)}</p>
      <p className="text-[1.2rem]">
        {both(shift.name, shift.post)}
      </p>
      {shift.place && <p className="text-ink-2">{shift.place}</p>}
      <h2 className="mt-7 text-[1.25rem] font-bold">{words.exchange}</h2>
      {shift.open ? <Colleagues date={shift.date} /> : <p className="mt-1 text-[1.1rem]">{words.begun}</p>}
    </>
  )
}

function Colleagues({ date }: { readonly date: string }) {
  const { exchange: words, what } = useRosterWords()
  const query = useQuery(partnersQuery(date))
  return (
    <Asked query={query} what={what}>
      {({ items }) => (
        <>
          <p className="mt-1 text-[1.1rem]">{items.length === 0 ? words.none : words.how}</p>
          <ul className="mt-2 border-t border-line">
            {items.map(({ person, name, cover, works }) => (
              <li key={person} className="border-b border-line">
                <Link href={`/staff/shifts/${date}/${person}`} className="flex min-h-[4rem] flex-wrap items-center gap-x-3 py-2 text-[1.15rem]">
                  <span className="flex-1 font-bold text-brand-ink underline underline-offset-4">{name}</span>
                  <span className={cover ? 'font-medium text-good' : 'text-ink-2'}>{cover ? words.canCover : works ? words.works : words.cannot}</span>
                  <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Asked>
  )
}
