import { createLanguages } from '../../shared/i18n/language.tsx'
import type { Messages } from './zh.ts'

/** The words that every screen shares. Each area adds its own, see area-words.ts. */
export const { Languages, useWords } = createLanguages<Messages>({
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
})
