import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { plateText } from '../plate/plate-text.ts'
import { stepPath } from './paths.ts'
import { visitsQuery } from './queries.ts'
import { useCarsWords } from './words.ts'

/** The month's visitors and what is left of the quota; nothing where there is no quota. */
export function Visitors({ unit }: { readonly unit: string }) {
  const words = useCarsWords()
  const format = useFormat()
  const visits = useQuery(visitsQuery(unit))
  if (visits.data?.quotas.length === 0) return null
  return (
    <>
      <h2 className="mt-8 text-[1.1rem] font-bold">{words.visitors}</h2>
      <Asked query={visits} what={words.visitors}>
        {({ quotas, items }) => (
          <>
            {quotas.map(({ area, name, quota, used }) => (
              <p key={area} className="text-ink-2">
                {words.quota(name, Math.max(0, quota - used), quota)}
              </p>
            ))}
            {items.length === 0 ? (
              <p className="mt-2">{words.noVisits}</p>
            ) : (
              <ul className="mt-2 border-t border-line">
                {items.map(({ plate, date, area }) => (
                  <li key={`${plate} ${date} ${area}`} className="border-b border-line py-2">
                    {words.entered(plateText(plate), format.day(date))}
                  </li>
                ))}
              </ul>
            )}
            {quotas.some(({ quota, used }) => used < quota) ? (
              <Link href={stepPath('visitor', unit)} className={buttonClass('plain', 'mt-4 min-h-(--target-main) w-full')}>
                {words.invite}
              </Link>
            ) : (
              <p className="mt-2">{words.noneLeft}</p>
            )}
          </>
        )}
      </Asked>
    </>
  )
}
