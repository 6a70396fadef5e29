import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import type { PersonId, RosterId } from '../../functions/ids.ts'
import { dutiesOfAll } from '../../functions/rosters/duties.ts'
import { editRoster } from '../../functions/rosters/edit-roster.ts'
import { findRoster } from '../../functions/rosters/find-roster.ts'
import { publishRoster } from '../../functions/rosters/publish-roster.ts'
import { sweepPublishing } from '../../functions/rosters/sweep-publishing.ts'
import { EditRoster } from '../../functions/rosters/sheet-model.ts'
import { readUnfinished } from '../../functions/unfinished/work-list.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { asks, cell, day, early, newRoster, person, staffed } from './rosters-world.ts'

let stack: Stack
let tenant: TestTenant
let head: Ctx
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  await staffed(tenant, 2)
  // Nothing is asked of the night here.
  await asks(tenant)('/v1/posts/post00000001/demand', { version: 1, lines: [{ shift: early, days: [0, 1, 2, 3, 4], need: 1 }] }, 'PUT')
  head = tenant.ctx('head')
})
afterAll(() => stack?.stop())

/** The same context, that dies before or after its write number `nth`. */
const dying = (ctx: Ctx, nth: number, done: boolean): Ctx => {
  let count = 0
  const die = async (write: () => Promise<void>) => {
    count += 1
    if (count === nth && !done) throw new Error('connection reset')
    await write()
    if (count === nth) throw new Error('connection reset')
  }
  return { ...ctx, store: { ...ctx.store, transact: (writes) => die(() => ctx.store.transact(writes)), write: (write) => die(() => ctx.store.write(write)) } }
}

const people = [person(1), person(2)] as PersonId[]
const weekOf = (week: number) => [0, 1, 2, 3, 4].map((at) => day(week * 7 + at))

async function draft(week: number): Promise<RosterId> {
  const id = `rostercrash${week.toString(36)}` as RosterId
  await asks(tenant)('/v1/rosters', { ...newRoster(id), from: day(week * 7), to: day(week * 7 + 6) })
  await editRoster(head, id, EditRoster.parse({ changes: people.flatMap((who) => weekOf(week).map((date) => ({ person: who, date, was: null, cell: cell(early) }))) }))
  return id
}

const published = async (week: number) => [...(await dutiesOfAll(head, people, day(week * 7), day(week * 7 + 6))).values()].map((duties) => duties.map(({ date }) => date))

describe('publishing that dies', () => {
  it.each([[1, false], [1, true], [2, false], [2, true], [3, false], [3, true]])('at write %i (done: %s) is gone on with by asking again: every day once, and each worker told once', async (nth, done) => {
    const week = nth * 2 + (done ? 1 : 0)
    const id = await draft(week)
    const before = stack.sms.length
    await publishRoster(dying(head, nth, done), id).catch((error: Error) => expect(error.message).toBe('connection reset'))
    // Half way nobody is held to anything that is not published, or will be.
    expect(['draft', 'publishing', 'published']).toContain((await findRoster(head, id))?.state)
    expect((await publishRoster(head, id)).state).toBe('published')
    expect((await publishRoster(head, id)).state).toBe('published')
    await stack.settleJobs()
    expect(await published(week)).toEqual([weekOf(week), weekOf(week)])
    expect(stack.sms.slice(before).map(({ template }) => template)).toEqual(['roster-published', 'roster-published'])
  })

  it('and cannot be gone on with is listed as stuck, and leaves the list when it is done, or a draft again', async () => {
    const id = await draft(11)
    const stuck = async () => (await tenant.call('/v1/stuck?lang=zh', { as: 'finance' })).json.items as { id: string; document: string; about: string; action: string; say: string }[]
    await publishRoster(dying(head, 2, false), id).catch((error: Error) => expect(error.message).toBe('connection reset'))
    expect(await stuck()).toEqual([])
    stack.clock.forwardMs(16 * 60_000)
    await expect(sweepPublishing(dying(head, 2, false))).rejects.toThrow('connection reset')
    expect(await stuck()).toMatchObject([{ id: `publishing~${id}`, document: id, about: '十二月上半月', action: 'resume' }])
    const resume = (as: 'head' | 'finance' | 'auditor') => tenant.call(`/v1/stuck/publishing~${id}/resolution`, { as, body: { action: 'resume' } })
    expect((await resume('auditor')).status).toBe(403)
    expect((await resume('finance')).json).toEqual({ left: null })
    expect((await resume('head')).json).toEqual({ left: null })
    expect(await stuck()).toEqual([])
    expect(await published(11)).toEqual([weekOf(11), weekOf(11)])
    expect(await readUnfinished(head, 'publishing', id)).toBeUndefined()
    // What is refused is a draft again, and nobody's work.
    const other = await draft(13)
    await editRoster(head, other, EditRoster.parse({ changes: [5, 6].map((at) => ({ person: people[0], date: day(13 * 7 + at), was: null, cell: cell(early) })) }))
    await expect(publishRoster(head, other)).rejects.toMatchObject({ code: 'breaks-rules' })
    stack.clock.forwardMs(16 * 60_000)
    expect([(await findRoster(head, other))?.state, await stuck()]).toEqual(['draft', []])
    expect(await readUnfinished(head, 'publishing', other)).toBeUndefined()
  })

  it('is not overtaken by an edit: once it began, a cell is changed with a reason or not at all', async () => {
    const id = await draft(9)
    const change = (to: string) => EditRoster.parse({ changes: [{ person: people[0], date: day(63), was: cell(early), cell: to }] })
    const outcome = await Promise.allSettled([publishRoster(head, id), editRoster(head, id, change('off'))])
    expect((await publishRoster(head, id)).state).toBe('published')
    const edited = outcome[1].status === 'fulfilled'
    const [own] = await published(9)
    expect(own).toEqual(edited ? weekOf(9).slice(1) : weekOf(9))
    await expect(editRoster(head, id, EditRoster.parse({ changes: [{ person: people[1], date: day(63), was: cell(early), cell: 'off' }] }))).rejects.toMatchObject({ code: 'reason-needed' })
  })
})
