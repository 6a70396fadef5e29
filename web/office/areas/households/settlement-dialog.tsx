import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import type { Household } from '../../../../functions/payments/model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Facts } from '../../parts/facts.tsx'
import { DateField } from '../../parts/form-fields.tsx'
import { creditQuery } from './queries.ts'
import { useHouseholdWords } from './words.ts'

type Props = {
  readonly household: Household
  /** The register's day of moving out. */
  readonly movedOn: string | null
  readonly onCollect: (() => void) | undefined
  readonly onClose: () => void
}

/** A household moves out: what is owed on which side, the paper to sign, and the next step. */
export function SettlementDialog({ household, movedOn, onCollect, onClose }: Props) {
  const { settlement: words } = useHouseholdWords()
  const { yuan } = useFormat()
  const [date, setDate] = useState(movedOn ?? today(systemClock))
  const credit = useQuery(creditQuery(household.unit))
  const { heldFen, refundsFen, claimedFen } = credit.data ?? { heldFen: 0, refundsFen: 0, claimedFen: 0 }
  const free = household.creditFen - heldFen
  const owed = household.openFen - free - refundsFen
  const usable = Math.min(household.openFen, free)
  const next = usable > 0 ? words.useFirst(yuan(usable)) : owed > 0 ? words.payFirst(yuan(owed)) : owed < 0 ? words.giveBack(yuan(-owed)) : words.even
  const wrong = parseDate(date) === undefined ? words.dateWrong : undefined
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Facts
        className="mt-4"
        facts={[
          [words.open, yuan(household.openFen)],
          [words.credit, yuan(household.creditFen)],
          ...(heldFen ? [[words.held, yuan(heldFen)] as const] : []),
          ...(refundsFen ? [[words.refunds, yuan(refundsFen)] as const] : []),
        ]}
      />
      <p className="mt-3 font-medium">{next}</p>
      {claimedFen > 0 && <p className="mt-1">{words.disputed(yuan(claimedFen))}</p>}
      <p className="mt-1 text-ink-2">{words.note}</p>
      <DateField id="settlement-date" className="mt-4" label={words.date} hint={movedOn ? words.fromRegister : words.dateHint} error={wrong} value={date} onChange={(event) => setDate(event.target.value)} />
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        {owed > 0 && usable === 0 && onCollect && (
          <Button onClick={onCollect} className="min-h-10">
            {words.collect(yuan(owed))}
          </Button>
        )}
        {wrong ? (
          <Button kind="main" className="min-h-10">
            {words.paper}
          </Button>
        ) : (
          <a href={fileUrl(`/v1/credits/${household.unit}/settlement/pdf`, { date })} target="_blank" rel="noreferrer" className={buttonClass('main', 'min-h-10')}>
            {words.paper}
          </a>
        )}
      </div>
    </Dialog>
  )
}
