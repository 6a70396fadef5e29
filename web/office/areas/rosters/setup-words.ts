import { areaWords } from '../../i18n/area-words.ts'
import type { SetupMessages } from './setup-zh.ts'

export const useSetupWords = areaWords<SetupMessages>({
  zh: async () => (await import('./setup-zh.ts')).zh,
  en: async () => (await import('./setup-en.ts')).en,
})
