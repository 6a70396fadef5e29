import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Failure } from '../../parts/failure.tsx'
import { HouseholdFinder } from '../collect/household-finder.tsx'
import { householdQuery } from '../collect/queries.ts'
import type { Picked } from './choice.ts'
import type { Line } from './queries.ts'
import { useMerchantWords } from './words.ts'

type Props = { readonly line: Line; readonly onPicked: (household: Picked) => void; readonly onClose: () => void }

/** Says whose a line is: the payer's words above, the register below. */
export function PickDialog({ line, onPicked, onClose }: Props) {
  const words = useMerchantWords()
  const { yuan, moment } = useFormat()
  const client = useQueryClient()
  const look = useMutation({
    mutationFn: (unit: string) => client.fetchQuery(householdQuery(unit)),
    onSuccess: (household) => {
      onPicked(household)
      onClose()
    },
  })
  return (
    <Dialog title={words.pickTitle(yuan(line.amountFen))} onClose={onClose} className="min-h-96">
      <p className="mt-3 break-words">
        {line.remark || words.noRemark}
        <span className="block text-[0.8125rem] text-ink-2">{[line.counterparty, moment(line.at)].filter(Boolean).join(' · ')}</span>
      </p>
      <HouseholdFinder onFound={(unit) => look.mutate(unit)} />
      <Failure error={look.error} />
    </Dialog>
  )
}
