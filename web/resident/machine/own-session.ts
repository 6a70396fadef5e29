import { store, stored } from '../../shared/i18n/spoken.ts'
import { machineOf } from './queries.ts'

const name = 'linli.machine-session'

/** The page of the session that this phone paid last: whoever scans the code again while it runs is led back to it. */
export function ownSessionAt(machine: string): string | undefined {
  const [session, key] = (stored(name) ?? '').split(' ')
  return session && key && machineOf(session) === machine ? `/machine-session/${session}?key=${key}` : undefined
}

export const rememberSession = (session: string, key: string): void => store(name, `${session} ${key}`)
export const forgetSession = (): void => store(name, undefined)
