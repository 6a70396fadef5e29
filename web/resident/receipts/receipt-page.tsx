import { useQuery } from '@tanstack/react-query'
import { Download, Printer } from 'lucide-react'
import { asApiError } from '../../shared/api/api-error.ts'
import { fileUrl } from '../../shared/api/client.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { asQuery } from '../access.ts'
import { Amounts } from '../amounts.tsx'
import { Facts } from '../facts.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { duePath } from '../paths.ts'
import { type Receipt, receiptQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Page } from '../shell/page.tsx'

/** A numbered receipt, to show, to print and to keep. */
export function ReceiptPage({ payment }: { readonly payment: string }) {
  const words = useWords()
  const query = useQuery(receiptQuery(payment))
  if (!query.data && query.error && asApiError(query.error).kind === 'unauthenticated') return <NeedsSignIn />
  const access = query.data?.access ?? 'resident'
  return (
    <Page title={words.receipt.title} back={{ href: duePath(access, payment.slice(0, 12)), text: access === 'paylink' ? words.shell.toBill : words.shell.toBills }}>
      <Asked query={query} what={words.receipt.what}>
        {(receipt) => <ReceiptContent receipt={receipt} />}
      </Asked>
    </Page>
  )
}

function ReceiptContent({ receipt }: { readonly receipt: Receipt }) {
  const words = useWords()
  const { lang, format } = useLanguage()
  const labels = words.receipt
  const credit = receipt.creditFen > 0 ? [{ key: 'credit', title: labels.credit, amount: format.yuan(receipt.creditFen) }] : []
  const bills = receipt.bills.map((part) => ({ key: part.bill, title: words.bill.of(format.period(part.period)), notes: [labels.billNo(part.no)], amount: format.yuan(part.amountFen) }))
  return (
    <>
      {receipt.voidOn && (
        <p role="alert" className="mt-3 border-l-4 border-bad bg-bad-soft p-3 font-medium text-bad">
          {labels.voidOn(format.date(receipt.voidOn))}
        </p>
      )}
      <p className="pt-3 text-ink-2">{labels.amount}</p>
      <p className="text-[2.4rem] leading-tight font-bold tracking-tight">{format.yuan(receipt.amountFen)}</p>
      <Facts
        facts={[
          [labels.no, receipt.no],
          [labels.amountWords, <span key="words" lang="zh-CN">{receipt.amountWords}</span>],
          [labels.issuer, receipt.issuer.name],
          [labels.house, homeOf(receipt)],
          [labels.name, receipt.name],
          receipt.payer !== null && [labels.payer, receipt.payer],
          [labels.method, receipt.methodName[lang]],
          [labels.date, format.date(receipt.valueDate)],
          [labels.issued, format.moment(receipt.issuedAt)],
          receipt.collector !== null && [labels.collector, receipt.collector],
          receipt.reference !== null && [labels.reference, receipt.reference],
          receipt.note !== null && [labels.note, receipt.note],
        ]}
      />
      <h2 className="mt-5 font-bold">{labels.bills}</h2>
      <Amounts rows={[...bills, ...credit]} />
      <p className="mt-4 flex flex-wrap gap-3 print:hidden">
        <a href={fileUrl(`/v1/receipts/${receipt.payment}/pdf`, asQuery(receipt.access))} download={`${receipt.no}.pdf`} className={buttonClass('main', 'min-h-(--target-main)')}>
          <Download aria-hidden className="size-5" />
          {labels.pdf}
        </a>
        <Button onClick={() => window.print()} className="min-h-(--target-main)">
          <Printer aria-hidden className="size-5" />
          {labels.print}
        </Button>
      </p>
      {receipt.voidOn === null && <p className="mt-3 text-ink-2">{labels.keep}</p>}
    </>
  )
}
