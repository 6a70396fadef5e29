import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { VoucherLinks } from '../../parts/voucher-links.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { PayoutState } from './payouts-screen.tsx'
import { type FoundPayout, payoutQuery } from './queries.ts'
import { usePayoutWords } from './words.ts'

/** One payout from paid to the bank: sums, funds, and each line with its document. */
export function PayoutScreen() {
  const words = usePayoutWords()
  const { date } = useFormat()
  const { payout } = useParams({ from: '/payouts/$payout' })
  const query = useQuery(payoutQuery(payout))
  return (
    <Page
      title={query.data ? `${words.payout} ${date(query.data.on)}` : words.payout}
      above={
        <Link to="/payouts" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <PayoutState state={query.data.state} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Sums payout={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <PayoutFacts payout={found} />
              <Funds payout={found} />
            </div>
            <Lines payout={found} />
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly payout: FoundPayout }

function Sums({ payout }: Props) {
  const words = usePayoutWords()
  const { yuan } = useFormat()
  const fine = payout.differenceFen === 0 && payout.differences === 0
  return (
    <>
      <p className={`mt-3 border-l-4 bg-paper px-4 py-3 ${fine ? (payout.clearingFen === 0 ? 'border-good' : 'border-warn') : 'border-bad font-medium'}`}>
        {fine ? (payout.clearingFen === 0 ? words.allFine : words.underWay) : words.notFine(yuan(payout.differenceFen))}
      </p>
      <SummaryStrip
        label={words.facts}
        figures={[
          { label: words.gross, value: yuan(payout.grossFen) },
          { label: words.fee, value: yuan(payout.feeFen) },
          { label: words.net, value: yuan(payout.netFen) },
          { label: words.clearing, value: yuan(payout.clearingFen), bad: payout.clearingFen !== 0 && payout.booked },
        ]}
      />
    </>
  )
}

function PayoutFacts({ payout }: Props) {
  const words = usePayoutWords()
  const { yuan, date } = useFormat()
  const { sums, currency, amount, rate } = payout
  const facts: Fact[] = [
    [words.on, date(payout.on)],
    [words.arrives, date(payout.arrivesOn)],
    ...(currency === 'CNY' ? [] : [[words.foreign, `${currency} ${(amount / 100).toFixed(2)}${rate ? ` · ${words.rate(rate, currency)}` : ''}`] as const]),
    [words.sums.payments, yuan(sums.payments)],
    [words.sums.refunds, yuan(sums.refunds)],
    [words.sums.disputes, yuan(sums.disputes)],
    [words.sums.other, yuan(sums.other)],
    [words.sums.fees, yuan(sums.fees)],
    ...(payout.vouchers.length > 0 ? [[words.vouchers, <VoucherLinks key="vouchers" vouchers={payout.vouchers} />] as const] : []),
  ]
  return (
    <Section title={words.facts}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}

function Funds({ payout }: Props) {
  const words = usePayoutWords()
  const { yuan } = useFormat()
  const { lang } = useLanguage()
  type Row = FoundPayout['byFund'][number]
  const columns: Column<Row>[] = [
    { key: 'fund', head: words.fund, names: true, cell: ({ fund }) => fundNames[fund][lang] },
    { key: 'gross', head: words.gross, right: true, cell: ({ grossFen }) => yuan(grossFen) },
    { key: 'fee', head: words.fee, right: true, cell: ({ feeFen }) => yuan(feeFen) },
    { key: 'net', head: words.net, right: true, cell: ({ netFen }) => yuan(netFen) },
  ]
  return (
    <Section title={words.funds} bare>
      <DataTable
        caption={words.funds}
        rows={payout.byFund}
        rowKey={({ fund }) => fund}
        columns={columns}
        foot={[words.total, yuan(payout.grossFen), yuan(payout.feeFen), yuan(payout.netFen)]}
        phone={({ fund, grossFen, feeFen, netFen }) => (
          <PhoneRow title={fundNames[fund][lang]} aside={yuan(netFen)}>
            <p className="text-ink-2">
              {words.gross} {yuan(grossFen)} · {words.fee} {yuan(feeFen)}
            </p>
          </PhoneRow>
        )}
      />
    </Section>
  )
}

type Line = FoundPayout['lines'][number]

function Lines({ payout }: Props) {
  const words = usePayoutWords()
  const { yuan, date } = useFormat()
  const document = (line: Line) =>
    line.why ? (
      <span className="font-medium text-bad">
        {words.whys[line.why]} {yuan(line.differenceFen)}
      </span>
    ) : line.document ? (
      <DocumentLink document={line.document} />
    ) : (
      '—'
    )
  const columns: Column<Line>[] = [
    { key: 'day', head: words.day, cell: (line) => date(line.on) },
    { key: 'kind', head: words.kind, names: true, cell: (line) => words.kinds[line.kind] },
    { key: 'document', head: words.document, wraps: true, cell: document },
    { key: 'gross', head: words.gross, right: true, cell: (line) => yuan(line.grossFen) },
    { key: 'fee', head: words.fee, right: true, cell: (line) => yuan(line.feeFen) },
  ]
  return (
    <Section title={words.lines} bare>
      <DataTable
        caption={words.lines}
        rows={payout.lines}
        rowKey={(line) => line.id}
        columns={columns}
        phone={(line) => (
          <PhoneRow title={words.kinds[line.kind]} aside={yuan(line.grossFen)}>
            <p className="text-ink-2">
              {date(line.on)} · {words.fee} {yuan(line.feeFen)}
            </p>
            <p>{document(line)}</p>
          </PhoneRow>
        )}
      />
    </Section>
  )
}

function DocumentLink({ document: { kind, id } }: { readonly document: NonNullable<Line['document']> }) {
  const words = usePayoutWords()
  const text = `${words.documents[kind]} ${id.slice(-6)}`
  switch (kind) {
    case 'payment':
      return <Link to="/payments/$payment" params={{ payment: id }} className={rowLink}>{text}</Link>
    case 'sale':
      return <Link to="/sales/$sale" params={{ sale: id }} className={rowLink}>{text}</Link>
    case 'dispute':
      return <Link to="/disputes/$dispute" params={{ dispute: id }} className={rowLink}>{text}</Link>
    case 'payout':
      return <Link to="/payouts/$payout" params={{ payout: id }} className={rowLink}>{text}</Link>
    case 'refund':
      // A refund of a sale stands on its sale's page.
      return id.startsWith('sale-') ? <Link to="/sales/$sale" params={{ sale: id.slice(0, 17) }} className={rowLink}>{text}</Link> : <Link to="/refunds/$refund" params={{ refund: id }} className={rowLink}>{text}</Link>
    default:
      return kind satisfies never
  }
}
