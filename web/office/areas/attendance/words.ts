import { areaWords } from '../../i18n/area-words.ts'
import type { Messages } from './zh.ts'

export const useAttendanceWords = areaWords<Messages>({
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
})
