import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PayoutState as State } from '../../../../functions/payouts/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { type PayoutRow, payoutsQuery } from './queries.ts'
import { usePayoutWords } from './words.ts'

const tones = { sent: 'part', paid: 'good', failed: 'bad' } as const satisfies Record<State, Tone>

export function PayoutState({ state }: { readonly state: State }) {
  return <Status tone={tones[state]}>{usePayoutWords().states[state]}</Status>
}

/** Payouts, newest first, each with what is not explained of it. */
export function PayoutsScreen() {
  const words = usePayoutWords()
  const query = useQuery(payoutsQuery(useAfter()))
  return (
    <Page title={words.title} lead={words.lead}>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <PayoutList payouts={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function PayoutList({ payouts }: { readonly payouts: readonly PayoutRow[] }) {
  const words = usePayoutWords()
  const { yuan, date } = useFormat()
  const bad = (fen: number) => <span className={fen === 0 ? undefined : 'font-bold text-bad'}>{yuan(fen)}</span>
  const name = (payout: PayoutRow) => (
    <Link to="/payouts/$payout" params={{ payout: payout.id }} className={rowLink}>
      {date(payout.on)} {payout.id.slice(-6)}
    </Link>
  )
  const columns: Column<PayoutRow>[] = [
    { key: 'payout', head: words.payout, names: true, cell: name },
    { key: 'arrives', head: words.arrives, cell: (payout) => date(payout.arrivesOn) },
    { key: 'gross', head: words.gross, right: true, cell: (payout) => yuan(payout.grossFen) },
    { key: 'fee', head: words.fee, right: true, cell: (payout) => yuan(payout.feeFen) },
    { key: 'net', head: words.net, right: true, className: 'font-medium', cell: (payout) => yuan(payout.netFen) },
    { key: 'difference', head: words.difference, right: true, cell: (payout) => bad(payout.differenceFen) },
    { key: 'state', head: words.state, cell: (payout) => <PayoutState state={payout.state} /> },
  ]
  return (
    <DataTable
      caption={words.title}
      rows={payouts}
      rowKey={(payout) => payout.id}
      columns={columns}
      phone={(payout) => (
        <PhoneRow title={name(payout)} aside={yuan(payout.netFen)}>
          <PayoutState state={payout.state} />
          <p className="text-ink-2">
            {words.fee} {yuan(payout.feeFen)} · {words.difference} {bad(payout.differenceFen)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
