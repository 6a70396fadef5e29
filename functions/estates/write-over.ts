import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'

/** `before` with the fields that were sent, one version on. Throws a conflict unless the screen showed this very version. */
export function changed<T extends { readonly version: number }>(before: T, version: number, change: object): T {
  if (before.version !== version) throw changedMeanwhile()
  const sent = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...before, ...sent, version: version + 1 }
}

/** All or nothing, under the versions that the writes name. */
export async function writeOver(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  try {
    await (writes.length === 1 ? ctx.store.write(writes[0]!) : ctx.store.transact(writes))
  } catch (error) {
    throw error instanceof ConditionFailed ? changedMeanwhile() : error
  }
}

export const changedMeanwhile = () =>
  conflict('changed-meanwhile', { zh: '这条记录刚被他人修改，您的修改没有保存。请刷新后重新修改。', en: 'Someone else has just changed this record. Your change was not saved. Reload it and change it again.' })
