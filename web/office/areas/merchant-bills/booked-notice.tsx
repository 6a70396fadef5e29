import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Notice } from '../../parts/notice.tsx'
import { textLink } from '../../parts/text-link.ts'
import type { Chosen } from './choice.ts'
import type { BookedLine } from './queries.ts'
import { useMerchantWords } from './words.ts'

export type Outcome = { readonly booked: readonly BookedLine[]; readonly chosen: readonly Chosen[] }

/** What happened with each of the lines that were to be booked. */
export function BookedNotice({ booked, chosen }: Outcome) {
  const words = useMerchantWords()
  const { yuan } = useFormat()
  const of = (outcome: BookedLine['outcome']) => booked.filter((one) => one.outcome === outcome)
  const lineOf = (id: string) => chosen.find(({ line }) => line.id === id)?.line
  const list = (lines: readonly BookedLine[]) => (
    <ul className="mt-1 font-normal">
      {lines.map(({ line, say }) => (
        <li key={line}>
          {yuan(lineOf(line)?.amountFen ?? 0)} {say}
        </li>
      ))}
    </ul>
  )
  const [done, already, refused] = [of('booked'), of('already'), of('refused')]
  const sum = done.reduce((total, one) => total + (one.booked?.amountFen ?? 0), 0)
  return (
    <>
      {done.length > 0 && (
        <Notice tone="good">
          <p>{words.booked(done.length, yuan(sum))}</p>
          <Link to="/payments" className={textLink()}>
            {words.seePayments}
          </Link>
        </Notice>
      )}
      {already.length > 0 && (
        <Notice tone="warn">
          <p>{words.already(already.length)}</p>
          {list(already)}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="bad">
          <p>{words.refused(refused.length)}</p>
          {list(refused)}
        </Notice>
      )}
    </>
  )
}
