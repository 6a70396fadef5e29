import { useLanguage } from '../../shared/i18n/language.tsx'
import { en } from './en.ts'
import { type Messages, zh } from './zh.ts'

const catalogues = { zh, en }

/** Words of this page alone: they come with it, and not with the first load. */
export const useJobsWords = (): Messages => catalogues[useLanguage().lang]
