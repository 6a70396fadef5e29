import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcomes, Pipeline } from '../../functions/careers/model.ts'
import { hasPdfText, pdfText } from '../paper/pdf-text.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { readCsv } from '../tables/files.ts'

let stack: Stack
let ours: TestTenant
let theirs: TestTenant
const consent = { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' }
const idOf = (at: number): string => `person${String(at).padStart(6, '0')}`
const made = async (path: string, body: object, as: 'hr-clerk' | 'training-officer' | 'head' = 'hr-clerk') => {
  const answer = await ours.call(path, { as, body })
  expect([200, 201], answer.text).toContain(answer.status)
  return answer.json
}

beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-12-10T02:00:00.000Z')
  ours = await stack.createTenant()
  theirs = await stack.createTenant()
  await made('/v1/posts', { id: 'post00000001', kind: 'cleaner', name: '保洁', pay: { monthlyFen: 260_000 }, headcount: 40, from: '2024-01-01' })
  for (let at = 1; at <= 7; at += 1) await made('/v1/seekers', { id: idOf(at), name: `李师傅${'甲乙丙丁戊己庚'[at - 1]}`, phone: '', gender: at < 6 ? 'm' : 'f', born: '1975-02-03', category: 'over-40-50', consent })
  for (const at of [1, 2]) await made('/v1/hires', { id: `hire0000000${at}`, person: idOf(at), post: 'post00000001', kind: 'fixed', from: '2026-12-01', to: '2027-11-30', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 } })
  await made('/v1/hires/hire00000002/end', { on: '2026-12-09', reason: 'illness' })
})
afterAll(() => stack?.stop())

describe('the board', () => {
  it('shows everybody once, at the furthest step', async () => {
    const { columns }: Pipeline = (await ours.call('/v1/careers', { as: 'training-officer' })).json
    expect(columns.map(({ stage, count }) => [stage, count])).toEqual([['registered', 5], ['assessed', 0], ['training', 0], ['certified', 0], ['hired', 1], ['left', 1]])
    expect(columns[4]!.items).toEqual([{ person: idOf(1), name: '李师傅甲', community: null, since: '2026-12-01', days: 9 }])
    expect((await ours.call('/v1/careers?community=aaaaaaaaaaaa', { as: 'head' })).json.columns.every(({ count }: { count: number }) => count === 0)).toBe(true)
  })

  it('is nobody else’s, and not for the street', async () => {
    const { columns }: Pipeline = (await theirs.call('/v1/careers', { as: 'head' })).json
    expect(columns.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0])
    for (const as of ['supervisor', 'roster-clerk', 'finance', 'worker'] as const) expect((await ours.call('/v1/careers', { as })).status, as).toBe(403)
  })
})

it('a person’s time-line is newest first, and says why somebody left to those only who keep the papers', async () => {
  const read = async (as: 'hr-clerk' | 'training-officer') => (await ours.call(`/v1/careers/${idOf(2)}`, { as })).json
  expect(await read('hr-clerk')).toMatchObject({ stage: 'left', since: '2026-12-09', items: [{ on: '2026-12-10', kind: 'registered' }, { on: '2026-12-09', kind: 'hire-ended', text: '离职：因病' }, { on: '2026-12-01', kind: 'hired' }] })
  expect((await read('training-officer')).items[1]).toEqual({ on: '2026-12-09', kind: 'hire-ended', text: '离职' })
  expect((await theirs.call(`/v1/careers/${idOf(2)}`, { as: 'hr-clerk' })).status).toBe(404)
})

describe('outcomes', () => {
  const path = '/v1/outcomes?from=2026-10&to=2026-12'
  it('count people in groups of five or more, and show no smaller one', async () => {
    const found: Outcomes = (await ours.call(path, { as: 'supervisor' })).json
    expect(found).toMatchObject({ asOf: '2026-12-10', counts: { registered: 7, trained: 0, hired: 2, movedOn: 0 }, placements: 2, cost: { costFen: 0, grantFen: 0, perPlacementFen: 0 } })
    expect(found.kept.map(({ shown }) => shown)).toEqual([null, null, null])
    expect(found.rows.filter(({ by }) => by === 'gender').map(({ name, people }) => [name, people])).toEqual([['其他（合并）', 7]])
    expect(found.months).toEqual([{ period: '2026-10', trained: 0, hired: 0 }, { period: '2026-11', trained: 0, hired: 0 }, { period: '2026-12', trained: 0, hired: null }])
    expect(JSON.stringify(found)).not.toContain('李师傅')
  })

  it('are not told of fewer than five, of a stranger, or of months in the wrong order', async () => {
    expect((await ours.call('/v1/outcomes?from=2025-01&to=2025-12', { as: 'head' })).json).toMatchObject({ counts: null, placements: null, rows: [] })
    expect((await theirs.call(path, { as: 'head' })).json).toMatchObject({ counts: null, rows: [] })
    expect((await ours.call('/v1/outcomes?from=2026-12&to=2026-01', { as: 'head' })).json.error.code).toBe('span')
    expect((await ours.call('/v1/outcomes?from=2020-01&to=2026-12', { as: 'head' })).status).toBe(400)
  })

  it('are the same in the file and on paper', async () => {
    const file = await ours.call(`${path.replace('?', '/export?')}&format=csv`, { as: 'supervisor' })
    const rows = readCsv(file.text)
    expect(rows[1]!.slice(0, 8)).toEqual(['全社', '', '', '7', '0', '0', '2', '0'])
    expect(rows.map((cells) => cells[1])).toContain('其他（合并）')
    const paper = await ours.call(`${path.replace('?', '/export?')}&format=pdf`, { as: 'supervisor' })
    expect(paper.headers.get('content-type')).toBe('application/pdf')
    if (hasPdfText) expect(pdfText(paper.bytes)).toContain('就业帮扶成效')
  })
})
