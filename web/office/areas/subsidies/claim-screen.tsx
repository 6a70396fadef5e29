import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FileMenu } from '../../parts/export-menu.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { VoucherLinks } from '../../parts/voucher-links.tsx'
import { useMay } from '../../shell/session.ts'
import { ClaimState } from './claim-list.tsx'
import { claimQuery, type FoundClaim } from './queries.ts'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { useSubsidyWords } from './words.ts'

type Line = FoundClaim['items'][number]
const tones = { claimed: 'wait', received: 'good', rejected: 'bad' } as const satisfies Record<Line['state'], Tone>

/** A claim: its lines as they were, and what came of them. */
export function ClaimScreen() {
  const words = useSubsidyWords()
  const { period } = useFormat()
  const { claim } = useParams({ from: '/subsidies/$claim' })
  const query = useQuery(claimQuery(claim))
  return (
    <Page
      title={query.data ? `${query.data.schemeName} ${words.span(period(query.data.from), period(query.data.to))}` : words.claimOne}
      above={<Link to="/subsidies" className={textLink()}>{words.back}</Link>}
      {...(query.data ? { actions: <><ClaimState state={query.data.state} /><FileMenu label={words.export} files={[{ label: 'Excel', address: `/v1/subsidies/claims/${claim}/export` }]} /></> } : {})}
    >
      <Asked query={query} what={words.loading}>{(found) => <Found claim={found} />}</Asked>
    </Page>
  )
}

function Found({ claim }: { readonly claim: FoundClaim }) {
  const words = useSubsidyWords()
  const { yuan, date } = useFormat()
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <>
      <SummaryStrip label={words.claimOne} figures={[{ label: words.total, value: yuan(claim.totalFen) }, { label: words.received, value: yuan(claim.receivedFen) }, { label: words.rejected, value: yuan(claim.rejectedFen) }, { label: words.open, value: yuan(claim.openFen) }]} />
      <Section
        title={words.receipts}
        {...(may('recordClaimReceipt') && claim.openFen > 0 ? { actions: <Button kind="main" onClick={() => setOpen(true)} className="min-h-10">{words.record}</Button> } : {})}
      >
        {claim.receipts.length === 0 ? <p className="mt-2 text-ink-2">{words.noReceipts}</p> : <ul className="mt-2">{claim.receipts.map((one) => <li key={one.id}>{words.receiptOf(date(one.on), yuan(one.amountFen), one.lines, one.reference)}</li>)}</ul>}
        <div className="mt-3 flex flex-wrap gap-x-3 text-ink-2">
          <span>{`${words.madeBy} ${claim.by} ${date(claim.on)}`}</span>
          <VoucherLinks vouchers={claim.vouchers} />
        </div>
      </Section>
      <Section title={words.items} bare>
        <Lines lines={claim.items} />
      </Section>
      {open && <ReceiptDialog claim={claim} onClose={() => setOpen(false)} />}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const words = useSubsidyWords()
  const { yuan, period, date, percent } = useFormat()
  const basis = ({ basis: { base, baseFen, shareBp } }: Line) => words.basisOf(words.bases[base], yuan(baseFen), percent(shareBp / 10_000))
  const evidence = (line: Line) => words.evidenceOf(line.contractNo, date(line.wagePaidOn), date(line.insurancePaidOn), line.attendanceDays)
  const state = (line: Line) => (
    <>
      <Status tone={tones[line.state]}>{words.lineStates[line.state]}</Status>
      {line.reason && <span className="block text-[0.8125rem] text-ink-2">{line.reason}</span>}
    </>
  )
  const columns: Column<Line>[] = [
    { key: 'person', head: words.person, names: true, cell: (line) => line.personName },
    { key: 'month', head: words.month, cell: (line) => period(line.period) },
    { key: 'basis', head: words.basis, wraps: true, cell: basis },
    { key: 'evidence', head: words.evidence, wraps: true, cell: evidence },
    { key: 'amount', head: words.amount, right: true, cell: (line) => yuan(line.amountFen) },
    { key: 'received', head: words.received, right: true, cell: (line) => yuan(line.receivedFen) },
    { key: 'state', head: words.state, cell: state },
  ]
  return (
    <DataTable
      caption={words.items}
      rows={lines}
      rowKey={(line) => `${line.person} ${line.period}`}
      columns={columns}
      phone={(line) => (
        <PhoneRow title={`${line.personName} ${period(line.period)}`} aside={yuan(line.amountFen)}>
          <p className="text-ink-2">{basis(line)}</p>
          <p className="text-ink-2">{evidence(line)}</p>
          {state(line)}
        </PhoneRow>
      )}
    />
  )
}
