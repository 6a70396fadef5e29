import { type Fund, fundNames } from '../../../functions/ledger/chart.ts'
import { purposeNames } from '../../../functions/ledger/purposes.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { type AmountRow, Amounts } from '../amounts.tsx'
import { Facts } from '../facts.tsx'
import type { FundShown } from './queries.ts'
import { useOpenWords } from './words.ts'

/** One fund: what is left in large, how it came to that, and what from and what for. */
export function FundSection({ fund }: { readonly fund: FundShown }) {
  const words = useOpenWords()
  const format = useFormat()
  const { lang } = useLanguage()
  const owners = fund.fund === 'OWNERS_COMMON'
  const costs = rowsOf(fund, 'cost')
  const uses = rowsOf(fund, 'use')
  return (
    <section className="mt-6 border-t-2 border-ink pt-3">
      <h2 className="text-[1.2rem] font-bold">{fundNames[fund.fund as Fund][lang]}</h2>
      <p className="text-ink-2">{words.explain[fund.fund as Fund]}</p>
      <p className="mt-3">
        <span className="block text-ink-2">{fund.closingFen < 0 ? words.owes : words.left}</span>
        <span className={`block text-[1.8rem] leading-tight font-bold ${fund.closingFen < 0 ? 'text-bad' : ''}`}>{format.yuan(Math.abs(fund.closingFen))}</span>
        {fund.owedFen > 0 && <span className="block">{words.owed(format.yuan(fund.owedFen), format.yuan(fund.closingFen - fund.owedFen))}</span>}
      </p>
      <Facts
        facts={[
          [words.opening, format.yuan(fund.openingFen)],
          [words.received, <Compared key="in" fen={fund.incomeFen} beforeFen={fund.incomeBeforeFen} />],
          owners ? [words.cost, format.yuan(fund.costFen)] : [words.spent, <Compared key="out" fen={fund.costFen + fund.usedFen} beforeFen={fund.spendingBeforeFen} />],
          owners && [words.ownersShare, format.yuan(fund.netFen)],
          owners && [words.used, format.yuan(fund.usedFen)],
        ]}
      />
      <Part title={words.from} rows={fund.income.map(({ source, fen, beforeFen }) => ({ key: source, title: purposeNames[source][lang], notes: [<Bar key="bar" share={fen / Math.max(1, fund.incomeFen)} />, comparedText(fen - beforeFen)], amount: format.yuan(fen) }))} />
      <Part title={owners ? words.costs : words.spending} rows={costs} />
      {uses.length > 0 && <Part title={words.uses} rows={uses} />}
    </section>
  )

  function rowsOf({ spending, costFen, usedFen }: FundShown, kind: 'cost' | 'use'): AmountRow[] {
    const whole = kind === 'cost' ? costFen : usedFen
    return spending
      .filter(({ as }) => as === kind)
      .map(({ use, basis, fen, beforeFen }) => ({ key: use, title: purposeNames[use][lang], notes: [<Bar key="bar" share={fen / Math.max(1, whole)} />, ...(basis ? [words.basis(basis)] : []), comparedText(fen - beforeFen)], amount: format.yuan(fen) }))
  }

  function comparedText(difference: number): string {
    return difference === 0 ? words.same : difference > 0 ? words.more_(format.yuan(difference)) : words.less(format.yuan(-difference))
  }
}

function Compared({ fen, beforeFen }: { readonly fen: number; readonly beforeFen: number }) {
  const words = useOpenWords()
  const format = useFormat()
  const difference = fen - beforeFen
  return (
    <>
      <span className="block">{format.yuan(fen)}</span>
      <span className="block font-normal text-ink-2">{difference === 0 ? words.same : difference > 0 ? words.more_(format.yuan(difference)) : words.less(format.yuan(-difference))}</span>
    </>
  )
}

/** Its share of the whole; the figures beside it say the same. */
function Bar({ share }: { readonly share: number }) {
  return (
    <span aria-hidden className="mt-1 mb-1 block h-2 bg-ground">
      <span className="block h-2 bg-brand" style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
    </span>
  )
}

function Part({ title, rows }: { readonly title: string; readonly rows: readonly AmountRow[] }) {
  const words = useOpenWords()
  return (
    <>
      <h3 className="mt-4 font-bold">{title}</h3>
      {rows.length > 0 ? <Amounts rows={rows} /> : <p className="py-2 text-ink-2">{words.nothing}</p>}
    </>
  )
}
