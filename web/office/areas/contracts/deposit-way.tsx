import type { ReactNode } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { useContractWords } from './words.ts'

type Split = { readonly heldFen: number; readonly fromDepositFen: number; readonly fromOverFen: number; readonly keptFen: number; readonly overBackFen: number; readonly backFen: number; readonly stillOpenFen: number }
type Line = { readonly reason: string; readonly name: string; readonly amountFen: number }

/** Where a deposit goes, line by line down to what goes back: it adds up for whoever reads it. */
export function DepositWay({ split, claims, lines }: { readonly split: Split; readonly claims?: string; readonly lines?: readonly Line[] }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  const kept = lines ?? (split.keptFen > 0 ? [{ name: words.keptAll, reason: '', amountFen: split.keptFen }] : [])
  return (
    <dl className="mt-3">
      <Row name={words.depositHeld} amount={yuan(split.heldFen)} />
      {split.fromDepositFen > 0 && <Row name={words.toRent} note={claims} amount={yuan(-split.fromDepositFen)} />}
      {kept.map((line, at) => (
        <Row key={at} name={line.name} note={line.reason} amount={yuan(-line.amountFen)} />
      ))}
      {split.overBackFen > 0 && <Row name={words.overBack} amount={yuan(split.overBackFen)} />}
      <Row strong name={words.goesBack} amount={yuan(split.backFen)} />
      {split.fromOverFen > 0 && <p className="pt-2 text-ink-2">{words.overPays(yuan(split.fromOverFen))}</p>}
      {split.stillOpenFen > 0 && <p className="pt-2 font-medium text-bad">{words.stillOpen(yuan(split.stillOpenFen))}</p>}
    </dl>
  )
}

function Row({ name, note, amount, strong = false }: { readonly name: ReactNode; readonly note?: string | undefined; readonly amount: string; readonly strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-4 border-b border-line py-2 ${strong ? 'font-bold' : ''}`}>
      <dt className="min-w-0">
        {name}
        {note && <span className="block text-ink-2">{note}</span>}
      </dt>
      <dd className="shrink-0">{amount}</dd>
    </div>
  )
}
