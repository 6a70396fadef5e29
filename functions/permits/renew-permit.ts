import { addDays, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { refused } from '../faults.ts'
import type { PermitId } from '../ids.ts'
import { admitUnit } from '../payments/access.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { held } from '../storage/cancelled.ts'
import { billTerm } from './grant-permit.ts'
import { nextFrom, permitOf, putPermit, renewWrite } from './items.ts'
import { expiringDays, lastDayOf, type Permit, type RenewPermit } from './model.ts'
import { showPermit, standingOn } from './show-permit.ts'

/**
 * The next term, by whoever asks: a bill of its own, paid like any other. Only in the last days of the running term or in grace, and only a
 * permit that does not renew itself, so that nobody is billed by a run and by hand for one month. The same press again answers the permit as it is.
 */
export async function renewPermit(ctx: Ctx, id: PermitId, input: RenewPermit): Promise<Permit> {
  const permit = await permitOf(ctx, id)
  admitUnit(ctx, permit.unit)
  const area = await readAreaRules(ctx, permit.area)
  if (permit.terms.length > 1 && permit.terms.at(-1)!.from === addDays(input.to, 1)) return showPermit(ctx, permit, area)
  const day = today(ctx.clock)
  const standing = standingOn(permit, area.graceDays, day)
  if (standing === 'ended' || standing === 'waiting' || standing === 'lapsed') throw notRunning()
  if (permit.renewal === 'auto') throw renewsItself()
  if (permit.renewal === 'none') throw endsWithTerm(permit.to!)
  if (permit.to !== input.to) throw changedMeanwhile()
  if (standing === 'valid') throw tooEarly(addDays(permit.to, 1 - expiringDays))
  const from = nextFrom(permit.to, periodOfDate(addDays(permit.to, 1)))
  const term = input.term ?? permit.term
  const to = lastDayOf(from, term)
  const done = await held(billTerm(ctx, area, { permit: id, unit: permit.unit, nth: permit.nth ?? 1, from, term, was: permit.to }, (bill, amountFen) => [renewWrite(ctx, { permit: id, was: permit.to!, renewal: 'person', term: { from, to, amountFen, bill } })]))
  const after = await permitOf(ctx, id)
  if (!done && after.to !== to) throw changedMeanwhile()
  return showPermit(ctx, after, area)
}

/**
 * With the month's bill, by whoever asks, or not at all: then the space is held until the last day that was billed, and given back without days
 * of grace. Nothing of this moves money, and each can be changed into the other while the term runs.
 */
export async function changePermit(ctx: Ctx, id: PermitId, { renewal }: Pick<Permit, 'renewal'>): Promise<Permit> {
  const permit = await permitOf(ctx, id)
  admitUnit(ctx, permit.unit)
  const area = await readAreaRules(ctx, permit.area)
  if (permit.state === 'ended') throw notRunning()
  if (permit.renewal === renewal) return showPermit(ctx, permit, area)
  if (renewal === 'none' && !(permit.to && today(ctx.clock) <= permit.to)) throw noTermRuns()
  if (permit.renewal === 'none' && standingOn(permit, area.graceDays, today(ctx.clock)) === 'lapsed') throw notRunning()
  const after = { ...permit, renewal, version: permit.version + 1 }
  if (!(await held(ctx.store.write(putPermit(ctx, after))))) throw changedMeanwhile()
  return showPermit(ctx, after, area)
}

const notRunning = () => refused('permit-not-running', { zh: '这张月卡已结束或还没有生效，没有办理，也没有出账。请重新申请。', en: 'This permit has ended or has not begun. Nothing was done and nothing was billed. Apply again.' })
const renewsItself = () => refused('renews-itself', { zh: '这张月卡随每月账单自动续期，不需要手工续期，没有重复出账。', en: "This permit renews itself with the month's bill. Nothing was billed twice." })
const tooEarly = (from: string) => refused('too-early', { zh: `${from} 起可以续期，没有出账。`, en: `It can be renewed from ${from} on. Nothing was billed.` })
const endsWithTerm = (to: string) => refused('not-renewed', { zh: `这张月卡已选定到 ${to} 为止、不再续期，没有出账。要继续用，请先改回“本人续期”。`, en: `This permit was set to end on ${to}. Nothing was billed. To go on, change it back to being renewed by the household first.` })
const noTermRuns = () => refused('no-term-runs', { zh: '这张月卡现在没有在用的期限，没有改动。不要车位了，请取消申请或现在就退。', en: 'No term of this permit runs now, so nothing was changed. To give it up, withdraw it or end it now.' })
