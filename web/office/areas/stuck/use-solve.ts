import { useQueryClient } from '@tanstack/react-query'
import type { Stuck } from '../../../../functions/stuck/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { afterRefund } from '../refunds/queries.ts'
import type { Solution } from './solutions.ts'

/** Does what helps and asks anew for everything that it may have changed. Answers whether the thing is stuck no more; throws what went wrong. */
export function useSolve(): (thing: Pick<Stuck, 'id'>, action: Solution, reason?: string) => Promise<boolean> {
  const client = useQueryClient()
  return async ({ id }, action, reason) => {
    const { left } = await ask(api.stuck[':stuck'].resolution.$post({ param: { stuck: id }, json: { action, ...(reason ? { reason } : {}) } }))
    await Promise.all([afterRefund(client), ...mended.map((key) => client.invalidateQueries({ queryKey: [key] }))])
    return left === null
  }
}

/** Where what is solved here shows besides money. */
const mended = ['runs', 'run', 'imports', 'import', 'reminders', 'reminder']
