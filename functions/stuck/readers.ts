import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { stuckCheckouts } from './checkouts.ts'
import { stuckJobs } from './jobs.ts'
import type { StuckKind } from './model.ts'
import type { Reader } from './thing.ts'

export function readerOf(ctx: Ctx, kind: StuckKind): Reader {
  switch (kind) {
    case 'checkout':
      return stuckCheckouts(ctx)
    case 'billing':
    case 'import':
      return stuckJobs(ctx, kind)
    case 'refund':
    case 'dispute':
    case 'reminders':
      throw unknown(`nothing of ${kind}`)
    default:
      return kind satisfies never
  }
}
