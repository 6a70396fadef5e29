import { newId } from '../../shared/new-id.ts'
import type { Act, Numbers } from './act-model.ts'
import { addTo, decideIn, type Facts, forgetIn, type Keep, type Kept } from './keep.ts'

const acts = 'acts'
const facts = 'facts'

/** The phone's own database; one a tenant, since every tenant has its own host. Rejects where the browser keeps nothing. */
export async function openKeep(): Promise<Keep> {
  const db = await open()
  /** Reads, changes and writes acts and numbers in one transaction, which other tabs wait for. */
  const turn = async <T>(change: (kept: Kept) => Kept & T): Promise<T> => {
    const work = db.transaction([acts, facts], 'readwrite')
    const [all, numbers] = await Promise.all([asked<Act[]>(work.objectStore(acts).getAll()), asked<Numbers | undefined>(work.objectStore(facts).get('numbers'))])
    const before: Kept = { acts: all, numbers: numbers ?? { device: newDevice(), next: 1 } }
    const after = change(before)
    const stays = new Set(after.acts.map(({ number }) => number))
    for (const act of all) if (!stays.has(act.number)) work.objectStore(acts).delete(act.number)
    for (const act of after.acts) if (all.indexOf(act) < 0) work.objectStore(acts).put(act)
    if (after.numbers !== numbers) work.objectStore(facts).put(after.numbers, 'numbers')
    await finished(work)
    return after
  }
  return {
    acts: () => asked<Act[]>(db.transaction(acts).objectStore(acts).getAll()),
    add: async (wishes) => (await turn((kept) => addTo(kept, wishes))).added,
    change: async (number, change) => void (await turn((kept) => ({ ...kept, acts: kept.acts.map((act) => (act.number === number ? change(act) : act)) }))),
    decide: async (number, decision) => void (await turn((kept) => decideIn(kept, number, decision, newDevice))),
    forget: async (now) => void (await turn((kept) => ({ ...kept, acts: forgetIn(kept.acts, now) }))),
    facts: async () => {
      const store = db.transaction(facts).objectStore(facts)
      const [names, values] = await Promise.all([asked(store.getAllKeys()), asked<unknown[]>(store.getAll())])
      return Object.fromEntries(names.map((name, at) => [String(name), values[at]])) as Partial<Facts>
    },
    note: async (noted) => {
      const work = db.transaction(facts, 'readwrite')
      for (const [name, value] of Object.entries(noted)) {
        if (value === undefined) work.objectStore(facts).delete(name)
        else work.objectStore(facts).put(value, name)
      }
      await finished(work)
    },
  }
}

const newDevice = (): string => `phone-${newId()}`

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('linli-work', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(acts, { keyPath: 'number' })
      request.result.createObjectStore(facts)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not read'))
  })

/** On the disk only now: before this a crash loses it, after this nothing does. */
const finished = (work: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    work.oncomplete = () => resolve()
    work.onabort = work.onerror = () => reject(work.error ?? new Error('not written'))
  })
