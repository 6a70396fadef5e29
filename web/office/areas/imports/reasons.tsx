import type { FoundRow as Row } from './queries.ts'
import { useImportWords } from './words.ts'

/** What is wrong or asked, and what would change. */
export function Reasons({ row }: { readonly row: Row }) {
  const words = useImportWords()
  return (
    <>
      {row.reasons.map(({ code, field, say }) => (
        <p key={`${code} ${field}`}>{say}</p>
      ))}
      {row.changes.map(({ field, title, from, to }) => (
        <p key={field} className="text-ink-2">
          {words.change(title, from, to)}
        </p>
      ))}
    </>
  )
}
