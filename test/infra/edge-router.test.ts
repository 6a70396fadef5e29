import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'

type Answer = { uri?: string; statusCode?: number; headers?: { location: { value: string } } }
const code = readFileSync(join(import.meta.dirname, '../../infra/aws/edge-router.js'), 'utf8')
/** The very text that CloudFront gets, run as it runs it: without modules. */
const route = (uri: string): Answer => runInNewContext(`${code}\nhandler({ request: { uri: ${JSON.stringify(uri)} } })`) as Answer

describe('paths of the two apps at the edge', () => {
  test.each([
    ['/', '/resident/index.html'],
    ['/bills', '/resident/index.html'],
    ['/p/Zm9vYmFy-_1', '/resident/index.html'],
    ['/bills/2026-12/1', '/resident/index.html'],
    ['/work/out', '/resident/index.html'],
    ['/office/', '/office/index.html'],
    ['/office/units/abc', '/office/index.html'],
    ['/officers', '/resident/index.html'],
    ['/office/vouchers/REFUNDPAID.2026-11-26.abcdefghijkl-0123456789ab.1', '/office/index.html'],
    ['/office/disputes/abcdefghijkl-0123456789ab.dp_1Abc', '/office/index.html'],
  ])('%s is a page of the app', (uri, key) => {
    expect(route(uri).uri).toBe(key)
  })

  test.each([
    ['/assets/app-1a2b.js', '/resident/assets/app-1a2b.js'],
    ['/favicon.ico', '/resident/favicon.ico'],
    ['/work-worker.js', '/resident/work-worker.js'],
    ['/assets/gone-0000.js', '/resident/assets/gone-0000.js'],
    ['/office/assets/app-1a2b.css', '/office/assets/app-1a2b.css'],
    ['/office/assets/gone-0000.js', '/office/assets/gone-0000.js'],
  ])('%s is a file and stays one, there or not', (uri, key) => {
    expect(route(uri).uri).toBe(key)
  })

  test('the API is never answered with a page', () => {
    for (const uri of ['/v1', '/v1/', '/v1/units', '/v1/nothing/here']) expect(route(uri).statusCode).toBe(404)
  })

  test('the office without its slash is sent to it', () => {
    expect(route('/office')).toMatchObject({ statusCode: 301, headers: { location: { value: '/office/' } } })
  })
})
