import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { fileUrl } from '../../shared/api/client.ts'
import type { Format } from '../../shared/i18n/format.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { BillStatus } from '../../shared/parts/status.tsx'
import { type Access, asQuery } from '../access.ts'
import { Amounts } from '../amounts.tsx'
import { Facts } from '../facts.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import type { Messages } from '../i18n/zh.ts'
import { inWeChat } from '../pay/in-wechat.ts'
import { WeChatPage } from '../pay/wechat-page.tsx'
import { accessOf, confirmPath, duePath } from '../paths.ts'
import { type Bill, billQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Page } from '../shell/page.tsx'
import { PayButton } from './pay-bar.tsx'

/** One bill: for whom, until when, and how each line came about. */
export function BillPage({ bill }: { readonly bill: string }) {
  const words = useWords()
  const format = useFormat()
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const [inApp, setInApp] = useState(false)
  const access = accessOf(search)
  const query = useQuery(billQuery(access, bill))
  const { data } = query
  if (!data && query.error && asApiError(query.error).kind === 'unauthenticated') return <NeedsSignIn />
  if (inApp) return <WeChatPage access={access} onBack={() => setInApp(false)} />
  const pay = () => (inWeChat() ? setInApp(true) : navigate(confirmPath(access, data?.unit ?? '', [bill])))
  const back = { href: duePath(access, data?.unit), text: access === 'paylink' ? words.shell.toBill : words.shell.toBills }
  return (
    <Page title={data ? words.bill.of(format.period(data.period)) : words.bill.title} back={back} bar={data && data.openFen > 0 && <PayButton onClick={pay}>{words.bill.pay(format.yuan(data.openFen))}</PayButton>}>
      <Asked query={query} what={words.bills.what}>
        {(loaded) => <BillContent bill={loaded} access={access} />}
      </Asked>
    </Page>
  )
}

function BillContent({ bill, access }: { readonly bill: Bill; readonly access: Access }) {
  const words = useWords()
  const { lang, format } = useLanguage()
  const paidFen = bill.amountFen - bill.openFen
  return (
    <>
      <p className="mt-1">
        <BillStatus status={bill.status} />
      </p>
      <h2 className="mt-4 font-bold">{words.bill.lines}</h2>
      <Amounts
        rows={bill.lines.map((line) => ({ key: `${line.item}#${line.version}`, title: line.name[lang], notes: basisOf(line, words, format), amount: format.yuan(line.amountFen) }))}
        total={[words.bill.total, format.yuan(bill.amountFen)]}
      />
      <Facts
        facts={[
          paidFen > 0 && [words.bill.paidSoFar, format.yuan(paidFen)],
          bill.creditFen > 0 && [words.bill.ofCredit, format.yuan(bill.creditFen)],
          paidFen > 0 && [words.bill.open, format.yuan(bill.openFen)],
          [words.bill.dueDate, format.date(bill.dueDate)],
          [words.bill.house, `${bill.communityName} ${homeOf(bill)}`],
          [words.bill.payer, bill.name],
          bill.area !== null && [words.bill.area, words.bill.squareMetres(format.area(bill.area))],
          [words.bill.issued, format.date(bill.issuedOn)],
          [words.bill.no, bill.no],
        ]}
      />
      <p className="mt-3 text-ink-2">{words.bill.question}</p>
      <p className="mt-2">
        <a href={fileUrl(`/v1/bills/${bill.id}/pdf`, asQuery(access))} download={`${bill.no}.pdf`} className={buttonClass('plain')}>
          <Download aria-hidden className="size-5" />
          {words.bill.pdf}
        </a>
      </p>
    </>
  )
}

/** How the amount came about: area x price, or a price, and the days where the month is not whole. */
function basisOf({ basis, area, price, days, daysOfMonth, car }: Bill['lines'][number], words: Messages, format: Format): string[] {
  const yuan = format.price(price)
  const first = basis === 'per-m2' ? words.bill.perM2(area === null ? '' : format.area(area), yuan) : basis === 'per-household' ? words.bill.perHousehold(yuan) : car ? words.bill.perPermit(car.nth, yuan, car.months) : words.bill.fixed(yuan)
  return basis !== 'fixed' && days < daysOfMonth ? [first, words.bill.days(days, daysOfMonth)] : [first]
}
