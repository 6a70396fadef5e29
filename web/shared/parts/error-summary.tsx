import { useEffect, useRef } from 'react'
import { usePartsWords } from '../i18n/language.tsx'

/** `field` is the id of the control to correct; without one the sentence stands alone. */
export type Problem = { readonly field?: string; readonly say: string }

type Props = {
  readonly problems: readonly Problem[]
  /** Counts the failed submits, so that the same problems take the focus again. */
  readonly attempt?: number
}

/** GOV.UK's pattern: on a failed submit it takes the focus, names every problem and leads to its field. */
export function ErrorSummary({ problems, attempt = 0 }: Props) {
  const words = usePartsWords()
  const box = useRef<HTMLDivElement>(null)
  const said = problems.map(({ say }) => say).join()
  useEffect(() => {
    if (said) box.current?.focus()
  }, [said, attempt])
  if (problems.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-4 border-2 border-bad bg-paper p-4">
      <h2 className="font-bold text-bad">{words.summaryTitle(problems.length)}</h2>
      <ul className="mt-1">
        {problems.map(({ field, say }) => (
          <li key={`${field} ${say}`}>
            {field ? (
              <a href={`#${field}`} onClick={(event) => focusField(event, field)} className="inline-block py-1 font-medium text-bad underline underline-offset-4">
                {say}
              </a>
            ) : (
              <span className="inline-block py-1 font-medium text-bad">{say}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The address must not change: in these apps it belongs to the router. */
function focusField(event: { preventDefault: () => void }, id: string): void {
  event.preventDefault()
  const field = document.getElementById(id)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
