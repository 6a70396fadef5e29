import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { ContractActs } from './contract-acts.tsx'
import { ContractState } from './contract-list.tsx'
import { ClosingSection, EndingSection } from './ending-sections.tsx'
import { contractQuery, type FoundContract } from './queries.ts'
import { Schedule } from './schedule.tsx'
import { SettlementHistory } from './settlement-history.tsx'
import { useContractWords } from './words.ts'

/** One contract: what was agreed, period by period what became of it, and the money. */
export function ContractScreen() {
  const words = useContractWords()
  const { contract } = useParams({ from: '/contracts/$contract' })
  const query = useQuery(contractQuery(contract))
  return (
    <Page
      title={query.data ? `${query.data.facilityName} ${query.data.no}` : words.title}
      above={
        <Link to="/contracts" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <ContractState contract={query.data} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <ContractActs contract={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <EndingSection contract={found} />
              <ClosingSection contract={found} />
            </div>
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <Agreed contract={found} />
              <Receipts contract={found} />
            </div>
            <Schedule contract={found} />
            <SettlementHistory contract={found} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function Agreed({ contract }: { readonly contract: FoundContract }) {
  const words = useContractWords()
  const common = useWords()
  const { yuan, date, percent } = useFormat()
  const { party, tiers, minimumMonthlyFen, terms } = contract
  const facts: Fact[] = [
    [
      words.facility,
      <Link key="facility" to="/facilities/$facility" params={{ facility: contract.facility }} className={rowLink}>
        {contract.communityName} {contract.facilityName}
      </Link>,
    ],
    [words.party, party.name],
    [words.contact, [party.contact, party.phone].filter(Boolean).join(' ')],
    [words.term, words.termLeft(words.to(date(contract.from), date(contract.to)), words.left(contract.daysLeft))],
    ...(terms.length > 1 ? [[words.renewals, <Lines key="renewals" lines={terms.slice(1).map(({ document, from, to }) => `${document} ${words.to(date(from), date(to))}`)} />] as const] : []),
    [words.steps, <Lines key="steps" lines={contract.steps.map(({ from, monthlyFen }) => `${yuan(monthlyFen)} ${words.stepFrom(date(from))}`)} />],
    ...(tiers ? [[words.share, <Lines key="share" lines={tiers.map(({ fromFen, rateBp }) => (fromFen === 0 ? words.tierFirst(percent(rateBp / 10_000)) : words.tierText(yuan(fromFen), percent(rateBp / 10_000))))} />] as const] : []),
    ...(minimumMonthlyFen > 0 ? [[words.minimum, yuan(minimumMonthlyFen)] as const] : []),
    [words.every, words.everies[`${contract.every}`]],
    [words.due, tiers ? words.dueShare(contract.dueDays) : words.dueRent(contract.dueDays)],
    [words.deposit, contract.depositFen === 0 ? words.none : words.depositSay(yuan(contract.depositFen), yuan(contract.depositHeldFen))],
    [words.fund, common.funds[contract.fund]],
    ...(contract.note ? [[words.note, contract.note] as const] : []),
  ]
  return (
    <Section title={words.facts}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <span className="grid">
    {lines.map((line) => (
      <span key={line}>{line}</span>
    ))}
  </span>
)

function Receipts({ contract }: { readonly contract: FoundContract }) {
  const words = useContractWords()
  const { yuan, date } = useFormat()
  return (
    <Section title={words.receipts}>
      {contract.receipts.length === 0 && <p className="mt-2 text-ink-2">{words.noReceipts}</p>}
      <ol className="mt-2">
        {contract.receipts.map((receipt) => (
          <li key={receipt.id} className="border-b border-line py-2 last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{words.receiptKinds[receipt.kind]}</span>
              <Link to="/vouchers/$voucher" params={{ voucher: receipt.voucher }} className={rowLink}>
                {yuan(receipt.kind === 'deposit-out' ? -receipt.amountFen : receipt.amountFen)}
              </Link>
            </p>
            <p className="text-ink-2">{[date(receipt.on), words.methods[receipt.method], receipt.reference, receipt.recorded.by].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
