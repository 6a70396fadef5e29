import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { readonly payload: AdapterPayload; readonly until: number }

const keptMax = 2000

/** What a sign-in under way needs, for as long as the process lives: every sign-in asks anew, so nothing is worth keeping longer. */
export function memoryAdapters(now: () => number): (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  const live = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    return found && found.until > now() ? found.payload : undefined
  }
  const findBy = (model: string, match: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of kept.keys()) {
      const payload = key.startsWith(`${model}:`) ? live(key) : undefined
      if (payload && match(payload)) return payload
    }
    return undefined
  }
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      const oldest = kept.size >= keptMax ? kept.keys().next().value : undefined
      if (oldest) kept.delete(oldest)
      kept.set(`${model}:${id}`, { payload, until: expiresIn ? now() + expiresIn * 1000 : Infinity })
    },
    find: async (id) => live(`${model}:${id}`),
    findByUid: async (uid) => findBy(model, (payload) => payload.uid === uid),
    findByUserCode: async (code) => findBy(model, (payload) => payload.userCode === code),
    consume: async (id) => {
      const found = kept.get(`${model}:${id}`)
      if (found) kept.set(`${model}:${id}`, { ...found, payload: { ...found.payload, consumed: Math.floor(now() / 1000) } })
    },
    destroy: async (id) => void kept.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
