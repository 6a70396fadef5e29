import { type BusinessDate, type Clock, type Instant, instant, today } from '../calendar.ts'

/** Valid through its last day in Shanghai; a setup token also only until its instant. */
export const tokenUsable = (token: { readonly expires: BusinessDate; readonly until?: Instant }, clock: Clock): boolean =>
  today(clock) <= token.expires && (token.until === undefined || instant(clock) < token.until)

/** Days. A machine's token is renewed once a year at the latest. */
export const tokenDays = { usual: 365, max: 366 } as const
