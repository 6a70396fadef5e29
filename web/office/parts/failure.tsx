import { useEffect } from 'react'
import { asApiError } from '../../shared/api/api-error.ts'
import { usePartsWords } from '../../shared/i18n/language.tsx'
import { noteExpired } from '../shell/expired.ts'
import { Notice } from './notice.tsx'

/** The sentence of a failed act: the API's own, else what is known. */
export function useFailureText(): (error: unknown) => string {
  const words = usePartsWords()
  return (error) => {
    const { kind, say } = asApiError(error)
    return say || (kind === 'offline' ? words.offline : kind === 'forbidden' ? words.noPermission : words.defect)
  }
}

/** An act that failed, in place, with every detail that the API gave. */
export function Failure({ error }: { readonly error: unknown }) {
  const textOf = useFailureText()
  useEffect(() => noteExpired(error), [error])
  if (!error) return null
  const { details } = asApiError(error)
  return (
    <Notice tone="bad">
      <p>{textOf(error)}</p>
      {details.length > 0 && (
        <ul className="mt-1">
          {details.map(({ where, say }) => (
            <li key={`${where} ${say}`}>
              {where}: {say}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
