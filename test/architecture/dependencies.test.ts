import { expect, test } from 'vitest'
import { type Import, type Source, sources } from './sources.ts'

const functions = sources('functions')
const areas = ['entry', 'cloud', 'http', 'storage', 'jobs', 'ports', 'paper', 'tables']
/** Folders of functions/ that hold a part of the business. */
const domains = [...new Set(functions.map(({ path }) => path.split('/')).flatMap(([, folder, file]) => (file && !areas.includes(folder!) ? [folder!] : [])))]
const folderOf = (path: string): string => (path.startsWith('functions/') ? (path.split('/').length > 2 ? path.split('/')[1]! : 'root') : '')

/** Each wrong import as `file -> target`, so that a failure names the line to mend. */
function wrong(files: readonly Source[], forbidden: (file: Source, used: Import) => boolean): string[] {
  return files.flatMap((file) => file.imports.filter((used) => forbidden(file, used)).map(({ to }) => `${file.path} -> ${to}`))
}

test('entry is imported by nothing, and cloud by entry alone', () => {
  const rest = [...functions.filter(({ path }) => !['entry', 'cloud'].includes(folderOf(path))), ...sources('web')]
  expect(wrong(rest, (_, { to }) => ['entry', 'cloud'].includes(folderOf(to)))).toEqual([])
})

test('storage knows nothing of those above it', () => {
  const storage = functions.filter(({ path }) => folderOf(path) === 'storage')
  expect(storage.length).toBeGreaterThan(0)
  expect(wrong(storage, (_, { to }) => to.startsWith('functions/') && !['storage', 'root'].includes(folderOf(to)))).toEqual([])
})

test('only the routes of a domain know of HTTP', () => {
  const inDomains = functions.filter(({ path }) => domains.includes(folderOf(path)) && !path.endsWith('routes.ts'))
  expect(wrong(inDomains, (_, { to, typeOnly }) => !typeOnly && (folderOf(to) === 'http' || to === 'hono' || to.startsWith('hono/')))).toEqual([])
})

test("no file imports another domain's stored shapes", () => {
  const isItems = (to: string) => /\/([a-z-]+-)?items\.ts$/.test(to)
  expect(wrong(functions, (file, { to }) => isItems(to) && folderOf(to) !== folderOf(file.path))).toEqual([])
})

test('http reaches the table only through domains', () => {
  const http = functions.filter(({ path }) => folderOf(path) === 'http')
  expect(wrong(http, (_, { to, typeOnly }) => !typeOnly && (folderOf(to) === 'storage' || to.startsWith('@aws-sdk/')) && to !== 'functions/storage/store.ts')).toEqual([])
})

test('the AWS SDK is known to storage and cloud alone', () => {
  const rest = functions.filter(({ path }) => !['storage', 'cloud'].includes(folderOf(path)))
  expect(wrong(rest, (_, { to }) => to.startsWith('@aws-sdk/') || to.startsWith('@smithy/'))).toEqual([])
})

test('the web and the deployment import only types and pure rules from functions', () => {
  // Labour rules are judged in the browser with every cell that is painted; that they are pure is held below.
  const pure = /^functions\/(money|calendar|faults|ids)\.ts$|^functions\/rosters\/rules\/[a-z-]+\.ts$|^functions\/[a-z]+\/([a-z]+-)?(model|rules)\.ts$|^functions\/ledger\/(chart|purposes)\.ts$|^functions\/storage\/table-definition\.ts$/
  const outside = [...sources('web'), ...sources('infra/aws'), ...sources('infra/build')]
  expect(wrong(outside, (_, { to, typeOnly }) => to.startsWith('functions/') && !typeOnly && !pure.test(to))).toEqual([])
})

test('labour rules know pure rules alone: no engine, no schema, no storage, so that the editor judges a cell as the server does', () => {
  const rules = functions.filter(({ path }) => path.startsWith('functions/rosters/rules/'))
  expect(rules.length).toBeGreaterThan(0)
  const known = /^functions\/(money|calendar|faults)\.ts$|^functions\/rosters\/rules\/[a-z-]+\.ts$|^functions\/certificates\/[a-z]+-rules\.ts$/
  expect(wrong(rules, (_, { to, typeOnly }) => !typeOnly && !known.test(to))).toEqual([])
})

test('nothing imports the local stack but itself and tests, and nothing imports tests but tests', () => {
  const shipped = [...functions, ...sources('web'), ...sources('infra/aws'), ...sources('infra/build')]
  expect(wrong(shipped, (_, { to }) => to.startsWith('infra/local') || to.startsWith('test/'))).toEqual([])
  expect(wrong(sources('infra/local'), (_, { to }) => to.startsWith('test/'))).toEqual([])
  expect(wrong(functions, (_, { to }) => to.startsWith('infra/') || to.startsWith('web/'))).toEqual([])
})

test('zod is imported whole: the named z brings every locale along', () => {
  const all = [...functions, ...sources('web'), ...sources('infra')]
  expect(all.filter(({ text }) => /import\s+(\{[^}]*\bz\b[^}]*\}|z)\s+from\s+['"]zod['"]/.test(text)).map(({ path }) => path)).toEqual([])
})
