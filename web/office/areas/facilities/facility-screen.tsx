import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { TermsSection } from '../bookings/terms-section.tsx'
import { ContractList } from '../contracts/contract-list.tsx'
import { contractsQuery } from '../contracts/queries.ts'
import { MachinesOfFacility } from '../machines/machines-of-facility.tsx'
import { FacilityState } from './facility-list.tsx'
import { Photos } from './photos.tsx'
import { facilityQuery, type FoundFacility } from './queries.ts'
import { useFacilityWords } from './words.ts'

/** What may hold machines that are paid at a code of their own. */
const machineKinds: ReadonlySet<string> = new Set(['charging-shed', 'lockers', 'water', 'laundry', 'other'])

/** One facility: what it is, whose, and its contracts. */
export function FacilityScreen() {
  const words = useFacilityWords()
  const may = useMay()
  const { facility } = useParams({ from: '/facilities/$facility' })
  const query = useQuery(facilityQuery(facility))
  return (
    <Page
      title={query.data?.name ?? words.title}
      above={
        <Link to="/facilities" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <FacilityState state={query.data.state} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Section
              title={words.facts}
              actions={
                may('createFacility') && (
                  <Link to="/facilities/$facility/change" params={{ facility }} className={buttonClass('plain')}>
                    {words.change}
                  </Link>
                )
              }
            >
              <FacilityFacts facility={found} />
            </Section>
            <Photos facility={found} />
            {machineKinds.has(found.kind) && <MachinesOfFacility facility={found.id} />}
            <TermsSection facility={found} />
            {may('listContracts') && <Contracts facility={found.id} />}
          </>
        )}
      </Asked>
    </Page>
  )
}

function FacilityFacts({ facility }: { readonly facility: FoundFacility }) {
  const words = useFacilityWords()
  const common = useWords()
  const { date, percent } = useFormat()
  const { decision, operator } = facility
  const facts: Fact[] = [
    [words.kind, words.kinds[facility.kind]],
    [words.place, `${facility.communityName} ${facility.place}`],
    [words.ownership, words.ownerships[facility.ownership]],
    [words.fund, common.funds[facility.fund]],
    [words.decision, decision ? words.decisionText(decision.document, percent(decision.agreedBp / 10_000), date(decision.decidedOn)) : words.noDecision],
    [words.operator, operator ? [operator.name, operator.contact, operator.phone].filter(Boolean).join(' · ') : words.self],
    ...(facility.meter ? [[words.meter, facility.meter] as const] : []),
    ...(facility.note ? [[words.note, <span key="note" className="whitespace-pre-wrap">{facility.note}</span>] as const] : []),
  ]
  return <Facts className="mt-3" facts={facts} />
}

function Contracts({ facility }: { readonly facility: string }) {
  const words = useFacilityWords()
  const may = useMay()
  const query = useQuery(contractsQuery({ facility, limit: '200' }))
  return (
    <Section
      title={words.contracts}
      bare
      actions={
        may('createContract') && (
          <Link to="/facilities/$facility/contract" params={{ facility }} className={buttonClass('plain')}>
            {words.addContract}
          </Link>
        )
      }
    >
      <Asked query={query} what={words.loading}>
        {({ items }) => (items.length > 0 ? <ContractList contracts={items} ofOne /> : <p className="mt-2 text-ink-2">{words.noContracts}</p>)}
      </Asked>
    </Section>
  )
}
