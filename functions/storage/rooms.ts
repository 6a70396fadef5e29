import type { TenantId } from '../ids.ts'

/** Where an item lives. Every `pk` begins `T#<tenant>`; the store checks it again on write and on read. */
export type Key = { readonly pk: string; readonly sk: string }
/** The attributes of the one index: an item is in it only while it carries both. */
export type IndexKey = { readonly gpk: string; readonly gsk: string }

/** The partition of a tenant's small lists, and one of its rooms: for the files of keys beside this one, and for nobody else. */
export const root = (tenant: TenantId): string => `T#${tenant}`
export const at = (tenant: TenantId, room: string): string => `T#${tenant}#${room}`
