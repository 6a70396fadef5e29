import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { useWords } from '../../i18n/languages.ts'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { usePaymentWords } from '../payments/words.ts'
import { type FoundSale, saleQuery } from './queries.ts'
import { RefundsOfSale } from './refunds-of-sale.tsx'
import { useSaleWords } from './words.ts'

/** One sale: what for, how it was paid, where the income belongs, what went back. */
export function SaleScreen() {
  const words = useSaleWords()
  const may = useMay()
  const { sale } = useParams({ from: '/sales/$sale' })
  const query = useQuery(saleQuery(sale))
  return (
    <Page
      title={query.data?.receiptNo ? words.oneNo(query.data.receiptNo) : words.one}
      above={
        <Link to="/sales" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={
        query.data && (
          <>
            <a href={fileUrl(`/v1/sales/${sale}/receipt/pdf`)} target="_blank" rel="noreferrer" className={buttonClass('plain', 'min-h-10')}>
              {words.receiptFile}
            </a>
            {may('listVouchers') && (
              <Link to="/vouchers/$voucher" params={{ voucher: query.data.voucher }} className={buttonClass('plain', 'min-h-10')}>
                {words.voucher}
              </Link>
            )}
          </>
        )
      }
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            {!found.wanted && <Notice tone="warn">{words.unwanted}</Notice>}
            <SaleFacts sale={found} />
            <SaleLines sale={found} />
            <RefundsOfSale sale={found} />
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly sale: FoundSale }

function SaleFacts({ sale }: Props) {
  const words = useSaleWords()
  const payments = usePaymentWords()
  const may = useMay()
  const { lang } = useLanguage()
  const { yuan, date, moment } = useFormat()
  const given: readonly (readonly [string, string | null])[] = [
    [words.collector, sale.collector],
    [words.channelOrder, sale.channelOrder],
    [words.channelPayment, sale.channelPayment],
  ]
  const facts: Fact[] = [
    [words.kind, words.kinds[sale.kind]],
    [
      words.what,
      sale.kind === 'booking' ? (
        <Link key="subject" to="/bookings/$booking" params={{ booking: sale.subject }} className={rowLink}>
          {sale.title[lang]}
        </Link>
      ) : sale.kind === 'stay' ? (
        <Link key="subject" to="/stays/$stay" params={{ stay: sale.subject }} className={rowLink}>
          {sale.title[lang]}
        </Link>
      ) : (
        sale.title[lang]
      ),
    ],
    [words.amount, yuan(sale.amountFen)],
    [payments.method, payments.methods[sale.method]],
    [words.valueDate, date(sale.valueDate)],
    [words.entryDate, date(sale.entryDate)],
    [words.bookedAt, moment(sale.bookedAt)],
    ...given.filter((fact): fact is readonly [string, string] => Boolean(fact[1])),
    ...(sale.shift && may('listShifts')
      ? [
          [
            words.shift,
            <Link key="shift" to="/shifts" className={rowLink}>
              {words.openShifts}
            </Link>,
          ] as const,
        ]
      : []),
  ]
  return (
    <Section title={words.one}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}

function SaleLines({ sale }: Props) {
  const words = useSaleWords()
  const { funds } = useWords()
  const { yuan } = useFormat()
  return (
    <Section title={words.lines}>
      <ul className="mt-2">
        {sale.lines.map((line, at) => (
          <li key={`${at} ${line.text}`} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
            <span>
              {line.text}
              <span className="text-ink-2"> · {line.account === '2209' ? words.deposit : funds[line.fund]}</span>
            </span>
            <span className="font-medium tabular-nums">{yuan(line.amountFen)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
