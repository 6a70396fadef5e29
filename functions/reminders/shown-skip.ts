import type { Ctx } from '../context.ts'
import { seesHardship } from '../estates/show-unit.ts'
import type { SkipReason } from './model.ts'

/** The reason as the caller's role may know it: hardship on the register is for head and finance; to others reminders are stopped. */
export const shownSkip = (ctx: Ctx, skip: SkipReason): SkipReason => (skip === 'hardship' && !seesHardship(ctx) ? 'stopped' : skip)
