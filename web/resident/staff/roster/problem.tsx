import type { ApiError } from '../../../shared/api/api-error.ts'
import { usePartsWords } from '../../../shared/i18n/language.tsx'

/** Why it did not go through, in the server's words; without network that it may be tried again. */
export function Problem({ error }: { readonly error: ApiError | undefined }) {
  const words = usePartsWords()
  if (!error) return null
  return (
    <p role="alert" className="mt-3 border-l-4 border-bad bg-bad-soft px-3 py-2 text-[1.1rem] font-medium text-bad">
      {error.say || (error.kind === 'offline' ? words.offline : words.defect)}
    </p>
  )
}
