/** One chunk: they are small, and the shell names each chunk. */
export { AttendanceScreen } from './attendance-screen.tsx'
export { DayScreen } from './day-screen.tsx'
export { HoursScreen } from './hours-screen.tsx'
export { PayrollScreen } from './payroll-screen.tsx'
export { RulesScreen } from './rules-screen.tsx'
export { SheetScreen } from './sheet-screen.tsx'
