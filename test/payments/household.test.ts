import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, today } from '../../functions/calendar.ts'
import { getHousehold } from '../../functions/payments/get-household.ts'
import { createPayLinks } from '../../functions/payments/create-pay-links.ts'
import { linkIdOf } from '../../functions/payments/link-items.ts'
import { listPayments } from '../../functions/payments/list-payments.ts'
import { keys } from '../../functions/storage/keys.ts'
import { readCsv, readXlsxFile } from '../tables/files.ts'
import { type Collecting, residentOf, startCollecting } from './collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(() => at.stack.stop())

/** A browser that holds nothing but the pay link's cookie. */
const openLink = async (token: string, tenant = at.tenant) => {
  const opened = await at.stack.request(tenant.host, '/v1/pay-sessions', { body: { token } })
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0]!
  return { opened, ask: (path: string, body?: object) => at.stack.request(tenant.host, path, { ...(body ? { body } : {}), headers: { cookie, origin: `http://${tenant.host}` } }) }
}
const linkOf = async (bill: string) => {
  const made = await at.tenant.call(`/v1/bills/${bill}/pay-links`, { as: 'collector', method: 'POST' })
  return { status: made.status, url: String(made.json?.url), lastDay: made.json?.lastDay, token: String(made.json?.url).split('/p/')[1]! }
}

describe('a pay link on a paper bill', () => {
  it('lets whoever holds it see what is due with the name masked, pay, and read that receipt', async () => {
    const house = at.houses[0]!
    const bill = `${house.id}-2026-10-1`
    const link = await linkOf(bill)
    // Half a year from today: the bill was due before.
    expect(link).toMatchObject({ status: 201, lastDay: addDays(today(at.clock), 180) })
    expect(link.url).toMatch(new RegExp(`^http://${at.tenant.host}/p/[A-Za-z0-9_-]{32}$`))
    const { opened, ask } = await openLink(link.token)
    expect(opened.json).toEqual({ bill, unit: house.id })
    expect(opened.headers.get('set-cookie')).toMatch(/^__Host-linli-pay=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    const household = (await ask('/v1/household')).json
    expect(household).toMatchObject({ unit: house.id, name: '住**', masked: true, bill, onlinePayment: true, helpPhone: '0571-8888 0000' })
    expect(household.bills.map((one: { id: string }) => one.id)).toEqual(['08', '09', '10', '11'].map((month) => `${house.id}-2026-${month}-1`))
    const checkout = (await ask('/v1/checkouts', { bills: [bill] })).json
    at.pay(checkout)
    expect((await ask(`/v1/checkouts/${checkout.checkout}`)).json).toMatchObject({ state: 'paid', receipt: checkout.checkout })
    expect((await ask(`/v1/receipts/${checkout.checkout}`)).json).toMatchObject({ name: '住**', room: house.room })
  })

  it('opens nothing else: no other household, no list, no payment, no other receipt', async () => {
    const { ask } = await openLink((await linkOf(`${at.houses[1]!.id}-2026-10-1`)).token)
    const other = at.houses[2]!.id
    const asked = [ask(`/v1/household?unit=${other}`), ask('/v1/checkouts', { bills: [`${other}-2026-10-1`] }), ask('/v1/payments'), ask('/v1/bills'), ask(`/v1/units/${other}`), ask('/v1/counter-payments', { id: 'aaaaaaaaaaaa', unit: at.houses[1]!.id, method: 'cash', amountFen: 1 })]
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 403, 403, 403, 403])
  })

  it('keeps no token, only its hash', async () => {
    const { token } = await linkOf(`${at.houses[1]!.id}-2026-11-1`)
    const ctx = at.tenant.ctx()
    const kept = await ctx.store.get(keys.lookup(ctx.tenant, `paylink#${linkIdOf(token)}`))
    expect(kept).toMatchObject({ bill: `${at.houses[1]!.id}-2026-11-1` })
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  it('is a different one for each bill and each printing, all of them good', async () => {
    const bills = at.houses.map((house) => ({ id: `${house.id}-2026-11-1` as never, dueDate: '2026-11-30' as never }))
    const [one, two] = [await createPayLinks(at.tenant.ctx(), bills), await createPayLinks(at.tenant.ctx(), bills)]
    const urls = [...one, ...two].map(({ url }) => url)
    expect(new Set(urls).size).toBe(bills.length * 2)
    expect(one.map(({ bill }) => bill)).toEqual(bills.map(({ id }) => id))
    const opened = await Promise.all([one[3]!, two[3]!].map(({ url }) => openLink(url.split('/p/')[1]!)))
    expect(opened.map(({ opened: { status } }) => status)).toEqual([201, 201])
  })

  it('ends half a year after the due date or the printing, whichever is later, and is unknown on another tenant’s host and when made up', async () => {
    const { token } = await linkOf(`${at.houses[1]!.id}-2026-11-1`)
    const [elsewhere, madeUp, nonsense] = [await openLink(token, at.stranger), await openLink('A'.repeat(32)), await openLink('short')]
    expect([elsewhere.opened.status, madeUp.opened.status, nonsense.opened.status]).toEqual([404, 404, 400])
    expect(elsewhere.opened.text.replace(/"requestId":"\w+"/, '')).toBe(madeUp.opened.text.replace(/"requestId":"\w+"/, ''))
    at.clock.set('2027-05-30T15:59:00.000Z')
    expect((await openLink(token)).opened.status).toBe(201)
    at.clock.set('2027-05-30T16:01:00.000Z')
    expect((await openLink(token)).opened.json.error.code).toBe('link-ended')
    at.clock.set('2026-12-01T02:00:00.000Z')
  })
})

describe('what a household has to pay', () => {
  it('is shown to its resident in full, to staff, and not to another resident', async () => {
    const house = at.houses[3]!
    const shown = await getHousehold(at.tenant.ctx(residentOf(house)), {})
    expect(shown).toMatchObject({ unit: house.id, name: `住户${house.room}`, masked: false, bill: null, creditFen: 0 })
    expect(shown.overdueFen).toBe(shown.openFen)
    expect(shown.bills[3]).toMatchObject({ no: expect.stringMatching(/^202611-\d{5}$/), title: { zh: '2026年11月账单', en: 'Bill for November 2026' }, dueDate: '2026-11-30', overdue: true })
    expect(await getHousehold(at.tenant.ctx('collector'), { unit: house.id as never })).toMatchObject({ openFen: shown.openFen })
    await expect(getHousehold(at.tenant.ctx(residentOf(at.houses[4]!)), { unit: house.id as never })).rejects.toMatchObject({ kind: 'unknown' })
    await expect(getHousehold(at.tenant.ctx('collector'), {})).rejects.toMatchObject({ code: 'which-unit' })
  })
})

describe('the list of payments', () => {
  it('holds what the books hold, newest first, page by page, and equals its export', async () => {
    const made: string[] = []
    for (let turn = 0; turn < 14; turn += 1) {
      const body = { id: `l${String(turn).padStart(11, '0')}`, unit: at.houses[turn % 6]!.id, method: turn % 3 ? 'cash' : 'transfer', amountFen: 100 + turn, valueDate: `2026-11-${String(turn + 1).padStart(2, '0')}`, ...(turn % 3 ? {} : { reference: `ICBC ${turn}` }) }
      const paid = await at.tenant.call('/v1/counter-payments', { as: 'collector', body })
      made.push(paid.json.id)
    }
    const seen: { id: string; amountFen: number; entryDate: string }[] = []
    let after = ''
    do {
      const page = await at.tenant.call(`/v1/payments?period=2026-11&limit=4${after && `&after=${encodeURIComponent(after)}`}`, { as: 'finance' })
      seen.push(...page.json.items)
      after = page.json.next ?? ''
    } while (after)
    expect(seen.map(({ id }) => id)).toEqual(made.toReversed())
    const file = await at.tenant.call('/v1/payments/export?period=2026-11&format=csv', { as: 'finance' })
    const rows = readCsv(file.text).slice(1)
    expect(rows.map((row) => Math.round(Number(row[7]) * 100))).toEqual(seen.map(({ amountFen }) => amountFen))
    const xlsx = await at.tenant.call('/v1/payments/export?period=2026-11&format=xlsx', { as: 'finance' })
    expect((await readXlsxFile(xlsx.bytes)).slice(1)).toHaveLength(14)
    const trial = await at.tenant.call('/v1/trial-balance?from=2026-11&to=2026-11', { as: 'finance' })
    const received = trial.json.rows.filter((row: { account: string }) => row.account === '1001' || row.account === '1002').reduce((sum: number, row: { debitFen: number }) => sum + row.debitFen, 0)
    expect(received).toBe(seen.reduce((sum, { amountFen }) => sum + amountFen, 0))
  })

  it('shows the latest payment of a day first, across pages', async () => {
    const made: string[] = []
    for (let turn = 0; turn < 7; turn += 1) {
      at.clock.forwardMs(1000)
      made.push((await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id: `d${String(turn).padStart(11, '0')}`, unit: at.houses[turn % 6]!.id, method: 'cash', amountFen: 1, valueDate: '2026-09-15' } })).json.id)
    }
    const first = (await at.tenant.call('/v1/payments?period=2026-09&limit=3', { as: 'finance' })).json
    const second = (await at.tenant.call(`/v1/payments?period=2026-09&limit=3&after=${encodeURIComponent(first.next)}`, { as: 'finance' })).json
    const third = (await at.tenant.call(`/v1/payments?period=2026-09&limit=3&after=${encodeURIComponent(second.next)}`, { as: 'finance' })).json
    expect([...first.items, ...second.items, ...third.items].map(({ id }: { id: string }) => id)).toEqual(made.toReversed())
    expect(third.next).toBeNull()
    expect((await at.tenant.call('/v1/payments?period=2026-09&after=nonsense', { as: 'finance' })).status).toBe(400)
  })

  it('is found by method, room, name, reference and receipt number', async () => {
    const find = async (query: string) => (await at.tenant.call(`/v1/payments?period=2026-11&${query}`, { as: 'auditor' })).json.items as { method: string; room: string; reference: string; receiptNo: string }[]
    expect(new Set((await find('method=transfer')).map(({ method }) => method))).toEqual(new Set(['transfer']))
    expect(await find('search=ICBC%206')).toHaveLength(1)
    expect(new Set((await find('search=1101')).map(({ room }) => room))).toEqual(new Set(['1101']))
    const [one] = await find('search=%E4%BD%8F%E6%88%B7102')
    expect(one?.room).toBe('102')
    expect((await at.tenant.call(`/v1/payments?search=${one!.receiptNo}`, { as: 'auditor' })).json.items).toMatchObject([{ receiptNo: one!.receiptNo }])
    expect(await find('search=nothing%20like%20it')).toEqual([])
  })

  it('of a household holds all its months; a resident sees the own only', async () => {
    const house = at.houses[0]!
    const mine = await listPayments(at.tenant.ctx(residentOf(house)), { unit: house.id as never, limit: 2 })
    expect(mine.items).toHaveLength(2)
    const rest = await listPayments(at.tenant.ctx(residentOf(house)), { unit: house.id as never, limit: 50, after: mine.next! })
    const all = await at.tenant.call(`/v1/payments?unit=${house.id}`, { as: 'collector' })
    expect([...mine.items, ...rest.items].map(({ id }) => id)).toEqual(all.json.items.map(({ id }: { id: string }) => id))
    expect(rest.next).toBeNull()
    await expect(listPayments(at.tenant.ctx(residentOf(house)), { limit: 50 })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listPayments(at.tenant.ctx(residentOf(house)), { unit: at.houses[1]!.id as never, limit: 50 })).rejects.toMatchObject({ kind: 'unknown' })
    expect((await at.stranger.call(`/v1/payments?unit=${house.id}`, { as: 'head' })).status).toBe(404)
    expect((await at.tenant.call('/v1/payments', { as: 'supervisor' })).status).toBe(403)
  })
})

describe('a receipt printed again', () => {
  it('reads as it did, whatever the organization is called by then (M6)', async () => {
    const house = at.houses[2]!
    const paid = await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id: 'receiptagain', unit: house.id, method: 'cash', amountFen: 100 } })
    const before = await at.tenant.call(`/v1/receipts/${paid.json.id}`, { as: 'head' })
    expect((await at.tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { phone: '0571-1111 2222', address: '新街 1 号' } })).status).toBe(200)
    expect((await at.tenant.call(`/v1/receipts/${paid.json.id}`, { as: 'head' })).json).toEqual(before.json)
  })
})
