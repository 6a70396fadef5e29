import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { PayButton } from '../bills/pay-bar.tsx'
import { confirmPath } from '../paths.ts'
import { plateText } from '../plate/plate-text.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { carsPath } from '../cars/paths.ts'
import { type OfferedTerm, offersQuery, type Permit, permitsQuery } from '../cars/queries.ts'
import { TermChoice, useTerm } from './term-choice.tsx'
import { useCarsWords } from '../cars/words.ts'
import { usePermitWords } from './words.ts'

/** The next term by one's own hand: its bill, and on to the ordinary checkout. */
export function RenewPage({ unit, permit: id }: { readonly unit: string; readonly permit: string }) {
  const common = useCarsWords()
  const words = usePermitWords()
  const permits = useQuery(permitsQuery(unit))
  const offers = useQuery(offersQuery(unit))
  const permit = permits.data?.items.find((one) => one.id === id)
  const terms = offers.data?.renewals.find((one) => one.permit === id)?.terms ?? []
  if (permit && terms.length > 0) return <Form key={permit.to} unit={unit} permit={permit} terms={terms} />
  return (
    <Page title={permit ? words.renewTitle(plateText(permit.plate)) : common.renew} back={{ href: carsPath(unit), text: common.back }}>
      <Asked query={permits} what={common.what}>
        {() => (
          <Asked query={offers}>
            {() => (
              <Empty title={words.notNow}>
                <p>{words.notNowText}</p>
                <Link href={carsPath(unit)} className={buttonClass('plain', 'mt-4')}>
                  {common.back}
                </Link>
              </Empty>
            )}
          </Asked>
        )}
      </Asked>
    </Page>
  )
}

type FormProps = { readonly unit: string; readonly permit: Permit; readonly terms: readonly OfferedTerm[] }

function Form({ unit, permit, terms }: FormProps) {
  const common = useCarsWords()
  const words = usePermitWords()
  const format = useFormat()
  const [, navigate] = useLocation()
  const { term, setTerm, offered } = useTerm(terms)
  const renew = useAct(async () => {
    // The last day that was seen goes along: pressed again after a lost answer, it is the same renewal.
    const { bill } = await ask(api.parking.permits[':permit'].renew.$post({ param: { permit: permit.id }, json: { to: permit.to!, term } }))
    await queries.invalidateQueries({ queryKey: ['household'] })
    navigate(bill ? confirmPath('resident', unit, [bill]) : carsPath(unit), { replace: true })
  })
  const bar = offered && (
    <PayButton busy={renew.busy} onClick={() => void renew.run()}>
      {renew.busy ? common.busy : words.renewNow(format.yuan(offered.amountFen))}
    </PayButton>
  )
  return (
    <Page step="renew" title={words.renewTitle(plateText(permit.plate))} subtitle={common.until(permit.areaName, permit.spaceNumber ?? '', format.day(permit.to ?? ''))} back={{ href: carsPath(unit), text: common.back }} bar={bar}>
      <TermChoice terms={terms} chosen={term} onChoose={setTerm} note={offered && words.renewFrom(format.day(offered.from))} />
      <p className="mt-3 text-ink-2">{words.renewAfter}</p>
      <Failure error={renew.error} />
    </Page>
  )
}
