import { useState } from 'react'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { leaveSpan } from '../../../shared/leave-span.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { useMay } from '../../shell/session.ts'
import { DecideButtons } from './decide-buttons.tsx'
import { EndDialog } from './end-dialog.tsx'
import { decideLeave, type FoundLeave } from './queries.ts'
import { useShiftText } from './shift-text.ts'
import { useRequestWords } from './words.ts'

const tones = { asked: 'wait', approved: 'good', declined: 'bad', withdrawn: 'off', cancelled: 'off' } as const

/** Who, which days, what it takes out of the roster, and what the rules say. */
export function LeaveRow({ leave }: { readonly leave: FoundLeave }) {
  const words = useRequestWords()
  const { lang } = useLanguage()
  const { day, moment } = useFormat()
  const shiftText = useShiftText()
  const { name, kind, from, days, note, state, shifts, hints, askedBy, askedAt, decided, ended } = leave
  const may = useMay()
  const [ending, setEnding] = useState(false)
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="mr-auto font-bold">
          {name} · {words.kinds[kind]} · {leaveSpan(leave, words, day)} · {words.days(days)}
        </h3>
        <Status tone={tones[state]}>{words.leaveStates[state]}</Status>
      </div>
      {note && <p className="[overflow-wrap:anywhere]">{note}</p>}
      {hints.map((say) => (
        <p key={say.zh} className="font-medium text-warn">
          {say[lang]}
        </p>
      ))}
      {shifts.length > 0 ? (
        <>
          <p className="mt-1">{state === 'asked' ? words.frees(shifts.length) : words.freed(shifts.length)}</p>
          <ul className="list-disc pl-6 text-ink-2">
            {shifts.map((shift) => (
              <li key={shift.date}>{shiftText(shift)}</li>
            ))}
          </ul>
        </>
      ) : (
        state === 'asked' && <p className="mt-1 text-ink-2">{words.freesNone}</p>
      )}
      <p className="text-ink-2">
        {words.askedAt(askedBy, moment(askedAt))}
        {decided && ` · ${words.decidedAt(decided.by, moment(decided.at))}`}
        {decided?.reason && ` · ${decided.reason}`}
      </p>
      {ended && <p className="text-ink-2 [overflow-wrap:anywhere]">{words.endedAt(ended.by, moment(ended.at), day(ended.to), ended.reason)}</p>}
      {state === 'asked' && <DecideButtons name={name} day={day(from)} decide={(decision) => decideLeave(leave.id, decision)} />}
      {state === 'approved' && may('decideLeave') && (
        <Button className="mt-2" aria-label={words.endName(name, day(from))} onClick={() => setEnding(true)}>
          {words.end}
        </Button>
      )}
      {ending && <EndDialog leave={leave} onClose={() => setEnding(false)} />}
    </li>
  )
}
