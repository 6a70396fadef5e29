import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { useWords } from '../i18n/words.ts'

const fetchPage = (unit: string, after: string) => ask(api.payments.$get({ query: { unit, limit: '20', ...(after ? { after } : {}) } }))
type Payment = Awaited<ReturnType<typeof fetchPage>>['items'][number]

/** What was paid, newest first, each with its receipt. */
export function PaidList({ unit }: { readonly unit: string }) {
  const words = useWords()
  const pages = useInfiniteQuery({
    queryKey: ['payments', unit],
    queryFn: ({ pageParam }) => fetchPage(unit, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  return (
    <Asked query={pages} what={words.bills.paid}>
      {({ pages: all }) => {
        const payments = all.flatMap((page) => page.items)
        return (
          <>
            {payments.length === 0 && <Empty title={words.bills.noPaid}>{words.bills.noPaidNext}</Empty>}
            <ul>
              {payments.map((payment) => (
                <PaidRow key={payment.id} payment={payment} />
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} className="mt-4 w-full">
                {words.bills.more}
              </Button>
            )}
            <p className="mt-3">
              <Link href={`/statement?unit=${unit}`} className={buttonClass('link')}>
                {words.bills.statement}
              </Link>
            </p>
          </>
        )
      }}
    </Asked>
  )
}

function PaidRow({ payment }: { readonly payment: Payment }) {
  const words = useWords()
  const format = useFormat()
  return (
    <li className="border-b border-line">
      <Link href={`/receipts/${payment.id}`} className="flex min-h-(--target) flex-wrap items-start gap-x-2 py-4">
        <span className="min-w-[9.5em] flex-1">
          <span className="block text-[1.1rem] leading-snug font-bold">{format.date(payment.valueDate)}</span>
          <span className="block text-ink-2">{words.methods[payment.method]}</span>
          {payment.receiptNo && (
            <span className="block text-ink-2">
              {words.bills.receipt} {payment.receiptNo}
            </span>
          )}
          {payment.reversedOn && <span className="block font-medium text-bad">{words.bills.void}</span>}
          {payment.refundedFen > 0 && <span className="block font-medium">{words.bills.refunded(format.yuan(payment.refundedFen))}</span>}
        </span>
        <span className="flex items-center gap-1 text-[1.1rem] leading-snug font-bold whitespace-nowrap">
          {format.yuan(payment.amountFen)}
          <ChevronRight aria-hidden className="size-5 text-ink-2" />
        </span>
      </Link>
    </li>
  )
}
