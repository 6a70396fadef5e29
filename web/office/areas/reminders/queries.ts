import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type DeliveryState, type ReminderKind, reminderKinds, type Way, ways } from './kinds.ts'
import { api, ask } from '../../../shared/api/client.ts'

export type Chosen = { readonly community: string; readonly building?: string; readonly kind: ReminderKind; readonly channel: Way }

/** What is looked at stands in the address; without a community nothing was chosen yet. */
export const chosenNames = ['community', 'building', 'kind', 'channel'] as const
export type ChosenTexts = { readonly [name in (typeof chosenNames)[number]]?: string }

export function chosenOf({ community, building, kind, channel }: ChosenTexts): Chosen | undefined {
  if (!community) return undefined
  return { community, ...(building ? { building } : {}), kind: reminderKinds.find((one) => one === kind) ?? 'due', channel: ways.find((one) => one === channel) ?? 'auto' }
}

const pageSize = 50

const preview = (chosen: Chosen, after: string | undefined) => ask(api.reminders.preview.$post({ json: { ...chosen, limit: pageSize, ...(after ? { after } : {}) } }))

/** As the client reads it. */
export type Preview = Awaited<ReturnType<typeof preview>>

export const previewQuery = (chosen: Chosen, after?: string) => queryOptions({ queryKey: ['reminder-preview', chosen, after ?? ''], placeholderData: keepPreviousData, queryFn: () => preview(chosen, after) })

export const runsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['reminders', query], placeholderData: keepPreviousData, queryFn: () => ask(api.reminders.$get({ query })) })

const whileSendingMs = 3000
const isGoing = (state: string | undefined): boolean => state === 'sending' || state === 'waiting'

export const reminderQuery = (reminder: string) =>
  queryOptions({ queryKey: ['reminder', reminder], queryFn: () => ask(api.reminders[':reminder'].$get({ param: { reminder } })), refetchInterval: (query) => (isGoing(query.state.data?.state) ? whileSendingMs : false) })

export const deliveriesQuery = (reminder: string, query: { readonly state?: DeliveryState; readonly after?: string }, going: boolean) =>
  queryOptions({ queryKey: ['reminder-deliveries', reminder, query, going], placeholderData: keepPreviousData, queryFn: () => ask(api.reminders[':reminder'].deliveries.$get({ param: { reminder }, query })), refetchInterval: going ? whileSendingMs : false })

export const householdQuery = (unit: string) => queryOptions({ queryKey: ['household-reminders', unit], queryFn: () => ask(api.reminders.households[':unit'].$get({ param: { unit } })) })

export const settingsQuery = queryOptions({ queryKey: ['reminder-settings'], queryFn: () => ask(api.reminders.settings.$get()) })
