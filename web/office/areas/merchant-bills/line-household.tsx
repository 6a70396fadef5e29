import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { type Choice, isOpen, type Picked, placeOf } from './choice.ts'
import type { Line } from './queries.ts'
import { useMerchantWords } from './words.ts'

const tones = { booked: 'good', matched: 'part', ambiguous: 'part', unmatched: 'wait', refund: 'off', other: 'off', ignored: 'off', earlier: 'off' } as const satisfies Record<Line['verdict'], Tone>

type Props = { readonly line: Line; readonly choice: Choice | undefined; readonly onPick: (line: Line) => void }

/** Where a line stands and whose it is; as long as it is open, the ways to say whose. */
export function LineHousehold({ line, choice, onPick }: Props) {
  const words = useMerchantWords()
  const picked = isOpen(line) && choice?.isPicked(line) ? choice.householdOf(line) : undefined
  return (
    <>
      <p>{picked ? <Status tone="part">{words.picked}</Status> : <Status tone={tones[line.verdict]}>{words.verdicts[line.verdict]}</Status>}</p>
      {picked ? <Household household={picked} /> : line.candidates.map((one) => <Candidate key={one.unit} line={line} household={one} choice={choice} />)}
      <Standing line={line} />
      {line.warnings.map((warning) => (
        <p key={warning} className="font-medium text-warn">
          {words.warnings[warning]}
        </p>
      ))}
      {choice && isOpen(line) && (
        <button type="button" onClick={() => onPick(line)} className={textLink('-mb-1.5')}>
          {picked ? words.change : line.candidates.length > 0 ? words.pickOther : words.pick}
        </button>
      )}
    </>
  )
}

type CandidateProps = { readonly line: Line; readonly household: Line['candidates'][number]; readonly choice: Choice | undefined }

/** One that fits, and why; of several each can be taken. */
function Candidate({ line, household, choice }: CandidateProps) {
  const words = useMerchantWords()
  return (
    <div className="mt-0.5">
      <Household household={household} />
      <p className="text-[0.8125rem] text-ink-2">{household.reasons.map((reason) => words.reasons[reason]).join(' · ')}</p>
      {choice && line.verdict === 'ambiguous' && (
        <button type="button" onClick={() => choice.pick(line, household)} className={textLink()}>
          {words.pickThis(`${household.buildingName} ${household.room}`)}
        </button>
      )}
    </div>
  )
}

function Household({ household }: { readonly household: Picked }) {
  const words = useMerchantWords()
  const { yuan } = useFormat()
  return (
    <p>
      <span className="font-medium">{placeOf(household)}</span> <span className="text-[0.8125rem] whitespace-nowrap text-ink-2">{words.openNow(yuan(household.openFen))}</span>
    </p>
  )
}

/** What became of a line that is not open. */
function Standing({ line }: { readonly line: Line }) {
  const words = useMerchantWords()
  const { date } = useFormat()
  const { booked, ignored, earlier, status } = line
  return (
    <>
      {booked && (
        <p>
          {booked.buildingName} {booked.room} ·{' '}
          <Link to="/payments/$payment" params={{ payment: booked.payment }} className={rowLink}>
            {words.receipt(booked.receiptNo ?? '')}
          </Link>
        </p>
      )}
      {ignored && !booked && (
        <p>
          {ignored.reason} <span className="text-[0.8125rem] text-ink-2">{words.ignoredBy(ignored.byName, date(ignored.at))}</span>
        </p>
      )}
      {earlier && !booked && (
        <p>
          <Link to="/merchant-bills/$bill" params={{ bill: earlier }} className={rowLink}>
            {words.seeEarlier}
          </Link>
        </p>
      )}
      {line.kind === 'other' && <p className="text-ink-2">{status}</p>}
    </>
  )
}
