import { badRequest, noSuch } from './api-error.ts'
import type { StoredEvent } from './events.ts'
import { post, type Send, signatureOf } from './post.ts'
import { forgeryKinds } from './outcomes.ts'
import type { Forgery } from './switches.ts'
import { type Endpoint, listening } from './webhook-endpoints.ts'
import { platformAccount, type World } from './world.ts'

/** A forged message and what the endpoint said to it. */
export type Forged = { readonly id: string; readonly object: '_forged'; readonly kind: Forgery['kind']; readonly event: string; readonly endpoint: string; readonly at: number; readonly status: number }

/** To every endpoint that would hear of the event; without an id, of the last one. */
export async function forgeEvent(world: World, send: Send, forgery: Forgery, id?: string): Promise<Forged[]> {
  if (!forgeryKinds.includes(forgery.kind)) throw badRequest(`Unknown kind of forgery: ${String(forgery.kind)}`)
  const found = world.store.all<StoredEvent>('event', undefined, (one) => id === undefined || one.id === id).at(-1)
  if (!found) throw noSuch('event', id ?? 'the last')
  const forged: Forged[] = []
  for (const endpoint of listening(world, found.account, found.kept.type)) forged.push(await forge(world, send, { endpoint, event: found.kept, forgery }))
  return forged
}

const hour = 3600

/** Sends a message that the endpoint must not believe, or must not believe whole; answers its status. */
export async function forge(world: World, send: Send, { endpoint, event, forgery }: { readonly endpoint: Endpoint; readonly event: StoredEvent; readonly forgery: Forgery }): Promise<Forged> {
  const { body, signature } = messageOf(world, endpoint, event, forgery)
  const status = await post(send, endpoint.url, body, signature)
  return world.store.put<Forged>(platformAccount, { id: world.newId('_fg'), object: '_forged', kind: forgery.kind, event: event.id, endpoint: endpoint.id, at: world.now(), status })
}

function messageOf(world: World, { signing }: Endpoint, event: StoredEvent, { kind, account = 'acct_of_a_stranger', metadata = { tenant: 'aaaaaaaaaaaa' } }: Forgery): { body: string; signature: string | undefined } {
  const text = (value: object): string => JSON.stringify(value, null, 2)
  const genuine = text(event)
  const now = world.now()
  const signed = (value: object) => ({ body: text(value), signature: signatureOf(signing, text(value), now) })
  switch (kind) {
    case 'wrong-secret':
      return { body: genuine, signature: signatureOf(world.newId('whsec', 32), genuine, now) }
    case 'old':
      return { body: genuine, signature: signatureOf(signing, genuine, now - hour) }
    case 'altered':
      return { body: text({ ...event, data: { object: withAmount(event.data.object) } }), signature: signatureOf(signing, genuine, now) }
    case 'unsigned':
      return { body: genuine, signature: undefined }
    case 'other-account':
      return signed({ ...event, id: world.newId('evt'), account })
    case 'metadata':
      return signed({ ...event, id: world.newId('evt'), data: { object: { ...event.data.object, metadata } } })
    default:
      throw new Error(`Unknown forgery: ${kind satisfies never as string}`)
  }
}

/** More money than there was. */
const withAmount = (subject: object): object => Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, name.startsWith('amount') && typeof value === 'number' ? value + 100_000 : value]))
