import { CircleAlert } from 'lucide-react'
import type { ApiError } from '../../shared/api/api-error.ts'
import { useWords } from '../i18n/words.ts'

/** Why the last press did not go through, above the button that was pressed. */
export function Failure({ error }: { readonly error: ApiError | undefined }) {
  const { parts } = useWords()
  if (!error) return null
  const say = error.kind === 'offline' ? `${parts.offlineTitle}。${parts.offline}` : error.say || parts.defect
  return (
    <p role="alert" className="mt-4 flex items-start gap-2 font-medium text-bad">
      <CircleAlert aria-hidden className="mt-[0.15em] size-[1.2em] shrink-0" />
      {say}
    </p>
  )
}
