import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Facts } from '../../facts.tsx'
import { Page } from '../../shell/page.tsx'
import { useStaffWords } from '../words.ts'
import { useContractWords } from './words.ts'

const fetchHires = () => ask(api.hires.mine.$get())
type OwnHire = Awaited<ReturnType<typeof fetchHires>>['items'][number]
const hiresQuery = queryOptions({ queryKey: ['staff', 'hires'], queryFn: fetchHires })

const tones = { coming: 'wait', active: 'good', expired: 'bad', ended: 'off' } as const

/** What I work under, the latest first: post, days, pay, insurance, and which papers the office still asks for. */
export function ContractPage() {
  const staff = useStaffWords()
  const words = useContractWords()
  const query = useQuery(hiresQuery)
  return (
    <Page title={staff.parts.contract} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={words.what}>
        {({ items }) => (items.length === 0 ? <Empty title={words.none}>{words.noneText}</Empty> : items.map((hire) => <Contract key={hire.id} hire={hire} />))}
      </Asked>
    </Page>
  )
}

function Contract({ hire }: { readonly hire: OwnHire }) {
  const words = useContractWords()
  const { date, yuan } = useFormat()
  const over = hire.state === 'ended' || hire.state === 'expired'
  return (
    <section className="mt-5 border-t-2 border-ink pt-3 text-[1.1rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.25rem] font-bold">{hire.postName}</h2>
        <Status tone={tones[hire.state]}>{words.states[hire.state]}</Status>
      </div>
      <p>{words.kinds[hire.kind]}</p>
      {!over && hire.missing.length > 0 && (
        <div className="mt-2 border-l-4 border-warn bg-warn-soft px-3 py-2">
          <p className="font-bold">{words.missing}</p>
          <p>{words.list(hire.missing.map((paper) => words.papers[paper]))}</p>
          <p>{words.bring}</p>
        </div>
      )}
      <Facts
        facts={[
          [words.from, date(hire.from)],
          [words.to, hire.to ? date(hire.to) : words.endless],
          !over && hire.probationTo !== null && [words.probation, date(hire.probationTo)],
          [words.pay, words.payOf(yuan(hire.pay.amountFen), hire.pay.per)],
          [words.hours, words.hoursOf(hire.hours.perDay, hire.hours.perWeek)],
          hire.kind === 'service' ? [words.accident, hire.accidentFrom ? date(hire.accidentFrom) : words.notYet] : [words.insurance, hire.insuranceFrom ? date(hire.insuranceFrom) : words.notYet],
          hire.no !== '' && [words.number, hire.no],
        ]}
      />
    </section>
  )
}
