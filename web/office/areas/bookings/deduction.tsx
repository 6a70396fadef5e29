import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterBooking, type BookingDetail } from './queries.ts'
import { useBookingWords } from './words.ts'

type Props = { readonly booking: BookingDetail }

/** Asks that part of a deposit is kept. The id is made once: sending again after a lost answer is the same request. */
export function DeductionDialog({ booking, onClose }: Props & { readonly onClose: () => void }) {
  const words = useBookingWords()
  const client = useQueryClient()
  const { yuan } = useFormat()
  const [id] = useState(newId)
  const fits = (text: string): boolean => {
    const amount = typedYuan(text) ?? 0
    return amount > 0 && amount <= booking.depositFen
  }
  const form = useOfficeForm({
    name: 'deduction',
    schema: z.object({ amount: z.string().check(z.refine(fits, words.amountWrong)), reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: { amount: '', reason: '' },
    onSubmit: async ({ amount, reason }) => {
      await ask(api.bookings[':booking'].deduction.$post({ param: { booking: booking.id }, json: { id, amountFen: typedYuan(amount)!, reason: reason.trim() } }))
      await afterBooking(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.deductTitle} onClose={onClose}>
      <p className="mt-4">{words.deductNote}</p>
      <OfficeForm form={form} act={words.deductAct} onCancel={onClose}>
        <MoneyField label={words.deductAmount} hint={words.deductHint(yuan(booking.depositFen))} {...form.fieldOf('amount')} />
        <TextField label={words.reason} maxLength={120} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}

const tones = { asked: 'part', agreed: 'good', declined: 'off' } as const

/** What is to be kept and why, who said what, and the second person's word. */
export function DeductionSection({ booking }: Props) {
  const words = useBookingWords()
  const client = useQueryClient()
  const { yuan, moment } = useFormat()
  const [open, setOpen] = useState<'approve' | 'decline'>()
  const { deduction } = booking
  if (!deduction) return null
  const { state, amountFen, reason, may } = deduction
  const [kept, back] = [yuan(amountFen), yuan(booking.depositFen - amountFen)]
  const decide = async (json: { action: 'approve' | 'decline'; note?: string }) => {
    // Also after an error: it may say that something changed meanwhile.
    await ask(api.bookings[':booking'].deduction.decision.$post({ param: { booking: booking.id }, json })).finally(() => afterBooking(client))
  }
  return (
    <Section title={words.deduction} actions={<Status tone={tones[state]}>{words.deductionStates[state]}</Status>}>
      <p className="mt-3 font-medium">{words.keptSay(kept, reason)}</p>
      <div className="mt-2 grid gap-1 text-ink-2">
        {deduction.words.map(({ what, at, by, note }) => (
          <p key={`${what} ${at}`}>{[words.deductionWords[what], by, moment(at), note === reason ? '' : note].filter(Boolean).join(' · ')}</p>
        ))}
      </div>
      {may.decline && !may.approve && <p className="mt-3 border-l-4 border-warn bg-paper px-4 py-3">{words.otherNeeded}</p>}
      {(may.approve || may.decline) && (
        <div className="mt-4 flex flex-wrap gap-3">
          {may.approve && (
            <Button kind="main" className="min-h-10" onClick={() => setOpen('approve')}>
              {words.approve}
            </Button>
          )}
          {may.decline && (
            <Button className="min-h-10" onClick={() => setOpen('decline')}>
              {words.decline}
            </Button>
          )}
        </div>
      )}
      {open === 'approve' && (
        <ConfirmDialog title={words.approveTitle} act={words.approveAct(kept, back)} onConfirm={() => decide({ action: 'approve' })} onClose={() => setOpen(undefined)}>
          <p>{words.approveNote(kept, back)}</p>
        </ConfirmDialog>
      )}
      {open === 'decline' && <DeclineDialog onSend={(note) => decide({ action: 'decline', note })} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function DeclineDialog({ onSend, onClose }: { readonly onSend: (note: string) => Promise<void>; readonly onClose: () => void }) {
  const words = useBookingWords()
  const form = useOfficeForm({
    name: 'decline',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await onSend(reason.trim())
      onClose()
    },
  })
  return (
    <Dialog title={words.decline} onClose={onClose}>
      <p className="mt-4">{words.declineNote}</p>
      <OfficeForm form={form} act={words.decline} onCancel={onClose}>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
