import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { DecideButtons } from './decide-buttons.tsx'
import { decideSwap, type FoundSwap } from './queries.ts'
import { useShiftText } from './shift-text.ts'
import { useRequestWords } from './words.ts'

const tones = { asked: 'wait', agreed: 'part', refused: 'off', approved: 'good', declined: 'bad', withdrawn: 'off', lapsed: 'off' } as const

/** Who gives whom which shift, and what the rules say as things stand. */
export function SwapRow({ swap }: { readonly swap: FoundSwap }) {
  const words = useRequestWords()
  const { lang } = useLanguage()
  const { day, moment } = useFormat()
  const shiftText = useShiftText()
  const { asker, other, kind, gives, takes, note, state, reasons, askedAt, decided } = swap
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="mr-auto font-bold">{kind === 'swap' ? words.swapText(asker.name, other.name) : words.coverText(asker.name, other.name)}</h3>
        <Status tone={tones[state]}>{words.swapStates[state]}</Status>
      </div>
      <p>{words.gives(asker.name, shiftText(gives))}</p>
      {takes && <p>{words.gives(other.name, shiftText(takes))}</p>}
      {note && <p className="[overflow-wrap:anywhere]">{note}</p>}
      {state === 'asked' && <p className="text-ink-2">{words.waits}</p>}
      {state === 'agreed' && (reasons.length === 0 ? <p className="font-medium text-good">{words.rulesOk}</p> : <p className="font-medium text-bad">{words.rulesNot}</p>)}
      {reasons.map((say) => (
        <p key={say.zh} className="text-bad">
          {say[lang]}
        </p>
      ))}
      <p className="text-ink-2">
        {words.askedAt(asker.name, moment(askedAt))}
        {decided && ` · ${words.decidedAt(decided.by, moment(decided.at))}`}
        {decided?.reason && ` · ${decided.reason}`}
      </p>
      {state === 'agreed' && <DecideButtons name={asker.name} day={day(gives.date)} decide={(decision) => decideSwap(swap.id, decision)} />}
    </li>
  )
}
