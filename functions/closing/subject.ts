import { parsePeriod, type Period } from '../calendar.ts'
import type { Closing } from './model.ts'

/** What the job works on: `2026-11.1`, the month and the version of its closing. */
export const subjectOf = ({ period, version }: Pick<Closing, 'period' | 'version'>): string => `${period}.${version}`

export function closingOfSubject(subject: string): { readonly period: Period; readonly version: number } | undefined {
  const [month = '', version = ''] = subject.split('.')
  const period = parsePeriod(month)
  return period && /^[1-9]\d{0,2}$/.test(version) ? { period, version: Number(version) } : undefined
}
