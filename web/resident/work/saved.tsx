import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'
import type { Act } from './act-model.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** After an act: what was done and where it is now, on the phone or at the server. It changes while one looks. */
export function Saved({ numbers, children }: { readonly numbers: readonly number[]; readonly children: ReactNode }) {
  const words = useWorkWords()
  const { acts, sending, link } = useWork()
  const mine = acts.filter(({ number }) => numbers.includes(number))
  const bad = mine.some(({ state }) => state === 'refused')
  const waits = mine.some(({ state }) => state === 'waiting')
  const Icon = bad ? CircleAlert : CircleCheck
  return (
    <div className="flex items-start gap-3 pt-4">
      <Icon aria-hidden className={classNames('size-10 shrink-0', bad ? 'text-bad' : 'text-good')} />
      <div className="min-w-0 flex-1">
        {children}
        <output className={classNames('block', bad ? 'font-medium text-bad' : waits ? 'text-warn' : 'text-ink-2')}>{bad ? words.saved.refused : waits ? (sending && link !== 'offline' ? words.saved.sending : words.saved.waiting) : words.saved.sent}</output>
      </div>
    </div>
  )
}

export const actsOf = (acts: readonly Act[], numbers: readonly number[]): readonly Act[] => acts.filter(({ number }) => numbers.includes(number))
