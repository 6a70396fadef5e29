import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { VoucherRow } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { voucherQuery } from './queries.ts'
import { useBookWords } from './words.ts'

/** One voucher with its lines; leads to the document that it records. */
export function VoucherScreen() {
  const { voucher: words } = useBookWords()
  const { voucher } = useParams({ from: '/vouchers/$voucher' })
  const query = useQuery(voucherQuery(voucher))
  return (
    <Page
      title={query.data?.text ?? words.title}
      above={
        <Link to="/journal" search={query.data ? { period: query.data.entryDate.slice(0, 7) } : {}} className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Section title={`${found.kindName} ${found.entryDate}`} actions={<Documents voucher={found} />}>
              <VoucherFacts voucher={found} />
            </Section>
            <Section title={words.lines} bare>
              <Lines voucher={found} />
            </Section>
          </>
        )}
      </Asked>
    </Page>
  )
}

function Documents({ voucher }: { readonly voucher: VoucherRow }) {
  const { voucher: words } = useBookWords()
  return (
    <span className="flex flex-wrap gap-x-4">
      {voucher.kind === 'BILL' ? (
        <Link to="/bills/$bill" params={{ bill: voucher.document }} className={textLink()}>
          {words.toBill}
        </Link>
      ) : voucher.kind === 'YEAREND' ? null : (
        <Link to="/payments/$payment" params={{ payment: voucher.document }} className={textLink()}>
          {words.toPayment}
        </Link>
      )}
      {voucher.unit && (
        <Link to="/households/$unit" params={{ unit: voucher.unit }} className={textLink()}>
          {words.household}
        </Link>
      )}
    </span>
  )
}

function VoucherFacts({ voucher }: { readonly voucher: VoucherRow }) {
  const { voucher: words } = useBookWords()
  const { date, moment } = useFormat()
  return (
    <Facts
      className="mt-3"
      facts={[
        ...(voucher.no === null ? [] : [[words.no, String(voucher.no)] as const]),
        [words.entryDate, date(voucher.entryDate)],
        [words.valueDate, date(voucher.valueDate)],
        [words.bookedBy, voucher.bookedBy],
        [words.bookedAt, moment(voucher.bookedAt)],
      ]}
    />
  )
}

function Lines({ voucher }: { readonly voucher: VoucherRow }) {
  const { voucher: words } = useBookWords()
  const common = useWords()
  const { amount, yuan } = useFormat()
  const sum = (side: 'debitFen' | 'creditFen') => voucher.postings.reduce((total, posting) => total + posting[side], 0)
  const cell = (fen: number) => (fen > 0 ? amount(fen) : '')
  return (
    <DataTable
      caption={words.lines}
      rows={voucher.postings}
      rowKey={(posting) => `${posting.account} ${posting.fund} ${posting.debitFen} ${posting.creditFen} ${posting.unit}`}
      columns={[
        { key: 'account', head: words.account, names: true, cell: (posting) => `${posting.account} ${posting.accountName}` },
        { key: 'fund', head: words.fund, cell: (posting) => posting.fundName },
        { key: 'debit', head: common.yuanHead(words.debit), right: true, cell: (posting) => cell(posting.debitFen) },
        { key: 'credit', head: common.yuanHead(words.credit), right: true, cell: (posting) => cell(posting.creditFen) },
      ]}
      foot={[common.columns.total, '', amount(sum('debitFen')), amount(sum('creditFen'))]}
      phone={(posting) => (
        <PhoneRow title={`${posting.account} ${posting.accountName}`} aside={yuan(posting.debitFen || posting.creditFen)}>
          <p className="text-ink-2">
            {posting.debitFen > 0 ? words.debit : words.credit} · {posting.fundName}
          </p>
        </PhoneRow>
      )}
    />
  )
}
