import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import type { FoundContract, FoundSpan } from './queries.ts'
import { ActDialog, type SpanAct, SpanActs } from './span-acts.tsx'
import { useSpanName } from './span-name.ts'
import { SpanState } from './span-state.tsx'
import { useContractWords } from './words.ts'

/** Every period: what is agreed, what was taken, settled and received, and what can be done. Those to come are folded away. */
export function Schedule({ contract }: { readonly contract: FoundContract }) {
  const words = useContractWords()
  const common = useWords()
  const { yuan } = useFormat()
  const nameOf = useSpanName()
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<{ readonly act: SpanAct; readonly span: FoundSpan }>()
  const acts = (span: FoundSpan) => <SpanActs contract={contract} span={span} onAct={(act) => setOpen({ act, span })} />
  const day = today(systemClock)
  const begun = contract.schedule.filter((span) => span.from <= day || span.settlement !== null).toReversed()
  const later = contract.schedule.filter((span) => !begun.includes(span))
  const shown = all ? [...later.toReversed(), ...begun] : [...later.slice(0, 1), ...begun]
  const state = (span: FoundSpan) =>
    span.settlement ? <SpanState state={span.settlement.state} /> : span.from > day ? <Status tone="wait">{words.later}</Status> : <SpanState state={contract.tiers && span.to >= day ? 'running' : 'to-settle'} />
  const columns: Column<FoundSpan>[] = [
    { key: 'span', head: words.span, names: true, cell: (span) => nameOf(span) },
    { key: 'expected', head: words.expected, right: true, cell: (span) => yuan(span.baseFen) },
    ...(contract.tiers ? [{ key: 'takings', head: words.takings, right: true, cell: (span: FoundSpan) => <TakingsOf span={span} /> }] : []),
    { key: 'settled', head: words.settled, right: true, cell: (span) => <SettledAt span={span} /> },
    { key: 'received', head: words.received, right: true, cell: (span) => (span.settlement ? yuan(span.settlement.receivedFen) : '—') },
    { key: 'state', head: words.state, cell: state },
    { key: 'acts', head: common.actions, silent: true, right: true, className: 'py-1!', cell: acts },
  ]
  return (
    <Section
      title={words.schedule}
      bare
      actions={!all && later.length > 1 ? <Button onClick={() => setAll(true)}>{words.more(later.length - 1)}</Button> : undefined}
    >
      <DataTable
        caption={words.schedule}
        rows={shown}
        rowKey={(span) => span.from}
        columns={columns}
        phone={(span) => (
          <>
            <PhoneRow title={nameOf(span)} aside={yuan(span.settlement?.amountFen ?? span.baseFen)}>
              {state(span)}
              {contract.tiers && (
                <p className="text-ink-2">
                  {words.takings} <TakingsOf span={span} />
                </p>
              )}
            </PhoneRow>
            {acts(span)}
          </>
        )}
      />
      {open && <ActDialog {...open} contract={contract} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function TakingsOf({ span: { takings } }: { readonly span: FoundSpan }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  if (!takings) return '—'
  return (
    <span className="inline-grid">
      <span>{yuan(takings.takingsFen)}</span>
      <span className="text-[0.8125rem] text-ink-2">{takings.audited ? words.audited(takings.audited.by) : words.notAudited}</span>
    </span>
  )
}

function SettledAt({ span: { settlement } }: { readonly span: FoundSpan }) {
  const { yuan } = useFormat()
  if (!settlement) return '—'
  const voucher = settlement.vouchers.at(-1)
  if (!voucher) return yuan(settlement.amountFen)
  return (
    <Link to="/vouchers/$voucher" params={{ voucher }} className={rowLink}>
      {yuan(settlement.amountFen)}
    </Link>
  )
}
