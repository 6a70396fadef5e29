import { keys } from '../storage/keys.ts'
import type { Store } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import type { AuditRow } from './model.ts'

const room = (store: Store): string => keys.audit(store.tenant, 1).pk

/** `if absent` gives every number to one row only: whoever comes second reads the chain again. */
export const putRow = (store: Store, row: AuditRow): Write => ({ put: { ...keys.audit(store.tenant, row.number), ...row }, if: 'absent' })

export async function lastRow(store: Store): Promise<AuditRow | undefined> {
  const { items } = await store.query<AuditRow>({ pk: room(store), reverse: true, limit: 1, consistent: true })
  return items[0]
}

export const firstRow = (store: Store): Promise<AuditRow | undefined> => store.get<AuditRow>(keys.audit(store.tenant, 1))

/** The newest below a number, or of all. */
export const rowsBelow = async (store: Store, limit: number, below: number | undefined): Promise<AuditRow[]> =>
  below !== undefined && below <= 1 ? [] : (await store.query<AuditRow>({ pk: room(store), reverse: true, limit, ...(below === undefined ? {} : { from: keys.audit(store.tenant, 1).sk, to: keys.audit(store.tenant, below - 1).sk }) })).items

/** The chain from its first row on. */
export const rowsInOrder = (store: Store): AsyncGenerator<AuditRow> => store.all<AuditRow>({ pk: room(store), consistent: true }, { bound: rowsMax })

/** More audited changes than an organization makes in a century. */
const rowsMax = 10_000_000
