import { Ban, CircleAlert, CircleCheck, CircleDashed, Clock3 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BillStatus as StatusOfBill } from '../../../functions/fees/bill-model.ts'
import { usePartsWords } from '../i18n/language.tsx'
import { classNames } from './class-names.ts'

/** wait: nothing done yet · part: under way · good: done · bad: overdue, error, negative · off: no longer counts */
export type Tone = 'wait' | 'part' | 'good' | 'bad' | 'off'

const looks = {
  wait: [Clock3, 'text-ink-2'],
  part: [CircleDashed, 'text-warn'],
  good: [CircleCheck, 'text-good'],
  bad: [CircleAlert, 'text-bad'],
  off: [Ban, 'text-ink-2'],
} as const

/** An icon and a word: colour is never the only cue. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const [Icon, colour] = looks[tone]
  return (
    <span className={classNames('status inline-flex items-center gap-1 align-bottom font-medium whitespace-nowrap', colour)}>
      <Icon aria-hidden className="size-[1.1em] shrink-0" strokeWidth={2.25} />
      {children}
    </span>
  )
}

const toneOfBill = { open: 'wait', partial: 'part', paid: 'good', overdue: 'bad', void: 'off' } as const satisfies Record<StatusOfBill, Tone>

export function BillStatus({ status }: { readonly status: StatusOfBill }) {
  return <Status tone={toneOfBill[status]}>{usePartsWords().billStatus[status]}</Status>
}
