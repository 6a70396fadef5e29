import { CircleCheck, Clock3 } from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { confirmPath } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { carsPath } from '../cars/paths.ts'
import type { Permit } from '../cars/queries.ts'
import { useCarsWords } from '../cars/words.ts'
import { usePermitWords } from './words.ts'

const wide = 'min-h-(--target-main) w-full'

/** What became of an application: a space and a bill, or a place in the queue. */
export function AppliedPage({ unit, permit }: { readonly unit: string; readonly permit: Permit }) {
  const common = useCarsWords()
  const words = usePermitWords()
  const format = useFormat()
  const { state, areaName, spaceNumber, to, place, bill, amountFen } = permit
  const given = state === 'active'
  const Icon = given ? CircleCheck : Clock3
  const says = given ? [words.givenText(areaName, spaceNumber ?? '', format.day(to ?? '')), words.givenBill(format.yuan(amountFen ?? 0))] : [areaName, place === null ? words.queuedLottery : words.queuedText(place)]
  return (
    <Page step="applied" title={given ? words.given : words.queued}>
      <output className="flex items-start gap-3 pt-4">
        <Icon aria-hidden className={`size-10 shrink-0 ${given ? 'text-good' : 'text-warn'}`} />
        <span className="min-w-0">
          {says.map((say) => (
            <span key={say} className="block first:font-bold">
              {say}
            </span>
          ))}
        </span>
      </output>
      <p className="mt-5 grid gap-3">
        {given && bill && (
          <Link href={confirmPath('resident', unit, [bill])} className={buttonClass('main', wide)}>
            {words.pay(format.yuan(amountFen ?? 0))}
          </Link>
        )}
        <Link href={carsPath(unit)} className={buttonClass('plain', wide)}>
          {common.back}
        </Link>
      </p>
    </Page>
  )
}
