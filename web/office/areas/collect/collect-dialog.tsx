import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Payment } from '../../../../functions/payments/model.ts'
import type * as z from 'zod'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { CollectForm } from './collect-form.tsx'
import { CollectedView } from './collected-view.tsx'
import { householdQuery } from './queries.ts'
import { useCollectWords } from './words.ts'

type Props = {
  readonly unit: string
  /** Chosen at first; all open bills when left out. */
  readonly bills?: readonly string[]
  readonly onClose: () => void
}

export type Booked = z.infer<typeof Payment>

/** Records cash or a bank transfer of one household and shows the receipt. */
export function CollectDialog({ unit, bills, onClose }: Props) {
  const words = useCollectWords()
  const household = useQuery(householdQuery(unit))
  const [booked, setBooked] = useState<Booked>()
  return (
    <Dialog title={booked ? words.receiptNo : words.title} onClose={onClose}>
      {booked ? (
        <CollectedView payment={booked} onClose={onClose} />
      ) : (
        <Asked query={household}>{(found) => <CollectForm key={unit} household={found} {...(bills ? { bills } : {})} onBooked={setBooked} onCancel={onClose} />}</Asked>
      )}
    </Dialog>
  )
}
