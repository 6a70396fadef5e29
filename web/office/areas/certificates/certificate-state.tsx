import { stateTones, stateWords } from '../../../../functions/certificates/state-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import type { FoundRow } from './queries.ts'
import { useCertificateWords } from './words.ts'

type Standing = Pick<FoundRow, 'state' | 'why' | 'on' | 'by' | 'days'>

export function CertificateState({ one }: { readonly one: Pick<Standing, 'state' | 'why'> }) {
  const { lang } = useLanguage()
  return <Status tone={stateTones[one.state]}>{stateWords(one)[lang]}</Status>
}

/** Until when, or since when not. */
export function EndText({ one: { state, on, by, days } }: { readonly one: Standing }) {
  const words = useCertificateWords()
  const { date } = useFormat()
  if (on === null) return words.endless
  if (state === 'not-yet') return words.starts(date(on))
  if (state !== 'valid' && state !== 'ending') return words.since(date(on))
  if (by === 'review') return words.reviewBy(date(on), days ?? 0)
  return days === 0 ? words.today(date(on)) : words.until(date(on), days ?? 0)
}
