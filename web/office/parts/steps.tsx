import { useFormat } from '../../shared/i18n/language.tsx'

type Step = { readonly what: string; readonly at: string; readonly by: string | null; readonly note: string | null }

/** What happened to a thing, one step after the other: what, when, by whom and with which word. */
export function Steps<S extends Step>({ steps, words }: { readonly steps: readonly S[]; readonly words: Readonly<Record<S['what'], string>> }) {
  const { moment } = useFormat()
  return (
    <ol className="mt-2">
      {steps.map((step) => (
        <li key={`${step.what} ${step.at}`} className="border-b border-line py-2">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-medium">{words[step.what as S['what']]}</span>
            <span className="text-ink-2">{moment(step.at)}</span>
          </p>
          <p className="text-ink-2">{[step.by, step.note].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ol>
  )
}
