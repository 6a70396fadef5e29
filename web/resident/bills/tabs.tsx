import { Link } from 'wouter'
import { classNames } from '../../shared/parts/class-names.ts'
import { useWords } from '../i18n/words.ts'

type Props = { readonly unit: string; readonly tab: 'due' | 'paid'; readonly due: number | undefined }

/** Links, not script tabs: each has its own address, works with the back button and reads as navigation. */
export function Tabs({ unit, tab, due }: Props) {
  const words = useWords()
  const tabs = [
    { key: 'due', href: `/bills?unit=${unit}`, text: words.bills.due(due) },
    { key: 'paid', href: `/bills?unit=${unit}&tab=paid`, text: words.bills.paid },
  ] as const
  return (
    <nav aria-label={words.bills.tabs} className="mt-3 grid grid-cols-2 border-b border-line">
      {tabs.map(({ key, href, text }) => (
        <Link
          key={key}
          href={href}
          replace
          aria-current={tab === key ? 'page' : undefined}
          className={classNames('flex min-h-(--target) items-center justify-center border-b-4 px-2 text-center font-medium', tab === key ? 'border-brand text-brand-ink' : 'border-transparent text-ink-2')}
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
