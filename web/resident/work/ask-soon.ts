import type { ClientResponse } from 'hono/client'
import type { StatusCode } from 'hono/utils/http-status'
import { ApiError } from '../../shared/api/api-error.ts'
import { ask } from '../../shared/api/client.ts'
import { noteServerDate } from './clock.ts'

/** A weak network answers late or never; the phone then goes on with what it knows. */
const answerMsMax = 12_000

type Call<T> = (options: { readonly init: RequestInit }) => Promise<T>

/** Asks with a limit of time, and hears the server's clock in passing. Throws ApiError. */
export async function askSoon<T extends ClientResponse<unknown, StatusCode, string>>(call: Call<T>, msMax = answerMsMax) {
  const aborter = new AbortController()
  const timer = setTimeout(() => aborter.abort(), msMax)
  try {
    return await ask(
      call({ init: { signal: aborter.signal } }).then((response) => {
        noteServerDate(response.headers.get('date'))
        return response
      }),
    )
  } catch (error) {
    throw aborter.signal.aborted ? new ApiError({ kind: 'offline', code: 'offline', say: '' }) : error
  } finally {
    clearTimeout(timer)
  }
}
