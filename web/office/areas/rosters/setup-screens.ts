/** One chunk: they are small, and the shell names each chunk. */
export { DemandScreen } from './demand-screen.tsx'
export { RulesScreen } from './settings-screen.tsx'
export { ShiftsScreen } from './shifts-screen.tsx'
