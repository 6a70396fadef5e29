import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Bill } from '../../../../functions/fees/bill-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { BillStatus } from '../../../shared/parts/status.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { CollectDialog } from '../collect/collect-dialog.tsx'
import { BillLines } from './bill-lines.tsx'
import { PayLinkDialog } from './pay-link-dialog.tsx'
import { billQuery } from './queries.ts'
import { useBillWords } from './words.ts'

/** One bill: who, how much, why so much; collecting, printing and a link to pay. */
export function BillScreen() {
  const words = useBillWords()
  const { bill } = useParams({ from: '/bills/$bill' })
  const query = useQuery(billQuery(bill))
  return (
    <Page
      title={query.data ? words.billNo(query.data.no) : words.title}
      above={
        <Link to="/bills" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={query.data && <BillActs bill={query.data} />}
    >
      <Asked query={query} what={words.loading}>
        {(found) => <BillBody bill={found} />}
      </Asked>
    </Page>
  )
}

function BillActs({ bill }: { readonly bill: Bill }) {
  const words = useBillWords()
  const { yuan } = useFormat()
  const may = useMay()
  const [open, setOpen] = useState<'collect' | 'link'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <a href={fileUrl(`/v1/bills/${bill.id}/pdf`, { payer: 'full' })} target="_blank" rel="noreferrer" className={buttonClass('plain', 'min-h-10')}>
        {words.print}
      </a>
      {may('createPayLink') && bill.openFen > 0 && (
        <Button onClick={() => setOpen('link')} className="min-h-10">
          {words.payLink}
        </Button>
      )}
      {may('recordCounterPayment') && bill.openFen > 0 && (
        <Button kind="main" onClick={() => setOpen('collect')} className="min-h-10">
          {words.collectAmount(yuan(bill.openFen))}
        </Button>
      )}
      {open === 'collect' && <CollectDialog unit={bill.unit} bills={[bill.id]} onClose={close} />}
      {open === 'link' && <PayLinkDialog bill={bill.id} onClose={close} />}
    </>
  )
}

function BillBody({ bill }: { readonly bill: Bill }) {
  const words = useBillWords()
  const { columns } = useWords()
  const { lang } = useLanguage()
  const { yuan, area, date } = useFormat()
  return (
    <>
      <Section title={bill.title[lang]} actions={<BillStatus status={bill.status} />}>
        <Facts
          className="mt-3"
          facts={[
            [
              words.household,
              <Link key="unit" to="/households/$unit" params={{ unit: bill.unit }} className={rowLink}>
                {bill.communityName} {bill.buildingName} {bill.room} {bill.name}
              </Link>,
            ],
            ...(bill.area === null ? [] : [[words.area, words.squareMetres(area(bill.area))] as const]),
            [columns.amount, yuan(bill.amountFen)],
            ...(bill.creditFen > 0 ? [[words.credit, yuan(bill.creditFen)] as const] : []),
            [columns.open, yuan(bill.openFen)],
            [words.issuedOn, date(bill.issuedOn)],
            [columns.dueDate, date(bill.dueDate)],
          ]}
        />
      </Section>
      <Section title={words.lines} bare>
        <BillLines bill={bill} />
      </Section>
    </>
  )
}
