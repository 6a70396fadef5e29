import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Steps } from '../../parts/steps.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { type FoundRefund, refundQuery } from './queries.ts'
import { RefundActs } from './refund-acts.tsx'
import { RefundState } from './refund-state.tsx'
import { useRefundWords } from './words.ts'

/** One refund: what it is, what may be done about it, and everything that happened to it. */
export function RefundScreen() {
  const words = useRefundWords()
  const { yuan } = useFormat()
  const { refund } = useParams({ from: '/refunds/$refund' })
  const query = useQuery(refundQuery(refund))
  return (
    <Page
      title={query.data ? `${words.one} ${yuan(query.data.amountFen)} ${query.data.buildingName} ${query.data.room}` : words.one}
      above={
        <Link to="/refunds" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <RefundState state={query.data.state} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Problem refund={found} />
            <RefundActs refund={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <RefundFacts refund={found} />
              <History refund={found} />
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly refund: FoundRefund }

function Problem({ refund }: Props) {
  const words = useRefundWords()
  const { lang } = useLanguage()
  if (refund.problem) return <p className="mt-3 border-l-4 border-bad bg-paper px-4 py-3 font-medium">{refund.problem[lang]}</p>
  return refund.state === 'requested' && !refund.may.approve ? <p className="mt-3 border-l-4 border-warn bg-paper px-4 py-3">{words.waitSecond}</p> : null
}

function RefundFacts({ refund }: Props) {
  const words = useRefundWords()
  const { yuan, date } = useFormat()
  const facts: Fact[] = [
    [
      words.payment,
      <Link key="payment" to="/payments/$payment" params={{ payment: refund.payment }} className={rowLink}>
        {refund.receiptNo ?? words.openPayment}
      </Link>,
    ],
    [words.amount, yuan(refund.amountFen)],
    [words.source, words.sources[refund.source]],
    ...refund.bills.map((bill): Fact => [words.reopens, `${bill.no} ${yuan(bill.amountFen)}`]),
    ...(refund.reason ? [[words.reason, refund.reason] as const] : []),
    ...(refund.paidMethod ? [[words.method, words.paidMethods[refund.paidMethod]] as const] : []),
    ...(refund.paidOn ? [[words.paidOn, date(refund.paidOn)] as const] : []),
    ...(refund.reference ? [[words.reference, refund.reference] as const] : []),
    ...refund.vouchers.map(
      (voucher): Fact => [
        words.vouchers,
        <Link key={voucher} to="/vouchers/$voucher" params={{ voucher }} className={rowLink}>
          {voucher.split('.').slice(0, 2).join(' ')}
        </Link>,
      ],
    ),
  ]
  return (
    <Section title={words.one}>
      <FactRows facts={facts} />
    </Section>
  )
}

/** Facts of one name follow each other under it. */
function FactRows({ facts }: { readonly facts: readonly Fact[] }) {
  const names = [...new Set(facts.map(([name]) => name))]
  const grouped = names.map((name): Fact => [
    name,
    <span key={name} className="grid gap-1">
      {facts.flatMap(([own, value], at) => (own === name ? [<span key={`${name} ${at}`}>{value}</span>] : []))}
    </span>,
  ])
  return <Facts className="mt-3" facts={grouped} />
}

function History({ refund }: Props) {
  const words = useRefundWords()
  return (
    <Section title={words.history}>
      <Steps steps={refund.steps} words={words.steps} />
    </Section>
  )
}
