import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { afterCash, type FoundShift } from './queries.ts'
import { useCashWords } from './words.ts'

export function ShiftList({ shifts }: { readonly shifts: readonly FoundShift[] }) {
  const words = useCashWords()
  const { yuan, moment } = useFormat()
  const [taking, setTaking] = useState<FoundShift>()
  const status = (shift: FoundShift) => <Status tone={shift.overdue ? 'bad' : shift.state === 'open' ? 'wait' : shift.state === 'counted' ? 'part' : 'good'}>{words.states[shift.overdue ? 'overdue' : shift.state]}</Status>
  const difference = ({ counted }: FoundShift) => (counted ? <span className={counted.differenceFen === 0 ? undefined : 'font-bold text-bad'}>{yuan(counted.differenceFen)}</span> : '—')
  const take = (shift: FoundShift) =>
    shift.may.takeOver && (
      <Button aria-label={`${words.takeOver} ${shift.holder}`} onClick={() => setTaking(shift)}>
        {words.takeOver}
      </Button>
    )
  const columns: Column<FoundShift>[] = [
    { key: 'holder', head: words.holder, names: true, cell: (shift) => shift.holder },
    { key: 'opened', head: words.opened, cell: (shift) => moment(shift.openedAt) },
    { key: 'expected', head: words.expected, right: true, cell: (shift) => yuan(shift.expectedFen) },
    { key: 'counted', head: words.counted, right: true, cell: ({ counted }) => (counted ? yuan(counted.countedFen) : '—') },
    { key: 'difference', head: words.difference, right: true, cell: difference },
    { key: 'hand', head: words.hand, right: true, cell: ({ counted }) => (counted ? yuan(counted.handFen) : '—') },
    { key: 'receiver', head: words.receiver, cell: ({ handed }) => handed?.to ?? '—' },
    { key: 'state', head: words.state, cell: status },
    ...(shifts.some(({ may }) => may.takeOver) ? [{ key: 'take', head: words.takeOver, silent: true, cell: take }] : []),
  ]
  return (
    <>
      <DataTable
        caption={words.shifts}
        rows={shifts}
        rowKey={(shift) => shift.id}
        columns={columns}
        phone={(shift) => (
          <PhoneRow title={shift.holder} aside={yuan(shift.counted?.countedFen ?? shift.expectedFen)}>
            {status(shift)}
            <p className="text-ink-2">
              {moment(shift.openedAt)} · {words.difference} {difference(shift)}
            </p>
            {take(shift)}
          </PhoneRow>
        )}
      />
      {taking && <TakeOver shift={taking} onClose={() => setTaking(undefined)} />}
    </>
  )
}

function TakeOver({ shift, onClose }: { readonly shift: FoundShift; readonly onClose: () => void }) {
  const words = useCashWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const hand = yuan(shift.counted?.handFen ?? 0)
  return (
    <ConfirmDialog
      title={words.takeOver}
      act={`${words.takeOver} ${hand}`}
      onClose={onClose}
      onConfirm={async () => {
        await ask(api.cash.shifts[':cashShift'].receipt.$post({ param: { cashShift: shift.id } }))
        await afterCash(client)
      }}
    >
      <p>{words.takeOverNote(shift.holder, hand)}</p>
    </ConfirmDialog>
  )
}
