import type { Ctx } from '../context.ts'
import type { ExpenseId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import { type Approval, isHead, objectionTo } from './approval-rules.ts'
import { bookExpense } from './book-expense.ts'
import { changeExpense, type ExpenseRecord, readExpense } from './items.ts'
import type { Expense } from './model.ts'
import { whenApproved } from './postings.ts'
import { showExpense } from './show-expense.ts'
import { askerOf, stepped } from './step.ts'
import { changedMeanwhile, headNeeded, notNow, notYourOwn } from './words.ts'

const attemptsMax = 8

/**
 * Another person's word (S2). Up to the limit of its day one is enough; above it two different people approve, one of them a head. The last of them books
 * cost and debt with the expense's own change. Who has approved already is answered how it stands. Throws `unknown`, `refused`.
 */
export async function approveExpense(ctx: Ctx, id: ExpenseId): Promise<Expense> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readExpense(ctx, id)
    const by: Approval = { who: await personOf(ctx), head: isHead(ctx.actor.roles) }
    const { state, needed, given } = before
    if (state === 'approved' || state === 'paid') {
      if (given.some(({ who }) => who === by.who)) return showExpense(ctx, before)
      throw notNow(state)
    }
    if (state !== 'requested') throw notNow(state)
    if (given.some(({ who }) => who === by.who)) return showExpense(ctx, before)
    admit(before, by)
    const done = given.length + 1 >= needed
    const after: ExpenseRecord = { ...(await stepped(ctx, before, done ? 'approved' : 'seen')), given: [...given, by] }
    const stands = done ? await book(ctx, before, after) : (await held(ctx.store.transact(changeExpense(ctx, before, after)))) && { ...after, version: before.version + 1 }
    if (stands) return showExpense(ctx, stands)
  }
  throw changedMeanwhile()
}

function admit(before: ExpenseRecord, by: Approval): void {
  const objection = objectionTo({ asker: askerOf(before), needed: before.needed, given: before.given, by })
  switch (objection) {
    case undefined:
    // Has been answered by then: it counts once.
    case 'again':
      return
    case 'own':
      throw notYourOwn()
    case 'head':
      throw headNeeded()
    default:
      return objection satisfies never
  }
}

const book = (ctx: Ctx, before: ExpenseRecord, after: ExpenseRecord): Promise<ExpenseRecord | undefined> =>
  bookExpense(ctx, { before, after: { ...after, state: 'approved' }, kind: 'EXPENSE', valueDate: before.date, postings: whenApproved(before) })
