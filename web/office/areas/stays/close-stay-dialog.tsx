import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { instantOfLocal, type LocalTime, localTimeOf, systemClock } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterStay, type StayDetail } from './queries.ts'
import { useStayWords } from './words.ts'

/** Asks only for what no gate saw; a price only of whoever may set one. Times are those of Shanghai's clocks. */
export function CloseStayDialog({ stay, onClose }: { readonly stay: StayDetail; readonly onClose: () => void }) {
  const words = useStayWords()
  const client = useQueryClient()
  // Whoever sets the prices of a tariff may set that of one stay.
  const mayPrice = useMay()('createTariff')
  const form = useOfficeForm({
    name: 'close-stay',
    schema: z.object({
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)),
      in: z.string(),
      out: z.string(),
      fee: z.string().check(z.refine((text) => text.trim() === '' || typedYuan(text) !== undefined, words.feeWrong)),
    }),
    defaults: { reason: '', in: '', out: '', fee: '' },
    onSubmit: async ({ reason, in: entered, out, fee }) => {
      const feeFen = fee.trim() === '' ? undefined : typedYuan(fee)
      await ask(
        api.parking.stays[':stay'].closure.$post({
          param: { stay: stay.id },
          json: { reason: reason.trim(), ...(entered ? { in: instantOfLocal(entered as LocalTime) } : {}), ...(out ? { out: instantOfLocal(out as LocalTime) } : {}), ...(feeFen === undefined ? {} : { feeFen }) },
        }),
      )
      await afterStay(client)
      onClose()
    },
  })
  const now = localTimeOf(systemClock.now())
  return (
    <Dialog title={words.close} onClose={onClose}>
      <p className="mt-4">{words.closeNote}</p>
      <OfficeForm form={form} act={words.close} onCancel={onClose}>
        <TextField label={words.reason} maxLength={120} {...form.fieldOf('reason')} />
        {stay.in === null && <TextField label={words.entered} type="datetime-local" max={now} {...form.fieldOf('in')} />}
        {stay.out === null && <TextField label={words.left} hint={words.leftHint} type="datetime-local" max={now} {...form.fieldOf('out')} />}
        {mayPrice && <MoneyField label={words.setFee} hint={words.setFeeHint} optional {...form.fieldOf('fee')} />}
      </OfficeForm>
    </Dialog>
  )
}
