import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import type { Step } from './items.ts'
import type { CertificateStep } from './model.ts'

/** What just happened, and by whom. */
export const stepOf = async (ctx: Ctx, what: CertificateStep, note?: string): Promise<Step> => ({ what, at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, ...(note ? { note } : {}) })
