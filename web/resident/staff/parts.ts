import { lazy } from 'react'
import type { StaffHome } from '../../../functions/certificates/staff-model.ts'
import type { Messages } from './zh.ts'

const CertificatesPage = lazy(async () => ({ default: (await import('./certificates-page.tsx')).CertificatesPage }))
const ContractPage = lazy(async () => ({ default: (await import('./contract/contract-page.tsx')).ContractPage }))
const ShiftsPages = lazy(async () => ({ default: (await import('./roster/shifts-page.tsx')).ShiftsPages }))
export const ClockPage = lazy(async () => ({ default: (await import('./clock/clock-page.tsx')).ClockPage }))
const SwapsPage = lazy(async () => ({ default: (await import('./roster/swaps-page.tsx')).SwapsPage }))
const OpenPage = lazy(async () => ({ default: (await import('./roster/open-page.tsx')).OpenPage }))
const LeavePage = lazy(async () => ({ default: (await import('./roster/leave-page.tsx')).LeavePage }))
const TimesheetPage = lazy(async () => ({ default: (await import('./timesheet/timesheet-page.tsx')).TimesheetPage }))
const TrainingPages = lazy(async () => ({ default: (await import('./training/training-pages.tsx')).TrainingPages }))

export const RosterNote = lazy(async () => ({ default: (await import('./roster/home-note.tsx')).RosterNote }))

type Part = {
  /** Its address is `/staff/<name>`, its title `words.parts[name]`. */
  readonly name: keyof Messages['parts']
  readonly page: ReturnType<typeof lazy>
  /** Beside its name on the first page: what comes next, or needs doing. `live` brings its own question and its own code, after the page. */
  readonly live?: 'shifts' | 'swaps'
  readonly note?: (home: StaffHome, words: Messages) => { readonly say: string; readonly urgent: boolean }
}

/** What a worker finds on their phone, in this order; a part more is a line here, a word in `parts` and its page. */
export const parts: readonly Part[] = [
  { name: 'shifts', page: ShiftsPages, live: 'shifts' },
  { name: 'clock', page: ClockPage },
  { name: 'open-shifts', page: OpenPage },
  { name: 'swaps', page: SwapsPage, live: 'swaps' },
  { name: 'leave', page: LeavePage },
  { name: 'timesheet', page: TimesheetPage },
  {
    name: 'certificates',
    page: CertificatesPage,
    note: ({ certificates: { valid, ending, lapsed } }, words) => ({ say: words.certificatesNote(ending + lapsed, valid), urgent: ending + lapsed > 0 }),
  },
  { name: 'training', page: TrainingPages },
  { name: 'contract', page: ContractPage },
]
