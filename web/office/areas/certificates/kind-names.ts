import { useQuery } from '@tanstack/react-query'
import { requiredName } from '../../../../functions/certificates/required-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { kindsQuery } from './queries.ts'

/** What a kind of certificate, or a post's requirement, is called in the reader's language. Dots until the kinds are there. */
export function useKindNames(): (required: string) => string {
  const { lang } = useLanguage()
  const kinds = useQuery(kindsQuery)
  return (required) => (kinds.data ? requiredName(kinds.data.items, required)[lang] : kinds.isError ? required : '…')
}
