import { useLanguage } from '../../../shared/i18n/language.tsx'
import { en } from './en.ts'
import { type Messages, zh } from './zh.ts'

const catalogues = { zh, en }

export const useTimesheetWords = (): Messages => catalogues[useLanguage().lang]
