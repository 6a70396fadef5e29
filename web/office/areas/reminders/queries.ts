import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReminderKind } from '../../../../functions/reminders/model.ts'
import { api, ask } from '../../../shared/api/client.ts'

export type Chosen = { readonly community: string; readonly building?: string; readonly kind: ReminderKind }

const pageSize = 50

const preview = (chosen: Chosen, after: string | undefined) => ask(api.reminders.preview.$post({ json: { ...chosen, limit: pageSize, ...(after ? { after } : {}) } }))

/** As the client reads it. */
export type Preview = Awaited<ReturnType<typeof preview>>

export const previewQuery = (chosen: Chosen, after?: string) => queryOptions({ queryKey: ['reminder-preview', chosen, after ?? ''], placeholderData: keepPreviousData, queryFn: () => preview(chosen, after) })

export const runsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['reminders', query], placeholderData: keepPreviousData, queryFn: () => ask(api.reminders.$get({ query })) })

const whileSendingMs = 3000

export const reminderQuery = (reminder: string, page: { readonly after?: string }) =>
  queryOptions({
    queryKey: ['reminder', reminder, page],
    placeholderData: keepPreviousData,
    queryFn: () => ask(api.reminders[':reminder'].$get({ param: { reminder }, query: page })),
    refetchInterval: (query) => (query.state.data?.state === 'sending' || query.state.data?.state === 'waiting' ? whileSendingMs : false),
  })

export const householdQuery = (unit: string) => queryOptions({ queryKey: ['household-reminders', unit], queryFn: () => ask(api.reminders.households[':unit'].$get({ param: { unit } })) })
