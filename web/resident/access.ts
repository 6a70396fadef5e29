import { api, clientWith } from '../shared/api/client.ts'

/** Whose rights a screen uses: a signed-in resident's, or those of the paper bill that was scanned. */
export type Access = 'resident' | 'paylink'

export type Client = typeof api

/** Screens behind a paper bill show that bill, whoever else is signed in on this phone. */
const payApi: Client = clientWith({ 'linli-session': 'pay' })

export const apiOf = (access: Access): Client => (access === 'paylink' ? payApi : api)

/** In addresses of files, where no header can be sent. */
export const asQuery = (access: Access): { as?: string } => (access === 'paylink' ? { as: 'pay' } : {})
