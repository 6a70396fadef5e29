import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { newId } from '../../../shared/new-id.ts'
import { whoOf } from './booking-parts.tsx'
import { afterBooking, type BookingDetail } from './queries.ts'
import { useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

type Props = { readonly booking: BookingDetail; readonly onClose: () => void }

export function CashDialog({ booking, onClose }: Props) {
  const words = useBookingWords()
  const client = useQueryClient()
  const { yuan } = useFormat()
  const [id] = useState(newId)
  const amount = yuan(booking.priceFen + booking.depositFen)
  return (
    <ConfirmDialog
      title={words.takeCash}
      act={words.takeCashAct(amount)}
      onConfirm={async () => {
        await ask(api.bookings[':booking'].payment.$post({ param: { booking: booking.id }, json: { cash: { id } } }))
        await afterBooking(client)
      }}
      onClose={onClose}
    >
      <p>{words.takeCashNote(whoOf(booking), amount)}</p>
    </ConfirmDialog>
  )
}

/** What goes back is said before the press; the server refuses to give another sum. */
export function CancelDialog({ booking, onClose }: Props) {
  const words = useBookingWords()
  const when = useWhen()
  const client = useQueryClient()
  const { yuan } = useFormat()
  const { priceFen, depositFen } = booking.back!
  const backFen = priceFen + depositFen
  return (
    <ConfirmDialog
      danger
      title={words.cancelTitle}
      act={backFen > 0 ? words.cancelAct(yuan(backFen)) : words.cancelActNone}
      onConfirm={async () => {
        await ask(api.bookings[':booking'].cancellation.$post({ param: { booking: booking.id }, json: { backFen } }))
        await afterBooking(client)
      }}
      onClose={onClose}
    >
      <p className="font-medium">
        {when.span(booking)} · {whoOf(booking)}
      </p>
      <p className="mt-2">{!booking.paid ? words.cancelNothingPaid : backFen > 0 ? words.cancelBack(yuan(backFen)) : words.cancelNone}</p>
      {priceFen > 0 && depositFen > 0 && <p>{words.cancelParts(yuan(priceFen), yuan(depositFen))}</p>}
    </ConfirmDialog>
  )
}

export function ReturnDialog({ booking, onClose }: Props) {
  const words = useBookingWords()
  const client = useQueryClient()
  const { yuan } = useFormat()
  const amount = yuan(booking.depositFen)
  return (
    <ConfirmDialog
      title={words.returnTitle}
      act={words.returnAct(amount)}
      onConfirm={async () => {
        await ask(api.bookings[':booking']['deposit-return'].$post({ param: { booking: booking.id } }))
        await afterBooking(client)
      }}
      onClose={onClose}
    >
      <p>{words.returnNote(amount)}</p>
    </ConfirmDialog>
  )
}
