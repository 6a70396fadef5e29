import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { inputClass } from '../../../shared/parts/field.tsx'
import { Page } from '../../shell/page.tsx'
import { useAct } from '../../use-act.ts'
import { Problem } from './problem.tsx'
import { afterRoster, partnerQuery, requestSwap } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

/** One colleague: ask to take the shift, or for one of theirs. */
export function PartnerPage({ date, person }: { readonly date: string; readonly person: string }) {
  const { exchange: words, what, working } = useRosterWords()
  const { dayText, shiftText } = useTimes()
  const client = useQueryClient()
  const query = useQuery(partnerQuery(date, person))
  const noteId = useId()
  const [note, setNote] = useState('')
  const [sent, setSent] = useState(false)
  // One id for each thing that can be asked, so that a second press is the same request.
  const ids = useRef(new Map<string, string>())
  const act = useAct(async (otherDate: string | null) => {
    const key = `${otherDate} ${note}`
    const id = ids.current.get(key) ?? newId()
    ids.current.set(key, id)
    await requestSwap({ id, kind: otherDate === null ? 'cover' : 'swap', date, other: person, otherDate, note: note.trim() })
    setSent(true)
    await afterRoster(client)
  })
  const back = { href: `/staff/shifts/${date}`, text: dayText(date) }
  if (sent) {
    return (
      <Page title={words.sent} back={back} step="sent">
        <p className="mt-3 text-[1.2rem]">{words.sentText}</p>
        <Link href="/staff/swaps" className={buttonClass('main', 'mt-5 min-h-(--target-main) w-full text-[1.15rem]')}>
          {words.toList}
        </Link>
      </Page>
    )
  }
  return (
    <Page title={words.choose(query.data?.name ?? '')} subtitle={words.title} back={back}>
      <Asked query={query} what={what}>
        {({ name, cover, items }) => (
          <>
            <label htmlFor={noteId} className="mt-4 block font-medium">
              {words.note}
            </label>
            <input id={noteId} maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} className={inputClass()} />
            <Problem error={act.error} />
            {cover ? (
              <Button kind="main" busy={act.busy} onClick={() => void act.run(null)} className="mt-4 min-h-(--target-main) w-full text-[1.2rem]">
                {act.busy ? working : words.cover(name)}
              </Button>
            ) : (
              <p className="mt-4 text-[1.15rem]">{words.coverNot(name)}</p>
            )}
            <h2 className="mt-7 text-[1.25rem] font-bold">{words.orSwap}</h2>
            {items.length === 0 && <p className="mt-1 text-[1.1rem] text-ink-2">{words.swapNone}</p>}
            <ul className="mt-2 border-t border-line">
              {items.map((shift) => (
                <li key={shift.date} className="border-b border-line py-3 text-[1.15rem]">
                  {shift.may ? (
                    <Button busy={act.busy} onClick={() => void act.run(shift.date)} className="w-full text-[1.1rem]">
                      {words.swapWith(dayText(shift.date), shiftText(shift))}
                    </Button>
                  ) : (
                    <>
                      <p>
                        {dayText(shift.date)} {shiftText(shift)}
                      </p>
                      <p className="text-ink-2">{words.not}</p>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Page>
  )
}
