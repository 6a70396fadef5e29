import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { useFormat } from '../../../shared/i18n/language.tsx'
import type { Punch } from '../../work/act-model.ts'
import { whenOf } from '../../work/time-text.ts'
import { useClockWords } from './words.ts'

const tones = { waiting: 'part', sent: 'good', refused: 'bad', aside: 'off' } as const

/** What was pressed on this phone and where it is now. */
export function ClockList({ acts, onDrop }: { readonly acts: readonly Punch[]; readonly onDrop: (number: number) => void }) {
  const words = useClockWords()
  const format = useFormat()
  if (acts.length === 0) return null
  return (
    <section aria-labelledby="pressed" className="mt-7">
      <h2 id="pressed" className="text-[1.25rem] font-bold">
        {words.list}
      </h2>
      <ul className="mt-2 border-t border-line">
        {acts.map((act) => (
          <li key={act.number} className="border-b border-line py-3 text-[1.1rem]">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>
                {words[act.way]} <span className="tabular-nums">{whenOf(act.at, format)}</span>
              </span>
              <Status tone={tones[act.state]}>{words.states[act.state]}</Status>
            </div>
            {act.state === 'refused' && (
              <>
                <p className="text-bad">{act.trouble?.say}</p>
                <Button aria-label={words.dropName(whenOf(act.at, format))} onClick={() => onDrop(act.number)} className="mt-2 w-full">
                  {words.drop}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
