import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { useSubjectText } from './act-row.tsx'
import { subjectName } from './cars-model.ts'
import { searchCars } from './search-model.ts'
import { Frame } from './frame.tsx'
import { OutPanel } from './out-panel.tsx'
import { outPath, subjectOfSearch, workPaths } from './paths.ts'
import { SubjectInput, useTyped } from './subject-input.tsx'
import { whenOf } from './time-text.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** From so many characters on cars like it are shown: before that all of them are. */
const likeFrom = 3
const likeMax = 5

/** A car goes out: which one, then what it owes. */
export function OutPage() {
  const [search] = useSearchParams()
  const subject = subjectOfSearch(search)
  return subject ? <OutPanel key={subjectName(subject)} subject={subject} /> : <FindCar />
}

function FindCar() {
  const words = useWorkWords()
  const format = useFormat()
  const name = useSubjectText()
  const [, navigate] = useLocation()
  const typing = useTyped()
  const { typed } = typing
  const { cars } = useWork()
  const [asked, setAsked] = useState(false)
  const text = typed.by === 'plate' ? typed.plate : typed.ticket.trim()
  const like = text.length >= likeFrom && cars ? searchCars(cars, text).slice(0, likeMax) : []
  const find = () => {
    setAsked(true)
    if (typed.subject) navigate(outPath(typed.subject))
  }
  return (
    <Frame
      title={words.out.title}
      back={workPaths.home}
      bar={
        <Button kind="main" onClick={find} className="min-h-[4.2rem] w-full text-[1.2rem]">
          {typed.subject ? words.out.find(name(typed.subject)) : words.out.findEmpty}
        </Button>
      }
    >
      {like.length > 0 && (
        <nav aria-label={words.out.like}>
          <ul className="mt-2 border-t border-line">
            {like.map((car) => (
              <li key={subjectName(car)} className="border-b border-line">
                <Link href={outPath(car)} className="flex min-h-(--target) flex-wrap items-center justify-between gap-x-4">
                  <strong>{name(car)}</strong>
                  <span className="text-ink-2">{words.cars.since(whenOf(car.in, format))}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <SubjectInput typing={typing} error={asked ? typed.wrong : undefined} />
    </Frame>
  )
}
