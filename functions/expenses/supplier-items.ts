import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { SupplierId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { CreateSupplier } from './supplier-model.ts'

export type SupplierRecord = CreateSupplier & { readonly version: number; readonly sent: string }

/** Every list reads all of them. */
export const suppliersMax = 2000

export const findSupplier = ({ store }: Pick<Ctx, 'store'>, supplier: SupplierId): Promise<SupplierRecord | undefined> => store.get<SupplierRecord>(keys.supplier(store.tenant, supplier), { consistent: true })

/** Throws `unknown`. */
export async function readSupplier(ctx: Pick<Ctx, 'store'>, supplier: SupplierId): Promise<SupplierRecord> {
  const found = await findSupplier(ctx, supplier)
  if (!found) throw unknown(`supplier ${supplier}`)
  return found
}

export async function allSuppliers({ store }: Pick<Ctx, 'store'>): Promise<SupplierRecord[]> {
  const found: SupplierRecord[] = []
  for await (const item of store.all<SupplierRecord & Key>({ pk: keys.root(store.tenant), begins: 'SUPPLIER#', consistent: true }, { bound: suppliersMax })) found.push(item)
  return found
}

/** The first version only where there is none, any later one only over the version before. */
export const putSupplier = ({ tenant }: Pick<Ctx, 'tenant'>, supplier: SupplierRecord): Write => ({
  put: { ...supplier, ...keys.supplier(tenant, supplier.id) },
  if: supplier.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': supplier.version - 1 } },
})
