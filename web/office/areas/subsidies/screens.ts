/** One chunk: they are small, and the shell names each chunk. */
export { ClaimScreen } from './claim-screen.tsx'
export { ForecastScreen } from './forecast-screen.tsx'
export { MonthsScreen } from './months-screen.tsx'
export { SchemesScreen } from './schemes-screen.tsx'
export { SubsidiesScreen } from './subsidies-screen.tsx'
