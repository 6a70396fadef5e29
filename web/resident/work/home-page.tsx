import { Car, ChevronRight, List, LogIn, LogOut, type LucideIcon, Wallet } from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { ActRow } from './act-row.tsx'
import { freeSpaces } from './cars-model.ts'
import { Frame } from './frame.tsx'
import { workPaths } from './paths.ts'
import { timeOf } from './time-text.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** What is free, and the two acts of the day under the thumb. */
export function HomePage() {
  const words = useWorkWords()
  const format = useFormat()
  const { area, cars, shift, facts, tally, acts } = useWork()
  const big = 'min-h-[4.5rem] text-[1.35rem]'
  const recent = [...acts].sort((a, b) => b.number - a.number).slice(0, 5)
  return (
    <Frame
      title={words.app}
      bar={
        <div className="grid grid-cols-2 gap-2">
          <Link href={workPaths.in} className={buttonClass('main', big)}>
            <LogIn aria-hidden className="size-7" />
            {words.homePage.in}
          </Link>
          <Link href={workPaths.out} className={buttonClass('main', big)}>
            <LogOut aria-hidden className="size-7" />
            {words.homePage.out}
          </Link>
        </div>
      }
    >
      {area && cars && (
        <div className="flex flex-wrap items-baseline gap-x-4 pt-2">
          <p>
            <span className="text-ink-2">{words.homePage.free}</span> <strong className="text-[2.6rem] leading-tight">{format.count(freeSpaces(area.counts, cars))}</strong>
          </p>
          <p className="text-ink-2">
            {words.homePage.inside(cars.length, area.counts.spaces)} · {words.homePage.asOf(timeOf(facts.seen!.at))}
          </p>
        </div>
      )}
      {area && !cars && <p className="pt-2 text-ink-2">{words.cars.notSeen}</p>}
      <ul className="mt-3 border-t border-line">
        <Way href={workPaths.cars} icon={Car} title={words.homePage.cars} note={cars ? words.cars.count(cars.length) : ''} />
        <Way href={workPaths.shift} icon={Wallet} title={words.homePage.shift} note={shift ? words.homePage.shiftOpen(format.yuan(shift.cashFen + tally.cashFen)) : words.homePage.shiftNone} />
        <Way href={workPaths.acts} icon={List} title={words.homePage.acts} note="" />
      </ul>
      {recent.length > 0 && (
        <>
          <h2 className="mt-5 font-bold">{words.homePage.recent}</h2>
          <ul className="border-t border-line">
            {recent.map((act) => (
              <ActRow key={act.number} act={act} />
            ))}
          </ul>
        </>
      )}
    </Frame>
  )
}

function Way({ href, icon: Icon, title, note }: { readonly href: string; readonly icon: LucideIcon; readonly title: string; readonly note: string }) {
  return (
    <li className="border-b border-line">
      <Link href={href} className="flex min-h-(--target-main) flex-wrap items-center gap-x-3 py-1">
        <Icon aria-hidden className="size-6 shrink-0 text-ink-2" />
        <span className="flex-1 font-medium">{title}</span>
        <span className="text-ink-2">{note}</span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-2" />
      </Link>
    </li>
  )
}
