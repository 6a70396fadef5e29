import { useState } from 'react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { useSubjectText } from './act-row.tsx'
import { subjectName } from './cars-model.ts'
import { priceOf } from './price-model.ts'
import { searchCars } from './search-model.ts'
import { Frame } from './frame.tsx'
import { outPath, workPaths } from './paths.ts'
import { timeOf, whenOf } from './time-text.ts'
import { useNow, useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

const pageMax = 50

/** Everybody inside, longest first, by any part of the plate. */
export function CarsPage() {
  const words = useWorkWords()
  const format = useFormat()
  const name = useSubjectText()
  const now = useNow()
  const { cars, tariff, facts } = useWork()
  const [text, setText] = useState('')
  const [most, setMost] = useState(pageMax)
  const found = cars ? searchCars(cars, text) : []
  return (
    <Frame title={words.cars.title} back={workPaths.home}>
      <Field id="search" label={words.cars.search} className="mt-2">
        {(aria) => <input {...aria} type="search" autoComplete="off" value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} className={inputClass(undefined, 'min-h-(--target-main) text-[1.2rem]')} />}
      </Field>
      {!cars && <p className="py-6 text-ink-2">{words.cars.notSeen}</p>}
      {cars && cars.length === 0 && <Empty title={words.cars.none}>{words.cars.noneText}</Empty>}
      {cars && cars.length > 0 && found.length === 0 && (
        <Empty title={words.cars.noMatch}>
          <p>{words.cars.noMatchText}</p>
          <Link href={workPaths.out} className={buttonClass('plain', 'mt-2')}>
            {words.cars.outAnyway}
          </Link>
        </Empty>
      )}
      {found.length > 0 && (
        <>
          <p role="status" className="mt-2 text-ink-2">
            {words.cars.count(found.length)} · {words.homePage.asOf(timeOf(facts.seen!.at))}
          </p>
          <ul className="mt-1 border-t border-line">
            {found.slice(0, most).map((car) => {
              const price = priceOf(car, tariff, now)
              return (
                <li key={subjectName(car)} className="border-b border-line">
                  <Link href={outPath(car)} className="flex min-h-(--target-main) flex-wrap items-center justify-between gap-x-4 py-1">
                    <span className="min-w-[8em] flex-1">
                      <strong className="block text-[1.15rem]">{name(car)}</strong>
                      <span className="block text-ink-2">{words.cars.since(whenOf(car.in, format))}</span>
                    </span>
                    <span className="text-right font-medium">{car.standing === 'none' || car.standing === 'unknown' ? (price ? format.yuan(price.dueFen) : '—') : (words.standings[car.standing] ?? car.standing)}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
          {found.length > most && (
            <Button onClick={() => setMost(most + pageMax)} className="mt-3 w-full">
              {words.cars.more}
            </Button>
          )}
        </>
      )}
    </Frame>
  )
}
