import { assert, upstream } from './faults.ts'

/** The platform's secrets for what is kept sealed, by key id; new things are sealed with the current one, old ones stay readable while theirs is here. */
export type SealKeys = { readonly current: string; readonly secrets: Readonly<Record<string, string>> }

/** Asked for when something is sealed or opened, so that a function which never does so never holds a secret. */
export type SealPort = { readonly keys: () => Promise<SealKeys> }

const secretLengthMin = 32

/** `{"current":"k1","k1":"…"}`, as Secrets Manager and the local file hold it. */
export function readSealKeys(json: string): SealKeys {
  const { current, ...secrets } = JSON.parse(json) as Record<string, string>
  assert(current !== undefined && Object.entries(secrets).every(([id, secret]) => /^[a-z0-9]{1,8}$/.test(id) && secret.length >= secretLengthMin), 'the secrets for sealing are not as they should be')
  assert(secrets[current], 'the current secret for sealing is not there')
  return { current, secrets }
}

/** For functions that may not open anything: what lands here says so. */
export const noSeals: SealPort = {
  keys: () => {
    throw upstream('no-seals', { zh: '加密资料现在打不开，没有改动。请稍后再试；一直如此，请联系平台。', en: 'Sealed data cannot be opened just now. Nothing was changed. Try again later; if it stays so, tell the platform.' }, { note: 'this function has no secrets for sealing' })
  },
}
