import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Run } from '../../../../functions/fees/run-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import { DraftChanges } from './draft-changes.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { useBillingWords } from './words.ts'

/** What to do with a preview: publish it or put it away. */
export function DraftActs({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const may = useMay()
  const [open, setOpen] = useState<'publish' | 'abandon' | 'nothing'>()
  const close = () => setOpen(undefined)
  const abandon = async () => {
    await ask(api['billing-runs'][':run'].$delete({ param: { run: run.id } }))
    await client.invalidateQueries({ queryKey: ['runs'] })
    await client.invalidateQueries({ queryKey: ['run'] })
    await navigate({ to: '/billing' })
  }
  if (!may('publishBilling')) return <p className="text-ink-2">{words.draftLead}</p>
  return (
    <>
      <p className="text-ink-2">{words.draftLead}</p>
      <DraftChanges key={run.id} run={run} />
      <p className="mt-3 flex flex-wrap gap-2">
        <Button kind="main" onClick={() => setOpen(run.bills > 0 ? 'publish' : 'nothing')} className="min-h-10">
          {words.publish(run.bills, yuan(run.totalFen))}
        </Button>
        <Button onClick={() => setOpen('abandon')} className="min-h-10">
          {words.abandon}
        </Button>
      </p>
      {open === 'nothing' && <Notice tone="warn">{words.nothingToPublish}</Notice>}
      {open === 'publish' && <PublishDialog run={run} onClose={close} />}
      {open === 'abandon' && (
        <ConfirmDialog title={words.abandonTitle} act={words.abandon} danger onConfirm={abandon} onClose={close}>
          <p>{words.abandonNote}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
