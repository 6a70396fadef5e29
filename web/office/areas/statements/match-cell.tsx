import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { rowLink } from '../../parts/text-link.ts'
import type { FoundMatching } from './queries.ts'
import { useStatementWords } from './words.ts'

/** So many of several candidates are named in a row. */
const namedMax = 3

export const toneOf = (standing: FoundMatching['standing']): Tone => (standing === 'confirmed' ? 'good' : standing === 'open' ? 'wait' : 'part')

/** What a line may be, and why; a tie shows what it is between. */
export function MatchCell({ matching, bare = false }: { readonly matching: FoundMatching; /** Without the candidates: they stand below, to choose from. */ readonly bare?: boolean }) {
  const words = useStatementWords()
  const { yuan } = useFormat()
  const { standing, why, reasons, candidates, together, contradicts } = matching
  const because = reasons.flatMap((reason) => {
    switch (reason.code) {
      case 'amount':
      case 'days-apart':
        return []
      case 'fee':
        return [words.why.fee(yuan(reason.feeFen))]
      case 'tolerance':
        return [words.why.tolerance(yuan(reason.differenceFen))]
      case 'only-one':
        return [words.why.onlyOne(reason.windowDays)]
      case 'parts':
        return [words.why.parts(reason.lines, reason.entries)]
      default:
        return [words.why[reason.code]]
    }
  })
  const said = standing === 'open' ? words.whyOpen[why ?? 'no-candidate'] : because.join(words.comma)
  return (
    <>
      <p>
        <Status tone={toneOf(standing)}>{words.standings[standing]}</Status>
      </p>
      {(bare ? [] : candidates.slice(0, namedMax)).map((candidate) => (
        <p key={candidate.kind === 'voucher' ? candidate.voucher : candidate.bill}>
          <CandidateLink candidate={candidate} />
        </p>
      ))}
      <p className="text-ink-2">
        {[!bare && candidates.length > namedMax ? words.andMore(candidates.length - namedMax) : '', standing === 'tie' && together > 1 ? words.rivals(together - 1) : '', contradicts ? words.contradicts : '', said].filter(Boolean).join(words.comma)}
      </p>
    </>
  )
}

export function CandidateLink({ candidate }: { readonly candidate: FoundMatching['candidates'][number] }) {
  const words = useStatementWords()
  const { yuan, day } = useFormat()
  const what = [candidate.place, candidate.kind === 'bill' ? words.openBill(candidate.text) : candidate.text, day(candidate.date), yuan(candidate.amountFen)].filter(Boolean).join(' · ')
  if (candidate.unit === null) return <span>{what}</span>
  return (
    <Link to="/households/$unit" params={{ unit: candidate.unit }} className={rowLink}>
      {what}
    </Link>
  )
}
