import { ApiError } from './api-error.ts'
import { sha256, type World } from './world.ts'

type Remembered = { readonly id: string; readonly object: '_idempotency'; readonly fingerprint: string; readonly at: number; readonly status: number; readonly body: object }

/** Stripe may forget a key after a day. */
const secondsMax = 24 * 3600

type Asked = { readonly account: string; readonly key: string | null; readonly fingerprint: string }

/**
 * Runs a request once for its idempotency key: the same again is answered from memory, another request under the same
 * key is an error. A request that was refused for its parameters was never begun, and its key stays free; one that was
 * begun and refused (`ApiError.begun`) is remembered with its refusal.
 */
export function replayOrRun(world: World, { account, key, fingerprint }: Asked, run: () => object): { body: object; status: number; replayed: boolean } {
  if (key === null) return { body: run(), status: 200, replayed: false }
  if (key.length > 255) throw new ApiError(400, { type: 'idempotency_error', message: 'Idempotency-Key is too long: at most 255 characters.' })
  const id = `idempotency ${key}`
  const known = world.store.get<Remembered>(account, id)
  if (known && known.at > world.now() - secondsMax) {
    if (known.fingerprint !== sha256(fingerprint)) {
      const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
      throw new ApiError(400, { type: 'idempotency_error', message })
    }
    return { body: known.body, status: known.status, replayed: true }
  }
  const { body, status } = begun(run)
  world.store.put<Remembered>(account, { id, object: '_idempotency', fingerprint: sha256(fingerprint), at: world.now(), status, body })
  return { body, status, replayed: false }
}

function begun(run: () => object): { body: object; status: number } {
  try {
    return { body: run(), status: 200 }
  } catch (error) {
    if (!(error instanceof ApiError) || !error.begun) throw error
    return { body: { error: error.error }, status: error.status }
  }
}
