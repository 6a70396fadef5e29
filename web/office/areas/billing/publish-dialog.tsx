import { useQuery, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Run } from '../../../../functions/fees/run-model.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { MoneyField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { differs } from './draft-changes.tsx'
import { changesQuery } from './queries.ts'
import { useBillingWords } from './words.ts'

/** Published bills cannot be taken back: whoever publishes types the total that they looked at. */
export function PublishDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const words = useBillingWords()
  const { yuan, period } = useFormat()
  const client = useQueryClient()
  // Asked anew as the dialog opens: what stood on the page may be an hour old.
  const changes = useQuery(changesQuery(run.id)).data
  const form = useOfficeForm({
    name: 'publish',
    schema: z.object({ amount: z.string().check(z.refine((text) => parseYuan(text.replace(/[¥￥,，\s]/g, '')) === run.totalFen, words.amountWrong(yuan(run.totalFen)))) }),
    defaults: { amount: '' },
    onSubmit: async () => {
      await ask(api['billing-runs'][':run'].publish.$post({ param: { run: run.id } }))
      await client.invalidateQueries({ queryKey: ['run'] })
      await client.invalidateQueries({ queryKey: ['runs'] })
      onClose()
    },
  })
  return (
    <Dialog title={words.publishTitle} onClose={onClose}>
      <p className="mt-4">{words.publishNote(run.communityName, period(run.period), run.bills)}</p>
      <p className="mt-2 font-medium text-warn">{words.publishWarn}</p>
      {changes && differs(changes) && <p className="mt-2 font-medium text-warn">{words.publishOld(changes.changed + changes.added + changes.dropped)}</p>}
      <OfficeForm form={form} act={words.publishAct(yuan(run.totalFen))} onCancel={onClose}>
        <MoneyField label={words.typeAmount(yuan(run.totalFen))} hint={words.typeHint} {...form.fieldOf('amount')} />
      </OfficeForm>
    </Dialog>
  )
}
