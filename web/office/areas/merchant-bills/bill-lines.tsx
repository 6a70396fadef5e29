import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Check } from '../../parts/form-fields.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { type Choice, isOpen } from './choice.ts'
import { IgnoreDialog } from './ignore-dialog.tsx'
import { LineHousehold } from './line-household.tsx'
import { PickDialog } from './pick-dialog.tsx'
import type { Line } from './queries.ts'
import { useMerchantWords } from './words.ts'

type Props = { readonly bill: string; readonly lines: readonly Line[]; /** Absent for those who only look. */ readonly choice: Choice | undefined }

/** The lines of a page; open ones can be ticked, given a household, or left out. */
export function BillLines({ bill, lines, choice }: Props) {
  const words = useMerchantWords()
  const { yuan } = useFormat()
  const [picking, setPicking] = useState<Line>()
  const [ignoring, setIgnoring] = useState<Line>()
  // A line without a household cannot be booked: ticking it asks for one.
  const toggle = (line: Line) => (choice?.householdOf(line) ? choice.choose([line], !choice.isChosen(line)) : setPicking(line))
  const nameOf = (line: Line) => words.lineName(line.row, yuan(line.amountFen))
  const columns = useColumns({ choice: lines.some(isOpen) ? choice : undefined, nameOf, onToggle: toggle, onPick: setPicking, onIgnore: setIgnoring })
  return (
    <>
      <DataTable
        caption={words.linesTitle}
        rows={lines}
        rowKey={(line) => line.id}
        columns={columns}
        phone={(line) => <LinePhone line={line} choice={choice} nameOf={nameOf} onToggle={toggle} onPick={setPicking} onIgnore={setIgnoring} />}
      />
      {picking && choice && <PickDialog line={picking} onPicked={(household) => choice.pick(picking, household)} onClose={() => setPicking(undefined)} />}
      {ignoring && <IgnoreDialog bill={bill} line={ignoring} onClose={() => setIgnoring(undefined)} />}
    </>
  )
}

type Acts = {
  readonly choice: Choice | undefined
  /** What a line is called, for its checkbox. */
  readonly nameOf: (line: Line) => string
  readonly onToggle: (line: Line) => void
  readonly onPick: (line: Line) => void
  readonly onIgnore: (line: Line) => void
}

function useColumns({ choice, nameOf, onToggle, onPick, onIgnore }: Acts): Column<Line>[] {
  const words = useMerchantWords()
  const common = useWords()
  const { moment, yuan } = useFormat()
  return [
    ...(choice
      ? [
          {
            key: 'choose',
            head: words.choice,
            silent: true,
            className: 'w-10 align-top',
            cell: (line: Line) => isOpen(line) && <input type="checkbox" aria-label={common.table.select(nameOf(line))} checked={choice.isChosen(line)} onChange={() => onToggle(line)} className="mt-1 block size-4 accent-link" />,
          },
        ]
      : []),
    { key: 'time', head: words.time, cell: (line) => moment(line.at), className: 'align-top' },
    { key: 'paid', head: words.paid, names: true, wraps: true, className: 'align-top min-w-56', cell: (line) => <Paid line={line} /> },
    { key: 'amount', head: words.amount, right: true, className: 'align-top font-bold', cell: (line) => yuan(line.amountFen) },
    { key: 'household', head: words.household, wraps: true, className: 'align-top min-w-64', cell: (line) => <LineHousehold line={line} choice={choice} onPick={onPick} /> },
    ...(choice
      ? [
          {
            key: 'acts',
            head: common.actions,
            silent: true,
            className: 'align-top',
            cell: (line: Line) =>
              isOpen(line) &&
              line.verdict !== 'ignored' && (
                <button type="button" onClick={() => onIgnore(line)} className={textLink('-my-2')}>
                  {words.ignore}
                </button>
              ),
          },
        ]
      : []),
  ]
}

/** Who paid and what they wrote; the number by which the line is found on the merchant platform. */
function Paid({ line }: { readonly line: Line }) {
  const words = useMerchantWords()
  return (
    <>
      <p className="font-medium break-words">{line.remark || <span className="font-normal text-ink-2">{words.noRemark}</span>}</p>
      {line.counterparty && <p className="text-[0.8125rem] font-normal break-all text-ink-2">{line.counterparty}</p>}
      <p className="text-[0.8125rem] font-normal break-all text-ink-2">{words.orderNo(line.orderNo)}</p>
    </>
  )
}

type PhoneProps = Acts & { readonly line: Line }

function LinePhone({ line, choice, nameOf, onToggle, onPick, onIgnore }: PhoneProps) {
  const words = useMerchantWords()
  const common = useWords()
  const { moment, yuan } = useFormat()
  const open = choice && isOpen(line)
  return (
    <>
      <PhoneRow title={yuan(line.amountFen)} aside={<span className="text-[0.8125rem] font-normal text-ink-2">{moment(line.at)}</span>} />
      <Paid line={line} />
      <div className="mt-1">
        <LineHousehold line={line} choice={choice} onPick={onPick} />
      </div>
      {open && (
        <div className="mt-1 flex flex-wrap items-start justify-between gap-x-4">
          <Check checked={choice.isChosen(line)} onChange={() => onToggle(line)}>
            {common.table.select(nameOf(line))}
          </Check>
          {line.verdict !== 'ignored' && (
            <button type="button" onClick={() => onIgnore(line)} className={textLink()}>
              {words.ignore}
            </button>
          )}
        </div>
      )}
    </>
  )
}
