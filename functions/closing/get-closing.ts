import { addMonths, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import { waitingForPerson } from '../jobs/job-stopped.ts'
import { accountOf, fundNames } from '../ledger/chart.ts'
import { personOf } from '../members/person-of.ts'
import { booksBegin } from './books-begin.ts'
import { checklistOf } from './checklist/checklist.ts'
import { nameOfCheck } from './checklist/names.ts'
import { closingsOfMonth } from './items.ts'
import { lastClosed } from './last-closed.ts'
import { monthOf } from './list-closings.ts'
import { type Closing, isUnderWay } from './model.ts'
import type { ClosingBalance, ClosingOfMonth, ClosingVersion } from './shapes.ts'
import type { Snapshot } from './snapshot-model.ts'
import { subjectOf } from './subject.ts'

/** A month with its checklist, the balances that the second person approves beside the movement of the month before, and every closing that it had. */
export async function getClosing(ctx: Ctx, period: Period, lang: keyof Say): Promise<ClosingOfMonth> {
  const [closings, person, earlier] = await Promise.all([closingsOfMonth(ctx, period), personOf(ctx), lastClosed(ctx, period)])
  const newest = closings.at(-1)
  if (!newest) await assertInBooks(ctx, period)
  const now = periodOfDate(today(ctx.clock))
  const month = monthOf(period, newest, now)
  const canStart = period < now && (!newest || newest.state === 'declined' || newest.state === 'reopened')
  const checks = newest && !canStart ? newest.checks : await checklistOf(ctx, period)
  const reopening = newest?.reopening
  const problem = newest?.state === 'summing' ? await waitingForPerson(ctx, 'closing', subjectOf(newest)) : null
  const beforeOf = earlier?.period === addMonths(period, -1) ? earlier.snapshot : undefined
  return {
    ...month,
    checks: checks.map((check) => ({ ...check, name: nameOfCheck(check.id)[lang] })),
    balances: newest?.snapshot ? balancesOf(newest.snapshot, beforeOf, lang) : [],
    versions: closings.map(versionOf).toReversed(),
    reopening: reopening ? { by: reopening.by, at: reopening.at, reason: reopening.reason, own: reopening.who === person } : null,
    problem: problem ? problem.say[lang] : null,
    may: {
      start: canStart && !checks.some(({ state }) => state === 'blocked'),
      approve: newest?.state === 'waiting' && newest.steps[0]!.who !== person,
      decline: newest !== undefined && isUnderWay(newest),
      reopen: newest?.state === 'closed' && reopening?.who !== person,
    },
  }
}

/** A month before the books began, or of books that have not begun, is not there. */
async function assertInBooks(ctx: Ctx, period: Period): Promise<void> {
  const begin = await booksBegin(ctx)
  if (!begin || period < begin || period > periodOfDate(today(ctx.clock))) throw unknown(`no books in ${period}`)
}

function balancesOf({ balances }: Snapshot, before: Snapshot | undefined, lang: keyof Say): ClosingBalance[] {
  const moved = new Map((before?.balances ?? []).map(([account, fund, , debit, credit]) => [`${account} ${fund}`, { debit, credit }]))
  return balances.map(([account, fund, openingFen, debitFen, creditFen]) => ({
    account,
    name: accountOf(account)!.name[lang],
    fund,
    fundName: fundNames[fund][lang],
    openingFen,
    debitFen,
    creditFen,
    closingFen: openingFen + debitFen - creditFen,
    beforeDebitFen: moved.get(`${account} ${fund}`)?.debit ?? 0,
    beforeCreditFen: moved.get(`${account} ${fund}`)?.credit ?? 0,
  }))
}

function versionOf({ version, state, steps, snapshot, yearEnd }: Closing): ClosingVersion {
  return {
    version,
    state,
    steps: steps.map(({ what, at, by, note }) => ({ what, at, by, note: note ?? null })),
    vouchers: snapshot?.vouchers ?? null,
    lastNumber: snapshot?.lastNumber ?? null,
    hash: snapshot?.hash ?? null,
    previous: snapshot?.previous ?? null,
    replaces: snapshot?.replaces ?? null,
    digest: snapshot?.digest ?? null,
    yearEnd: yearEnd ?? null,
  }
}
