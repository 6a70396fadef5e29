import { useState } from 'react'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Choice } from '../cars/choice.tsx'
import type { OfferedTerm } from '../cars/queries.ts'
import { usePermitWords } from './words.ts'

type Term = OfferedTerm['term']

/** The chosen term and what is offered for it; the first one where it is not on offer. */
export function useTerm(terms: readonly OfferedTerm[]) {
  const [wanted, setTerm] = useState<Term>('month')
  const offered = terms.find(({ term }) => term === wanted) ?? terms[0]
  return { term: offered?.term ?? wanted, setTerm, offered }
}

type Props = { readonly terms: readonly OfferedTerm[]; readonly chosen: Term; readonly onChoose: (term: Term) => void; readonly note?: string | undefined }

/** Each term with its last day and its whole price. */
export function TermChoice({ terms, chosen, onChoose, note }: Props) {
  const words = usePermitWords()
  const format = useFormat()
  return (
    <>
      <Choice name="term" legend={words.howLong} chosen={chosen} onChoose={onChoose} options={terms.map(({ term, to, amountFen }) => ({ key: term, title: words.term[term], note: words.termTo(format.day(to)), end: format.yuan(amountFen) }))} />
      {note && <p className="mt-2 text-ink-2">{note}</p>}
    </>
  )
}
