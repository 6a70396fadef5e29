import { useLanguage } from '../../shared/i18n/language.tsx'
import { en } from './en.ts'
import { type Messages, zh } from './zh.ts'

const catalogues = { zh, en }

/** Words of these pages alone: they come with them, and not with the first load. */
export const useStaffWords = (): Messages => catalogues[useLanguage().lang]
