import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { assert } from '../faults.ts'
import type { SealKeys } from '../seals.ts'

/** Where a sealed text belongs; it opens nowhere else. */
export type SealPlace = { readonly tenant: string; readonly person: string; readonly field: string }

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM as `<key id>.<iv>.<cipher text and tag>`; the place is authenticated with it. `iv`: 12 bytes that never come again. */
export function sealText(keys: SealKeys, place: SealPlace, iv: Uint8Array, text: string): string {
  assert(iv.length === ivBytes, 'an iv of 12 bytes')
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys, keys.current, place.tenant, 'seal'), iv)
  cipher.setAAD(bound(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [keys.current, Buffer.from(iv).toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Throws a plain error, which says nothing of the content, for a text of another place, a changed one, or a key that is gone. */
export function openText(keys: SealKeys, place: SealPlace, sealed: string): string {
  const [id = '', iv = '', body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, id, place.tenant, 'seal'), Buffer.from(iv, 'base64url'))
  decipher.setAAD(bound(place))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
}

/** Recognizes the same text again without telling it, under every key there is, the current one first: nobody can try out all id numbers without the secret. */
export const printsOfText = (keys: SealKeys, tenant: string, text: string): string[] =>
  [keys.current, ...Object.keys(keys.secrets).filter((id) => id !== keys.current)].map((id) => `${id}.${createHmac('sha256', keyOf(keys, id, tenant, 'print')).update(text).digest('base64url').slice(0, 32)}`)

/** One key a tenant and purpose, so that no tenant's texts open with another's. */
function keyOf({ secrets }: SealKeys, id: string, tenant: string, purpose: 'seal' | 'print'): Buffer {
  const secret = secrets[id]
  assert(secret, `the secret ${id} for sealing is gone`)
  return Buffer.from(hkdfSync('sha256', secret, tenant, `linli/people/${purpose}`, 32))
}

const bound = ({ tenant, person, field }: SealPlace): Buffer => Buffer.from(JSON.stringify([tenant, person, field]))
