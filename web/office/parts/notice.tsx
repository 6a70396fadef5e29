import { CircleCheck, CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'

const looks = {
  good: [CircleCheck, 'bg-good-soft text-good'],
  warn: [Info, 'bg-warn-soft text-warn'],
  bad: [CircleAlert, 'bg-bad-soft text-bad'],
} as const

/** What just happened, or what to mind, in place. Good news is told politely, trouble at once. */
export function Notice({ tone, children, className }: { readonly tone: keyof typeof looks; readonly children: ReactNode; readonly className?: string }) {
  const [Icon, look] = looks[tone]
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={classNames('mt-4 flex gap-2 px-4 py-3 font-medium', look, className)}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
