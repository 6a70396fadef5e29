import { type ClientResponse, hc, parseResponse } from 'hono/client'
import type { StatusCode } from 'hono/utils/http-status'
import type { Api } from '../../../functions/http/api.ts'
import { spokenLanguage } from '../i18n/spoken.ts'
import { asApiError } from './api-error.ts'

/** The typed client, from /v1 on: `api.units.$get({ query: { limit: '50' } })`. Types only; no server code comes along. */
export const api = clientWith({})

/** A client that sends more headers with each request. */
export function clientWith(headers: Readonly<Record<string, string>>) {
  return hc<Api>('/', { headers: () => ({ 'accept-language': spokenLanguage(), ...headers }) }).v1
}

/**
 * Waits for the answer and returns its parsed body; every failure is thrown as an ApiError.
 *
 * @example const units = await ask(api.units.$get({ query: {} }))
 */
export async function ask<T extends ClientResponse<unknown, StatusCode, string>>(call: Promise<T>): ReturnType<typeof parseResponse<T>> {
  try {
    return await parseResponse(call)
  } catch (thrown) {
    throw asApiError(thrown)
  }
}

/** The address of a file to open or download (PDF, CSV, XLSX), in the language of the screen. Empty values are left out. */
export function fileUrl(path: `/v1/${string}`, query: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams({ lang: spokenLanguage() })
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return `${path}?${search}`
}
