import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { functionNames } from '../../infra/aws/routes.ts'
import { nodeTooOld } from '../machine.mjs'
import { codeOf, root, sources } from './sources.ts'

const functions = sources('functions')
const containing = (pattern: RegExp, except: readonly string[] = []): string[] =>
  functions.filter(({ path, text }) => !except.includes(path) && pattern.test(codeOf(text))).map(({ path }) => path)

test("the machine's clock is read in calendar.ts alone", () => {
  expect(containing(/Date\.now\(\)|new Date\(\s*\)|performance\.now\(\)/, ['functions/calendar.ts'])).toEqual([])
})

test('chance is drawn in ids.ts alone, and never from Math.random', () => {
  expect(containing(/Math\.random\(\)/)).toEqual([])
  expect(containing(/randomBytes|randomUUID|getRandomValues/, ['functions/ids.ts'])).toEqual([])
})

/** Filled while modules load, with a font's bytes, or never. */
const sameForAll = ['functions/http/operation.ts', 'functions/http/valid.ts', 'functions/paper/fonts.ts', 'functions/reconciliation/matching/amount-lists.ts', 'functions/reconciliation/reading/columns.ts']
test('no module keeps state between two calls: a Lambda serves many tenants, and test files share what they import', () => {
  expect(containing(/^(export )?let |^(export )?const \w+(: [^=\n]+)? = (new (Map|Set|WeakMap)(<[^>\n]*>)?\(\)|\[\]|\{\})/m, sameForAll)).toEqual([])
})

test('keys are built in one file', () => {
  expect(containing(/['"`]T#/, ['functions/storage/rooms.ts'])).toEqual([])
})

test('environment variables are read where functions start, nowhere else', () => {
  expect(containing(/process\.env/, ['functions/paper/fonts.ts']).filter((path) => !/^functions\/(cloud|entry)\//.test(path))).toEqual([])
})

test('each function has one entry file of at most 25 lines', () => {
  const files = readdirSync(join(root, 'functions/entry')).filter((name) => name.endsWith('.ts'))
  expect(files.toSorted()).toEqual(functionNames.map((name) => `${name}.ts`).toSorted())
  const long = files.filter((name) => readFileSync(join(root, 'functions/entry', name), 'utf8').split('\n').length > 26)
  expect(long).toEqual([])
})

test('the top folder holds what the design names and dot files', () => {
  const listed = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  const names = listed.status === 0 ? [...new Set(listed.stdout.trim().split('\n').map((path) => path.split('/')[0]!))] : []
  const expected = ['LICENSE', 'README.md', 'functions', 'infra', 'package-lock.json', 'package.json', 'test', 'tsconfig.json', 'vitest.config.ts', 'web']
  expect(names.filter((name) => !name.startsWith('.') && !expected.includes(name))).toEqual([])
})

test('the lock file names every optional package, so that npm ci works on every platform', () => {
  type Entry = { optionalDependencies?: Record<string, string> }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]),
  )
  expect(missing).toEqual([])
})

test('versions in package.json are exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

test('a Node that is too old is told so in a sentence', () => {
  expect(nodeTooOld('18.20.4')).toMatch(/needs Node 20\.19 or newer; this is 18\.20\.4/)
  expect(nodeTooOld('20.18.9')).toBeDefined()
  expect([nodeTooOld('20.19.0'), nodeTooOld('22.0.0'), nodeTooOld()]).toEqual([undefined, undefined, undefined])
})
