import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { shellOf } from '../../web/resident/work/worker-build.ts'

const source = readFileSync(join(import.meta.dirname, '../../web/resident/work/worker.js'), 'utf8')
const origin = 'https://dongjie.linli.test'

type Asked = { readonly method: string; readonly mode: string; readonly url: string }

/** A browser's caches and network as far as the worker uses them; the caches outlive a release. */
function browser() {
  const stores = new Map<string, Map<string, string>>()
  const network = { on: true, asked: [] as string[] }
  const fetched = async (path: string): Promise<string> => {
    network.asked.push(path)
    if (!network.on) throw new TypeError('no network')
    return `network ${path}`
  }
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, string>()
    stores.set(name, store)
    return { addAll: async (requests: readonly { path: string }[]) => void (await Promise.all(requests.map(async ({ path }) => store.set(path, await fetched(path))))), match: async (path: string) => store.get(path) }
  }
  const start = (release: string, shell: readonly string[]) => {
    const listeners = new Map<string, (event: object) => void>()
    const done = { skipped: false, claimed: false }
    const self = {
      addEventListener: (kind: string, listener: (event: object) => void) => listeners.set(kind, listener),
      skipWaiting: () => void (done.skipped = true),
      clients: { claim: async () => void (done.claimed = true) },
      location: { origin },
    }
    class Request {
      readonly path: string
      constructor(path: string) {
        this.path = path
      }
    }
    const text = source.replace('__SHELL__', JSON.stringify(shell)).replace('__RELEASE__', JSON.stringify(release))
    runInNewContext(text, { self, URL, Request, caches: { open, keys: async () => [...stores.keys()], delete: async (name: string) => stores.delete(name) }, fetch: ({ url }: Asked) => fetched(new URL(url).pathname) })
    const waited = async (kind: string, more: object = {}) => {
      let work: Promise<unknown> = Promise.resolve()
      listeners.get(kind)!({ waitUntil: (promise: Promise<unknown>) => (work = promise), ...more })
      await work
    }
    /** What the page gets from the worker; `passed` = the worker leaves it to the browser. */
    const ask = async (path: string, { mode = 'cors', method = 'GET', from = origin } = {}): Promise<string> => {
      let answer: Promise<string> | undefined
      listeners.get('fetch')!({ request: { method, mode, url: `${from}${path}` } satisfies Asked, respondWith: (promise: Promise<string>) => (answer = promise) })
      return answer ?? 'passed'
    }
    return { install: () => waited('install'), activate: () => waited('activate'), message: (data: string) => waited('message', { data }), ask, done }
  }
  return { start, stores, network }
}

describe('the worker of the attendant’s pages', () => {
  it('opens every page of the phone and its files without network', async () => {
    const { start, network } = browser()
    const worker = start('one', ['/assets/a-1.js', '/early.js'])
    await worker.install()
    network.on = false
    for (const path of ['/work', '/work/out', '/work/acts', '/staff/clock', '/staff/clock/post00000001p1-abcdefghijklmnop']) expect(await worker.ask(path, { mode: 'navigate' })).toBe('network /work')
    expect(await worker.ask('/assets/a-1.js')).toBe('network /assets/a-1.js')
  })

  it('never answers for the API, for other pages, for other hosts, or anything that changes something', async () => {
    const { start } = browser()
    const worker = start('one', ['/assets/a-1.js'])
    await worker.install()
    for (const path of ['/v1/me', '/v1/parking/areas', '/assets/b-2.js', '/work']) expect(await worker.ask(path), path).toBe('passed')
    for (const path of ['/', '/bills', '/workers', '/staff', '/staff/clocks', '/v1/sign-in']) expect(await worker.ask(path, { mode: 'navigate' }), path).toBe('passed')
    expect(await worker.ask('/assets/a-1.js', { method: 'POST' })).toBe('passed')
    expect(await worker.ask('/assets/a-1.js', { from: 'https://other.test' })).toBe('passed')
  })

  it('a new release is kept whole beside the old one, and takes its place when it takes over', async () => {
    const { start, stores } = browser()
    const old = start('one', ['/assets/a-1.js'])
    await old.install()
    const next = start('two', ['/assets/a-2.js'])
    await next.install()
    expect([...stores.keys()]).toEqual(['work-one', 'work-two'])
    expect(next.done.skipped).toBe(false)
    // Pages that are open still find the files that they were built with.
    expect(await old.ask('/assets/a-1.js')).toBe('network /assets/a-1.js')
    await next.message('take over')
    await next.activate()
    expect([[...stores.keys()], next.done]).toEqual([['work-two'], { skipped: true, claimed: true }])
  })

  it('a release that could not be loaded whole is not installed, and the old one stays', async () => {
    const { start, stores, network } = browser()
    const old = start('one', ['/assets/a-1.js'])
    await old.install()
    network.on = false
    await expect(start('two', ['/assets/a-2.js']).install()).rejects.toThrow('no network')
    expect(await old.ask('/work', { mode: 'navigate' })).toBe('network /work')
    expect(stores.get('work-two')?.size).toBe(0)
  })
})

it('the shell is the first load in both languages and all that the phone’s pages load, and nothing else', () => {
  const chunk = (fileName: string, more: object = {}) => ({ type: 'chunk' as const, fileName, facadeModuleId: null, isEntry: false, imports: [], dynamicImports: [], ...more })
  const bundle = Object.fromEntries(
    [
      chunk('index.js', { isEntry: true, imports: ['first.js'], dynamicImports: ['zh.js', 'work-app.js', 'credit.js'] }),
      chunk('first.js'),
      chunk('zh.js', { facadeModuleId: '/web/resident/i18n/zh.ts' }),
      chunk('work-app.js', { facadeModuleId: '/web/resident/work/work-app.tsx', imports: ['frame.js'], dynamicImports: ['out.js'] }),
      chunk('frame.js'),
      chunk('out.js', { imports: ['frame.js', 'plate.js'] }),
      chunk('plate.js'),
      chunk('credit.js'),
    ].map((one) => [one.fileName, one] as const),
  )
  const files = shellOf({ ...bundle, 'index.css': { type: 'asset', fileName: 'index.css' } })
  expect(files.toSorted()).toEqual(['first.js', 'frame.js', 'index.css', 'index.js', 'out.js', 'plate.js', 'work-app.js', 'zh.js'])
})
