import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import type { ExpenseRecord, Step } from './items.ts'
import type { ExpenseStep } from './model.ts'

/** What just happened, and by whom. */
export const stepOf = async (ctx: Ctx, what: ExpenseStep, note?: string): Promise<Step> => ({ what, at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, ...(note ? { note } : {}) })

/** The expense with one more thing that happened to it. */
export const stepped = async (ctx: Ctx, expense: ExpenseRecord, what: ExpenseStep, note?: string): Promise<ExpenseRecord> => ({ ...expense, steps: [...expense.steps, await stepOf(ctx, what, note)] })

export const askerOf = ({ steps }: Pick<ExpenseRecord, 'steps'>): string => steps[0]!.who
