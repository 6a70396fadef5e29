import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import type { Asked, Chosen } from './queries.ts'
import { useLearnerWords } from './words.ts'

export type Verdict = { readonly ok: boolean; readonly right: readonly number[] }
type Props = { readonly questions: readonly Asked[]; readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void; readonly verdicts?: Readonly<Record<string, Verdict>> | undefined }

/** Questions in rows that a thumb hits, one below the other; with verdicts, what was right stands beside. */
export function Questions({ questions, chosen, onChange, verdicts }: Props) {
  const words = useLearnerWords()
  return (
    <ol className="mt-2">
      {questions.map((question, at) => (
        <li key={question.id} className="border-b border-line py-3 text-[1.15rem]">
          <fieldset>
            <legend className="font-bold">
              <span className="block text-[1rem] font-normal text-ink-2">
                {words.question(at + 1, questions.length)}
                {question.kind === 'many' && ` · ${words.many}`}
              </span>
              {question.text}
            </legend>
            {question.options.map((option, place) => {
              const own = chosen[question.id] ?? []
              const on = own.includes(place)
              const next = question.kind === 'many' ? (on ? own.filter((one) => one !== place) : [...own, place]) : [place]
              return (
                <label key={option} className={classNames('mt-2 flex min-h-(--target-main) items-center gap-3 border px-3 py-2', on ? 'border-2 border-brand-ink font-medium' : 'border-line-strong')}>
                  <input type={question.kind === 'many' ? 'checkbox' : 'radio'} name={question.id} checked={on} onChange={() => onChange({ ...chosen, [question.id]: next })} className="size-6 shrink-0" />
                  <span>{option}</span>
                </label>
              )
            })}
          </fieldset>
          {verdicts?.[question.id] && <Told verdict={verdicts[question.id]!} question={question} />}
        </li>
      ))}
    </ol>
  )
}

function Told({ verdict, question }: { readonly verdict: Verdict; readonly question: Asked }) {
  const words = useLearnerWords()
  const { marks } = useFormat()
  if (verdict.ok) return <p className="mt-2 font-bold text-good">{words.right}</p>
  return (
    <p className="mt-2 font-bold text-bad">
      {words.wrong}
      {verdict.right.map((at) => question.options[at]).join(marks.comma)}
    </p>
  )
}
