import { afterAll, beforeAll, expect, test } from 'vitest'
import { dutiesOf } from '../../functions/rosters/duties.ts'
import { hasPdfText, pdfText } from '../paper/pdf-text.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { asks, cell, day, early, newRoster, night, person, post, solved, staffed } from './rosters-world.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  await staffed(tenant, 3)
}, 120_000)
afterAll(() => stack?.stop())

/** Strict where RFC 5545 is: line ends, line lengths in octets, what must stand in a calendar and an event, and nothing besides. */
function readCalendar(text: string): Record<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true)
  const lines = text.slice(0, -2).split('\r\n')
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n\uFFFD]/)
  }
  const unfolded = lines.reduce<string[]>((list, line) => (line.startsWith(' ') ? [...list.slice(0, -1), list.at(-1)! + line.slice(1)] : [...list, line]), [])
  expect(unfolded.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
  expect(unfolded.at(-1)).toBe('END:VCALENDAR')
  const events: Record<string, string>[] = []
  let open: Record<string, string> | undefined
  for (const line of unfolded.slice(1, -1)) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line)!
    if (line === 'BEGIN:VEVENT') open = {}
    else if (line === 'END:VEVENT') {
      events.push(open!)
      open = undefined
    } else if (open) open[name!] = value!
  }
  for (const event of events) {
    expect(Object.keys(event)).toEqual(expect.arrayContaining(['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY']))
    for (const moment of ['DTSTAMP', 'DTSTART', 'DTEND']) expect(event[moment]).toMatch(/^\d{8}T\d{6}Z$/)
    expect(event['DTSTART']! < event['DTEND']!).toBe(true)
    expect(event['SUMMARY']).not.toMatch(/(?<!\\)[,;]/)
  }
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
  return events
}

test('a secret link is a strict calendar of published shifts, ends when it is made anew or revoked, and a stranger’s opens nothing', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters', newRoster('roster000001', 7))
  await tenant.call('/v1/rosters/roster000001/cells', { as: 'head', method: 'PATCH', body: { changes: [0, 2, 4].map((at) => ({ person: person(1), date: day(at), was: null, cell: cell(night) })) } })
  await ask(`/v1/posts/${post}/demand`, { version: 1, lines: [] }, 'PUT')
  await ask('/v1/rosters/roster000001/publish', {})
  const { link } = await ask('/v1/roster-feeds', { person: person(1) })
  const path = (url: string) => new URL(url).pathname
  const read = await stack.request(tenant.host, path(link), {})
  expect(read.headers.get('content-type')).toContain('text/calendar')
  const events = readCalendar(read.text)
  // The night of Monday begins at 22:00 in Shanghai.
  expect(events.map(({ DTSTART }) => DTSTART)).toEqual(['20261207T140000Z', '20261209T140000Z', '20261211T140000Z'])
  const ofPost = await ask('/v1/roster-feeds', { post })
  expect(readCalendar((await stack.request(tenant.host, path(ofPost.link), {})).text).map(({ SUMMARY }) => SUMMARY)).toEqual(Array(3).fill('夜班 门卫甲'))
  const stranger = await stack.createTenant()
  expect((await stack.request(stranger.host, path(link), {})).status).toBe(404)
  const { link: second } = await ask('/v1/roster-feeds', { person: person(1) })
  expect((await stack.request(tenant.host, path(link), {})).status).toBe(404)
  await tenant.call('/v1/roster-feeds/revoke', { as: 'head', body: { person: person(1) } })
  expect((await stack.request(tenant.host, path(second), {})).status).toBe(404)
})

test('a split shift is two events of a calendar, and both parts stand on the wall', async () => {
  const ask = asks(tenant)
  const split = 'shiftsplit01'
  await ask('/v1/roster-shifts', { id: split, name: '两头班', short: '两', colour: 'green', startMinute: 360, spanMinutes: 780, breakMinutes: 300, breakStart: 600, from: '2026-01-01' })
  await ask('/v1/rosters', { ...newRoster('roster000009', 1), from: day(20), to: day(20) })
  await tenant.call('/v1/rosters/roster000009/cells', { as: 'head', method: 'PATCH', body: { changes: [{ person: person(3), date: day(20), was: null, cell: cell(split) }] } })
  await ask('/v1/rosters/roster000009/publish', {})
  expect(await dutiesOf(tenant.ctx(), person(3) as never, day(20), day(20))).toMatchObject([{ breakMinutes: 300, breakStart: 600 }])
  const { link } = await ask('/v1/roster-feeds', { person: person(3) })
  const events = readCalendar((await stack.request(tenant.host, new URL(link).pathname, {})).text)
  expect(events.map(({ DTSTART, DTEND }) => [DTSTART!.slice(9), DTEND!.slice(9)])).toEqual([['220000Z', '020000Z'], ['070000Z', '110000Z']])
  const { link: ofPost } = await ask('/v1/roster-feeds', { post })
  expect(readCalendar((await stack.request(tenant.host, new URL(ofPost).pathname, {})).text).filter(({ SUMMARY }) => SUMMARY!.startsWith('两头班'))).toHaveLength(2)
  if (hasPdfText) expect(pdfText((await tenant.call('/v1/rosters/roster000009/pdf', { as: 'auditor' })).bytes).replaceAll(/\s/g, '')).toContain('06:00–10:00、15:00–19:00')
})

test.runIf(hasPdfText)('a roster is printed on A4, every day and every sign of it to be read', async () => {
  const pdf = await tenant.call('/v1/rosters/roster000001/pdf', { as: 'auditor' })
  expect(pdf.status, pdf.text.slice(0, 300)).toBe(200)
  const words = pdfText(pdf.bytes)
  expect(words.match(/夜/g)!.length).toBeGreaterThanOrEqual(3)
  // What does not fit its cell would end in three points.
  expect(words).not.toMatch(/…|⋯/)
})

test('the pattern of a period is copied onto later days, weekday by weekday, and the two can be compared', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters/roster000001/copies', { id: 'roster000002', name: '下周', from: day(7), to: day(20) })
  await ask('/v1/rosters/roster000001/copies', { id: 'roster000002', name: '下周', from: day(7), to: day(20) })
  const sheet = await ask('/v1/rosters/roster000002')
  expect(sheet.rows.find((row: { person: string }) => row.person === person(1)).cells).toEqual(Object.fromEntries([7, 9, 11, 14, 16, 18].map((at) => [day(at), cell(night)])))
  await ask('/v1/rosters/roster000002/copies', { id: 'roster000003', name: '另一稿' })
  await tenant.call('/v1/rosters/roster000003/cells', { as: 'head', method: 'PATCH', body: { changes: [{ person: person(1), date: day(7), was: cell(night), cell: cell(early) }] } })
  const compared = await ask('/v1/rosters/roster000002/comparison?with=roster000003')
  expect(compared.differing).toEqual([{ person: person(1), name: '门卫甲', date: day(7), one: cell(night), other: cell(early) }])
})

test('somebody with nothing to work is told what would help', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters', { ...newRoster('roster000004', 7), from: day(28), to: day(34), people: [person(2)] })
  const line = { shift: night, days: [6], need: 2, hard: true }
  await ask(`/v1/posts/${post}/demand`, { version: 2, lines: [line] }, 'PUT')
  const run = await solved(stack, tenant, 'roster000004', { id: 'run000000001', mode: 'scratch', seconds: 1 })
  expect(run).toMatchObject({ state: 'done', missing: 1 })
  expect(run.problems.map(({ zh }: { zh: string }) => zh).join()).toContain('周日的东门岗“夜班”再有 1 人就够')
})
