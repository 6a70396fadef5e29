import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

const fetchFront = (machine: string) => ask(api['machine-sessions'].machines[':machine'].front.$get({ param: { machine } }))
export type Front = Awaited<ReturnType<typeof fetchFront>>
export const frontQuery = (machine: string) => queryOptions({ queryKey: ['machine', machine], queryFn: () => fetchFront(machine), refetchOnMount: 'always' as const })

const fetchSession = (session: string, key: string) => ask(api['machine-sessions'][':machineSession'].$get({ param: { machineSession: session }, query: { key } }))
export type Session = Awaited<ReturnType<typeof fetchSession>>
export const sessionQuery = (session: string, key: string) => queryOptions({ queryKey: ['machine-session', session], queryFn: () => fetchSession(session, key), refetchOnMount: 'always' as const })

/** `<machine>-<turn>` */
export const machineOf = (session: string): string => session.slice(0, 25)
export const sessionPath = (session: string, key: string): string => `/machine-session/${session}?key=${key}`
