import { badRequest } from './api-error.ts'

/** A request's parameters: nested maps and lists of text, as Stripe's bracket form spells them. */
export type Params = { [name: string]: Param }
export type Param = string | Params | Param[]

const depthMax = 8
const listMax = 100

/** `line_items[0][price_data][currency]=cny` -> nested. `a[]=x` and `a[0]=x` are lists. */
export function parseForm(body: string): Params {
  const root: Params = {}
  for (const [name, value] of new URLSearchParams(body)) place(root, pathOf(name), value, name)
  return listsOf(root) as Params
}

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name)
  if (!match) throw badRequest(`Invalid form name: ${name}`)
  const path = [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1]!)]
  if (path.length > depthMax || path.some((part) => part === '__proto__')) throw badRequest(`Invalid form name: ${name}`)
  return path
}

function place(at: Params, path: readonly string[], value: string, name: string): void {
  const [head, ...rest] = path as [string, ...string[]]
  const key = head === '' ? String(Object.keys(at).length) : head
  if (rest.length === 0) {
    at[key] = value
    return
  }
  const inner = (at[key] ??= {})
  if (typeof inner === 'string' || Array.isArray(inner)) throw badRequest(`Invalid form: ${name} is both a value and a map`)
  place(inner, rest, value, name)
}

/** A map whose names are 0, 1, 2 ... is a list. */
function listsOf(param: Param): Param {
  if (typeof param === 'string' || Array.isArray(param)) return param
  const entries = Object.entries(param).map(([name, value]) => [name, listsOf(value)] as const)
  const isList = entries.length > 0 && entries.length <= listMax && entries.every(([name], at) => name === String(at))
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}
