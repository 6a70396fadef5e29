import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookie } from '../../functions/http/place.ts'
import { Fault } from '../../functions/faults.ts'
import { cleanPicture } from '../../functions/files/picture-bytes.ts'
import { openSession } from '../../functions/members/open-session.ts'
import { roomTerms } from '../bookings/booking.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { gps, jpeg, png, webp } from './pictures.ts'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('a picture', () => {
  it.each([
    ['image/jpeg', jpeg(), jpeg({ notes: false })],
    ['image/jpeg', jpeg({ behind: `${gps} a film behind it` }), jpeg({ notes: false })],
    ['image/png', png(), png({ notes: false })],
    ['image/webp', webp(), webp({ notes: false })],
  ] as const)('is told by its bytes, %s, and says no more where it was taken', (type, sent, kept) => {
    expect(textOf(sent)).toContain(gps)
    const clean = cleanPicture(sent)
    expect(clean.type).toBe(type)
    expect(textOf(clean.bytes)).not.toContain('GPS')
    expect(Buffer.from(clean.bytes)).toEqual(Buffer.from(kept))
    expect(Buffer.from(cleanPicture(clean.bytes).bytes)).toEqual(Buffer.from(clean.bytes))
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a page', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', new TextEncoder().encode('GIF89a')],
    ['a JPEG without its end', jpeg().slice(0, -2)],
    ['a PNG without its end', png().slice(0, -12)],
    ['a WebP without its end', webp().slice(0, -3)],
    ['a name alone', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('is not %s', (_, bytes) => expect(() => cleanPicture(bytes)).toThrow(expect.objectContaining({ code: 'bad-photo' })))

  it('cut or scratched anywhere is taken clean or refused, and nothing else happens', () =>
    fc.assert(
      fc.property(fc.constantFrom(jpeg(), png(), webp()), fc.nat(), fc.nat(), fc.nat(255), (whole, cut, at, byte) => {
        const bytes = whole.slice(0, 1 + (cut % whole.length))
        bytes[at % bytes.length] = byte
        try {
          expect(['image/jpeg', 'image/png', 'image/webp']).toContain(cleanPicture(bytes).type)
        } catch (error) {
          expect(error).toBeInstanceOf(Fault)
        }
      }),
    ))
})

describe('the photos of a facility', () => {
  let stack: Stack
  let tenant: TestTenant
  let stranger: TestTenant
  let community: string
  beforeAll(async () => {
    stack = await startStack()
    tenant = await stack.createTenant()
    stranger = await stack.createTenant()
    community = (await tenant.call('/v1/communities', { as: 'head', body: { name: '红星里' } })).json.id
  })
  afterAll(() => stack.stop())

  let count = 0
  const decision = { document: '业主大会〔2026〕3号', agreedBp: 8_000, decidedOn: '2026-03-01' }
  const place = async (more: object = {}): Promise<string> =>
    (await tenant.call('/v1/facilities', { as: 'head', body: { id: `p${String((count += 1)).padStart(11, '0')}`, name: '活动室', kind: 'room', community, place: '5幢', ownership: 'owners-common', decision, ...more } })).json.id
  const add = (id: string, body: Uint8Array<ArrayBuffer>, { as = 'finance', caption = '门口' }: { readonly as?: 'finance' | 'collector' | 'attendant'; readonly caption?: string } = {}) =>
    tenant.call(`/v1/facilities/${id}/photos?caption=${encodeURIComponent(caption)}`, { as, method: 'POST', body })
  /** Each a picture of its own. */
  const another = (at: number): Uint8Array<ArrayBuffer> => {
    const bytes = jpeg()
    bytes[bytes.length - 3] = at
    return bytes
  }
  const look = (link: string, host = tenant.host) => async (headers: Record<string, string>) => stack.request(host, link, { headers })

  it('are kept without their notes, shown to who may see the facility, as a picture and nothing else', async () => {
    const id = await place()
    const added = await add(id, jpeg())
    expect([added.status, added.json.photos.length, added.json.photos[0].caption]).toEqual([201, 1, '门口'])
    const { link } = added.json.photos[0]
    const seen = await tenant.call(link, { as: 'attendant' })
    expect(seen.status).toBe(200)
    expect(seen.text).not.toContain('GPS')
    expect(Object.fromEntries(['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control', 'cross-origin-resource-policy'].map((name) => [name, seen.headers.get(name)]))).toEqual({
      'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, max-age=3600', 'cross-origin-resource-policy': 'same-origin',
    })
    expect((await tenant.call(link, { as: 'worker' })).status).toBe(403)
    expect((await stack.request(tenant.host, link)).status).toBe(401)
  })

  it('are never a stranger’s: not by a session of another tenant, on neither host', async () => {
    const id = await place()
    const { link } = (await add(id, jpeg())).json.photos[0]
    expect((await stranger.call(link, { as: 'head' })).status).toBe(404)
    const cookie = `${sessionCookie}=${await openSession(stranger.ctx(), { kind: 'resident', phone: '13800000009' })}`
    for (const host of [tenant.host, stranger.host]) expect([401, 403, 404]).toContain((await look(link, host)({ cookie })).status)
    expect((await stranger.call(`/v1/facilities/${id}/photos?caption=x`, { as: 'head', method: 'POST', body: jpeg() })).status).toBe(404)
  })

  it('sent twice, also at once, are one; of many at once none is lost, and there are eight at most', async () => {
    const id = await place()
    const twice = await Promise.all([add(id, jpeg()), add(id, jpeg())])
    expect(twice.map(({ status, json }) => [status, json.photos.length])).toEqual([[201, 1], [201, 1]])
    await Promise.all([20, 21, 22].map((at) => add(id, another(at))))
    expect((await tenant.call(`/v1/facilities/${id}`, { as: 'head' })).json.photos).toHaveLength(4)
    for (const at of [23, 24, 25, 26]) expect((await add(id, another(at))).status).toBe(201)
    expect((await add(id, another(27))).json.error.code).toBe('photos-full')
    expect((await add(id, jpeg())).status).toBe(201)
  })

  it('larger than one item come back whole; larger than 1 MB, no picture or from who may not are refused', async () => {
    const id = await place()
    const large = jpeg()
    const stuffed = Uint8Array.from([...large.subarray(0, large.length - 2), ...Array.from({ length: 700_000 }, (_, at) => at % 200), ...large.subarray(large.length - 2)])
    const { link } = (await add(id, stuffed)).json.photos[0]
    const seen = await stack.request(stack.apiHost, link, { token: await tenant.token('head') })
    expect(seen.text.length).toBeGreaterThan(690_000)
    expect((await add(id, new Uint8Array(1024 * 1024 + 1))).json.error.code).toBe('photo-too-big')
    expect((await add(id, new TextEncoder().encode('<html>'))).json.error.code).toBe('bad-photo')
    expect((await add(id, jpeg(), { as: 'collector' })).status).toBe(403)
    expect((await add(id, jpeg(), { caption: ' ' })).status).toBe(400)
  })

  it('are removed by who may change the facility, at once; nobody names one that was not uploaded', async () => {
    const id = await place()
    await add(id, jpeg())
    const { version, photos } = (await add(id, another(9))).json
    const change = (list: readonly object[], read: number) => tenant.call(`/v1/facilities/${id}`, { as: 'finance', method: 'PATCH', body: { version: read, photos: list } })
    const kept = { ...photos[1], caption: '里间' }
    expect((await change([kept], version)).json.photos).toEqual([kept])
    expect((await tenant.call(photos[0].link, { as: 'head' })).status).toBe(404)
    expect((await change(photos, version + 1)).json.error.code).toBe('photo-unknown')
    const other = await place()
    expect((await tenant.call(`/v1/facilities/${other}`, { as: 'head', method: 'PATCH', body: { version: 1, photos: [kept] } })).json.error.code).toBe('photo-unknown')
    // Uploaded again it is there again.
    expect((await add(id, jpeg())).json.photos).toHaveLength(2)
    expect((await tenant.call(photos[0].link, { as: 'head' })).status).toBe(200)
  })

  it('are shown to residents of what they can book, and of nothing else', async () => {
    const building = (await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '3幢', type: 'walk-up' } })).json.id
    await tenant.call('/v1/units', { as: 'head', body: { building, room: '101', area: 5000, owners: [{ name: '王秀英', phone: '13800000001' }] } })
    const cookie = `${sessionCookie}=${await openSession(tenant.ctx(), { kind: 'resident', phone: '13800000001' })}`
    const statuses: number[] = []
    for (const more of [{ booking: roomTerms }, {}, { booking: roomTerms, state: 'paused' }]) statuses.push((await look((await add(await place(more), jpeg())).json.photos[0].link)({ cookie })).status)
    expect(statuses).toEqual([200, 404, 404])
  })
})
