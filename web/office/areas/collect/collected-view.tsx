import { useEffect, useRef } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useWords } from '../../i18n/languages.ts'
import type { Booked } from './collect-dialog.tsx'
import { useCollectWords } from './words.ts'

/** After booking: what was done with the money, and its receipt to print. */
export function CollectedView({ payment, onClose }: { readonly payment: Booked; readonly onClose: () => void }) {
  const words = useCollectWords()
  const common = useWords()
  const { yuan, period } = useFormat()
  const print = useRef<HTMLAnchorElement>(null)
  useEffect(() => print.current?.focus(), [])
  const facts: Fact[] = [
    [words.receiptNo, payment.receiptNo ?? words.noReceiptYet],
    [words.household, `${payment.buildingName} ${payment.room} ${payment.name}`],
    ...payment.bills.map((bill): Fact => [`${words.appliedTo} ${bill.no}`, `${period(bill.period)} ${yuan(bill.amountFen)}`]),
    ...(payment.creditFen > 0 ? [[words.toCredit, yuan(payment.creditFen)] as const] : []),
  ]
  return (
    <>
      <Notice tone="good">
        <p className="font-bold">{words.booked(yuan(payment.amountFen))}</p>
        <p>{words.bookedNote}</p>
      </Notice>
      <Facts className="mt-4" facts={facts} />
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} className="min-h-10">
          {common.done}
        </Button>
        <a ref={print} href={fileUrl(`/v1/receipts/${payment.id}/pdf`)} target="_blank" rel="noreferrer" className={buttonClass('main', 'min-h-10')}>
          {words.printReceipt}
        </a>
      </div>
    </>
  )
}
