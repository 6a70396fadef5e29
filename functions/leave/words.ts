import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, invalid, limit, refused } from '../faults.ts'
import { kindWords } from './kind-words.ts'
import type { Days } from './leave-rules.ts'
import type { LeaveKind } from './model.ts'
import { spanText } from './span-text.ts'

export const otherLeave = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一次请假，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another leave. Nothing was saved. Reload the page and fill it in anew.' })
export const daysTurned = (): Fault => invalid('days-turned', { zh: '请假的结束时间不晚于开始时间，没有提交。请改日期或上下午。', en: 'The leave ends before it begins. Nothing was sent. Correct the days.' })
export const tooLong = (days: number): Fault => invalid('leave-too-long', { zh: `一次请假最多 ${days} 天，没有提交。请改日期。`, en: `One leave has at most ${days} days. Nothing was sent. Correct the days.` })
export const tooLongAgo = (first: BusinessDate): Fault => refused('leave-too-long-ago', { zh: `${first} 以前的请假请直接找排班员补记考勤，没有提交。`, en: `For days before ${first} ask the roster clerk to correct the attendance. Nothing was sent.` })
export const tooFarAhead = (): Fault => invalid('leave-too-far', { zh: '请假日期在一年以后，没有提交。请检查年份。', en: 'The leave begins more than a year ahead. Nothing was sent. Check the year.' })
export const leaveOverlaps = (kind: LeaveKind, days: Days): Fault =>
  refused('leave-overlaps', { zh: `${spanText(days).zh} 已有一次${kindWords[kind].zh}，没有提交。请改日期，或先撤回那一次。`, en: `There is ${kindWords[kind].en} ${spanText(days).en} already. Nothing was sent. Change the days, or withdraw that one first.` })
export const kindClosed = (kind: LeaveKind): Fault => refused('leave-kind-closed', { zh: `本社的制度里没有“${kindWords[kind].zh}”，没有提交。请选其他种类，或问排班员。`, en: `The organization does not have ${kindWords[kind].en}. Nothing was sent. Choose another kind, or ask the roster clerk.` })
export const leavesFull = (): Fault => limit('too-many-leaves', { zh: '您的请假记录太多，没有提交。请联系排班员。', en: 'There are too many leaves on record. Nothing was sent. Ask the roster clerk.' })
export const leaveDecided = (): Fault => conflict('leave-decided', { zh: '这次请假已经处理过，没有再改。请刷新后查看。', en: 'This leave was decided already. Nothing was changed. Reload to see it.' })
export const ownLeave = (): Fault => refused('own-request', { zh: '不能批自己的请假。请让另一位排班员或负责人处理。', en: 'Nobody decides on their own leave. Ask another roster clerk or the head.' })
export const leaveBegun = (): Fault => refused('leave-begun', { zh: '已批准的请假已经开始，不能撤回。请联系排班员。', en: 'This leave was approved and has begun, so it cannot be withdrawn. Ask the roster clerk.' })
export const notApproved = (): Fault => refused('leave-not-approved', { zh: '只有已批准的请假才能提前结束或取消，没有更改。请刷新后查看。', en: 'Only an approved leave can be ended or taken back. Nothing was changed. Reload to see it.' })
export const endsNoEarlier = (days: Days): Fault =>
  invalid('ends-no-earlier', { zh: `批准的是 ${spanText(days).zh}，新的结束时间要在其中，没有更改。请改日期。`, en: `It was approved ${spanText(days).en}; the new end must lie within. Nothing was changed. Correct the day.` }, { details: [{ where: 'to', say: { zh: '请选批准的日期以内、比原来早的一天', en: 'Choose a day within it, before its end' } }] })
export const settingsBackwards = (from: BusinessDate): Fault => invalid('settings-backwards', { zh: `请假制度要按日期先后登记，最近一版从 ${from} 起，没有保存。请把生效日改到这天或以后。`, en: `Rules are entered in the order of their days; the last begin on ${from}. Nothing was saved. Use that day or a later one.` })
export const datesPast = (): Fault => invalid('dates-past', { zh: '不能上班的日期已经过去，没有保存。请只留今天以后的日期。', en: 'A day on which you cannot work is over. Nothing was saved. Keep only days to come.' })
export const busy = (): Fault => conflict('busy', { zh: '同时有多人在操作，本次没有保存。请再试一次。', en: 'Several people are doing this at the same moment. Nothing was saved. Please try again.' })
