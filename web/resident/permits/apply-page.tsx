import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../shared/new-id.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { PayButton } from '../bills/pay-bar.tsx'
import { plateText } from '../plate/plate-text.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { MissingPage } from '../shell/missing-page.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { AppliedPage } from './applied-page.tsx'
import { Check, Choice } from '../cars/choice.tsx'
import { carsPath } from '../cars/paths.ts'
import { type Car, carsQuery, type OfferedArea, offersQuery, type Permit } from '../cars/queries.ts'
import { TermChoice, useTerm } from './term-choice.tsx'
import { useCarsWords } from '../cars/words.ts'
import { usePermitWords } from './words.ts'

/** Asks for a permit of one car: where, for how long and for how much, before anything is billed. */
export function ApplyPage({ unit, car }: { readonly unit: string; readonly car: string }) {
  const common = useCarsWords()
  const words = usePermitWords()
  const cars = useQuery(carsQuery(unit))
  const offers = useQuery(offersQuery(unit))
  const [done, setDone] = useState<Permit>()
  const found = cars.data?.items.find(({ id }) => id === car)
  if (done) return <AppliedPage unit={unit} permit={done} />
  if (cars.data && !found) return <MissingPage />
  if (found && offers.data && offers.data.areas.length > 0) return <Form unit={unit} car={found} areas={offers.data.areas} onDone={setDone} />
  return (
    <Page title={found ? words.applyTitle(plateText(found.plate)) : common.apply} back={{ href: carsPath(unit), text: common.back }}>
      <Asked query={cars} what={common.what}>
        {() => <Asked query={offers}>{() => <Empty title={words.noAreas}>{words.noAreasNext}</Empty>}</Asked>}
      </Asked>
    </Page>
  )
}

type FormProps = { readonly unit: string; readonly car: Car; readonly areas: readonly OfferedArea[]; readonly onDone: (permit: Permit) => void }

function Form({ unit, car, areas, onDone }: FormProps) {
  const common = useCarsWords()
  const words = usePermitWords()
  const format = useFormat()
  const [id] = useState(newId)
  const [chosen, choose] = useState<string>((areas.find(givenAtOnce) ?? areas[0]!).area)
  const area = areas.find((one) => one.area === chosen) ?? areas[0]!
  const { term, setTerm, offered } = useTerm(area.terms)
  const [auto, setAuto] = useState(false)
  const [barrierFree, setBarrierFree] = useState(false)
  const atOnce = givenAtOnce(area)
  const apply = useAct(async () => {
    const permit = await ask(api.parking.permits.$post({ json: { id, area: area.area, car: car.id, term, renewal: auto ? 'auto' : 'person', barrierFree } }))
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['cars', 'permits', 'permit-offers', 'household'].includes(String(queryKey[0])) })
    onDone(permit)
  })
  const bar = offered && (
    <PayButton busy={apply.busy} onClick={() => void apply.run()}>
      {apply.busy ? common.busy : atOnce ? words.applyNow(format.yuan(offered.amountFen)) : words.applyQueue}
    </PayButton>
  )
  return (
    <Page step="apply" title={words.applyTitle(plateText(car.plate))} back={{ href: carsPath(unit), text: common.back }} bar={bar}>
      <Choice
        name="area"
        legend={common.where}
        chosen={area.area as string}
        onChoose={choose}
        options={areas.map((one) => ({ key: one.area as string, title: one.name, note: `${one.place ? `${one.place}。` : ''}${givenAtOnce(one) ? words.freeNow(one.free) : one.allocation === 'order' ? words.queue(one.waiting) : words.queueLottery(one.waiting)}` }))}
      />
      {offered ? <TermChoice terms={area.terms} chosen={term} onChoose={setTerm} note={words.nth(area.nth)} /> : <p className="mt-4 font-medium">{words.noPrice}</p>}
      <fieldset className="mt-5">
        <legend className="font-bold">{words.more}</legend>
        <Check checked={auto} onChange={setAuto}>
          {words.auto}
        </Check>
        <Check checked={barrierFree} onChange={setBarrierFree}>
          {words.barrierFree}
        </Check>
      </fieldset>
      <p className="mt-3 text-ink-2">{atOnce ? words.afterNow : words.afterQueue}</p>
      <Failure error={apply.error} />
    </Page>
  )
}

/** Nobody is given a space past the queue. */
const givenAtOnce = ({ allocation, free, waiting }: OfferedArea): boolean => allocation === 'order' && free > 0 && waiting === 0
