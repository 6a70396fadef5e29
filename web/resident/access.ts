import { ApiError } from '../shared/api/api-error.ts'
import { api, clientWith } from '../shared/api/client.ts'

/** Whose rights a screen uses: a signed-in resident's, or those of the paper bill that was scanned. */
export type Access = 'resident' | 'paylink'

type Client = typeof api

/** Screens behind a paper bill show that bill, whoever else is signed in on this phone. */
const payApi: Client = clientWith({ 'linli-session': 'pay' })

export const apiOf = (access: Access): Client => (access === 'paylink' ? payApi : api)

/** In addresses of files, where no header can be sent. */
export const asQuery = (access: Access): { as?: string } => (access === 'paylink' ? { as: 'pay' } : {})

const closed: readonly string[] = ['unknown', 'forbidden', 'unauthenticated']

/**
 * For pages that are reached from outside (the provider's page, a bookmark) and may belong to either: asks as
 * the signed-in resident, then as the scanned bill. Answers with the access that worked.
 */
export async function askEither<T>(call: (client: Client) => Promise<T>): Promise<T & { access: Access }> {
  try {
    return { ...(await call(api)), access: 'resident' }
  } catch (error) {
    if (!(error instanceof ApiError) || !closed.includes(error.kind)) throw error
    try {
      return { ...(await call(payApi)), access: 'paylink' }
    } catch {
      throw error
    }
  }
}
