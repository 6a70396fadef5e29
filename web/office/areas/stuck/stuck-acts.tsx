import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Stuck } from '../../../../functions/stuck/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Failure } from '../../parts/failure.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { Menu } from '../../parts/menu.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterRefund } from '../refunds/queries.ts'
import { ThingLink } from './thing-link.tsx'
import { type Solution, solutions } from './solutions.ts'
import { useStuckWords } from './words.ts'

/** The one thing that helps first, as a button; the others in a menu. Whoever may only read sees none. */
export function StuckActs({ thing, onSolved }: { readonly thing: Stuck; readonly onSolved: () => void }) {
  const words = useStuckWords()
  const may = useMay()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [still, setStill] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [asking, setAsking] = useState<'dismiss' | 'abandon'>()
  const close = () => setAsking(undefined)
  const solve = async (action: Solution, reason?: string) => {
    const { left } = await ask(api.stuck[':stuck'].resolution.$post({ param: { stuck: thing.id }, json: { action, ...(reason ? { reason } : {}) } }))
    setStill(left !== null)
    if (left === null) onSolved()
    await Promise.all([afterRefund(client), ...mended.map((key) => client.invalidateQueries({ queryKey: [key] }))])
  }
  const act = async (action: Solution) => {
    if (action === 'dismiss' || action === 'abandon') return setAsking(action)
    setBusy(true)
    setFailure(undefined)
    await solve(action).catch(setFailure)
    setBusy(false)
  }
  if (!may('resolveStuck')) return null
  const others = thing.others.filter(isSolution)
  return (
    <div className="grid justify-items-start gap-1 md:justify-items-end">
      <div className="flex flex-wrap gap-2 md:justify-end">
        {others.length > 0 && <Menu label={words.others} items={others.map((other) => ({ key: other, label: words.actions[other], onSelect: () => void act(other) }))} />}
        {isSolution(thing.action) ? (
          <Button kind="main" className="min-h-10" busy={busy} onClick={() => void act(thing.action as Solution)}>
            {words.actions[thing.action]}
          </Button>
        ) : (
          <ThingLink thing={thing} className={buttonClass('main', 'min-h-10')}>
            {words.actions[thing.action]}
          </ThingLink>
        )}
      </div>
      {still && <p className="text-[0.8125rem] text-warn">{words.still}</p>}
      <Failure error={failure} />
      {asking === 'dismiss' && <DismissDialog onDismiss={(reason) => solve('dismiss', reason)} onClose={close} />}
      {asking === 'abandon' && (
        <ConfirmDialog title={words.abandonTitle} act={words.actions.abandon} danger onConfirm={() => solve('abandon')} onClose={close}>
          <p>{words.abandonNote}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Where what is solved here shows besides money. */
const mended = ['runs', 'run', 'imports', 'import', 'reminders', 'reminder']

const isSolution = (action: string): action is Solution => (solutions as readonly string[]).includes(action)

function DismissDialog({ onDismiss, onClose }: { readonly onDismiss: (reason: string) => Promise<unknown>; readonly onClose: () => void }) {
  const words = useStuckWords()
  const form = useOfficeForm({
    name: 'dismiss',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await onDismiss(reason.trim())
      onClose()
    },
  })
  return (
    <Dialog title={words.dismissTitle} onClose={onClose}>
      <p className="mt-4">{words.dismissNote}</p>
      <OfficeForm form={form} act={words.dismissTitle} onCancel={onClose} danger>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
