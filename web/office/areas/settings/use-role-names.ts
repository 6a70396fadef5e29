import { useLanguage } from '../../../shared/i18n/language.tsx'
import { useWords } from '../../i18n/languages.ts'

/** Roles as one text: 负责人、财务. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { roles: names } = useWords()
  const { lang } = useLanguage()
  const known: Readonly<Record<string, string>> = names
  return (roles) => roles.map((role) => known[role] ?? role).join(lang === 'zh' ? '、' : ', ')
}
