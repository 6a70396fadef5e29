import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './support.ts'

const kB = 1000

/** Built here, so that the figures are those of the sources and not of an older build. */
function buildOf(app: 'resident' | 'office'): Build {
  const folder = mkdtempSync(join(tmpdir(), `linli-${app}-`))
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(root, `web/${app}/vite.config.ts`), '--outDir', folder, '--emptyOutDir', '--manifest', '--logLevel', 'error'], { cwd: root, stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } })
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  return { folder, manifest, html: readFileSync(join(folder, 'index.html'), 'utf8') }
}

type Chunk = { readonly file: string; readonly name?: string; readonly src?: string; readonly isEntry?: boolean; readonly imports?: readonly string[]; readonly dynamicImports?: readonly string[] }
type Manifest = Readonly<Record<string, Chunk>>
type Build = { readonly folder: string; readonly manifest: Manifest; readonly html: string }

const gzipped = (build: Build, files: Iterable<string>): number => [...files].reduce((total, file) => total + gzipSync(readFileSync(join(build.folder, file)), { level: 9 }).length, 0)

/** The files of a chunk and of everything that it imports statically. */
function closure({ manifest }: Build, key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const next of chunk.imports ?? []) closure({ manifest } as Build, next, found)
  return found
}

const entryOf = ({ manifest }: Build): string => Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? ''
const languageOf = (build: Build, lang: string): string => Object.keys(build.manifest).find((key) => key.endsWith(`i18n/${lang}.ts`)) ?? ''
const sheets = (build: Build): string[] => readdirSync(join(build.folder, 'assets')).filter((file) => file.endsWith('.css')).map((file) => `assets/${file}`)

/** What a first visit loads as script: the entry, what it imports, and one language. */
function firstLoad(build: Build): Set<string> {
  const files = closure(build, entryOf(build))
  const languages = ['zh', 'en'].map((lang) => new Set([...closure(build, languageOf(build, lang))].filter((file) => !files.has(file))))
  const larger = languages.toSorted((a, b) => gzipped(build, b) - gzipped(build, a))[0]
  return new Set([...files, ...(larger ?? [])])
}

const workApp = 'work/work-app.tsx'
/** What the attendant's phone loads before its first screen. */
const attendants = (build: Build): Set<string> => new Set([...firstLoad(build), ...closure(build, workApp), ...closure(build, 'work/zh.ts')])

describe('the resident app', () => {
  let build: Build
  beforeAll(() => {
    build = buildOf('resident')
  })
  afterAll(() => rmSync(build.folder, { recursive: true, force: true }))

  it('loads at most 45 kB of JavaScript first, one language included', () => {
    expect(gzipped(build, firstLoad(build)) / kB).toBeLessThanOrEqual(45)
  })

  it('has at most 10 kB of CSS', () => {
    expect(gzipped(build, sheets(build)) / kB).toBeLessThanOrEqual(10)
  })

  it('keeps each screen that follows a tap under 12 kB', () => {
    const first = firstLoad(build)
    const work = attendants(build)
    for (const [key, chunk] of Object.entries(build.manifest)) {
      // What several screens share counts with each of them.
      if (key.startsWith('_') || key === workApp) continue
      const base = key.startsWith('work/') ? work : first
      const own = [...closure(build, key)].filter((file) => file.endsWith('.js') && !base.has(file))
      expect(gzipped(build, own) / kB, chunk.file).toBeLessThanOrEqual(12)
    }
  })

  it("opens the attendant's phone with at most 60 kB, one language included", () => {
    expect(gzipped(build, attendants(build)) / kB).toBeLessThanOrEqual(60)
  })

  it('is read by phones of Chrome 80 and Safari 14: no layer, no inline sides, no look-behind', () => {
    for (const file of sheets(build)) {
      const css = readFileSync(join(build.folder, file), 'utf8')
      expect(css).not.toContain('@layer')
      expect(css).not.toMatch(/(padding|margin|inset)-(inline|block):/)
      expect(css).toContain('--tw-border-style:solid')
    }
    for (const file of readdirSync(join(build.folder, 'assets')).filter((name) => name.endsWith('.js'))) {
      const script = readFileSync(join(build.folder, 'assets', file), 'utf8')
      expect(script, file).not.toMatch(/\(\?<[!=]/)
      expect(script, file).not.toMatch(/\?\?=|\|\|=|&&=|\.at\(-?\d|Object\.hasOwn\(|\.replaceAll\(|structuredClone\(|\.toSorted\(|\.findLast\(|crypto\.randomUUID/)
    }
  })

  it('carries no inline script, so that the content policy may forbid them', () => {
    expect(build.html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
    expect(build.html).not.toMatch(/\son\w+=|style=/)
  })
})

describe('the office app', () => {
  let build: Build
  beforeAll(() => {
    build = buildOf('office')
  })
  afterAll(() => rmSync(build.folder, { recursive: true, force: true }))

  it('has a shell of at most 125 kB of JavaScript, one language included', () => {
    expect(gzipped(build, firstLoad(build)) / kB).toBeLessThanOrEqual(125)
  })

  it('keeps each route under 60 kB besides the shell', () => {
    const first = firstLoad(build)
    for (const [key, chunk] of Object.entries(build.manifest)) {
      const own = [...closure(build, key)].filter((file) => file.endsWith('.js') && !first.has(file))
      expect(gzipped(build, own) / kB, chunk.file).toBeLessThanOrEqual(60)
    }
  })

  it('has at most 15 kB of CSS', () => {
    expect(gzipped(build, sheets(build)) / kB).toBeLessThanOrEqual(15)
  })
})
