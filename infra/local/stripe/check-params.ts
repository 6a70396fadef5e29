import { badRequest } from './api-error.ts'
import type { Param, Params } from './bracket-form.ts'

/** What a parameter may be. A list of words is an enum. */
export type Spec = 'text' | 'integer' | 'boolean' | 'metadata' | readonly string[] | { readonly list: Spec } | SpecMap
export type SpecMap = { readonly [name: string]: Spec }

/** Refuses, as Stripe does, every parameter that the route does not know and every value of the wrong kind. */
export function checkParams(params: Params, specs: SpecMap, at = ''): void {
  for (const [name, value] of Object.entries(params)) {
    const where = at ? `${at}[${name}]` : name
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined) throw badRequest(`Received unknown parameter: ${where}`, { code: 'parameter_unknown', param: where })
    checkValue(value, spec, where)
  }
}

function checkValue(value: Param, spec: Spec, where: string): void {
  if (spec === 'metadata') return void checkMetadata(value, where)
  if (isList(spec)) {
    if (value === '') return
    if (!Array.isArray(value)) throw badRequest('Invalid array', { param: where })
    for (const [at, one] of value.entries()) checkValue(one, spec.list, `${where}[${at}]`)
    return
  }
  if (typeof spec === 'object' && !Array.isArray(spec)) {
    if (typeof value !== 'object' || Array.isArray(value)) throw badRequest('Invalid object', { param: where })
    return checkParams(value, spec as SpecMap, where)
  }
  if (typeof value !== 'string') throw badRequest(`Invalid string: ${JSON.stringify(value)}`, { param: where })
  if (spec === 'integer' && !/^-?\d{1,15}$/.test(value)) throw badRequest(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param: where })
  if (spec === 'boolean' && value !== 'true' && value !== 'false') throw badRequest(`Invalid boolean: ${value}`, { param: where })
  if (Array.isArray(spec) && !spec.includes(value)) throw badRequest(`Invalid ${where}: must be one of ${spec.join(', ')}`, { param: where })
}

const isList = (spec: Spec): spec is { readonly list: Spec } => typeof spec === 'object' && 'list' in spec && Object.keys(spec).length === 1

function checkMetadata(value: Param, where: string): void {
  if (value === '') return
  const entries = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : undefined
  if (!entries || entries.some(([name, text]) => typeof text !== 'string' || name.length > 40 || text.length > 500) || entries.length > 50) throw badRequest('Invalid metadata', { param: where })
}

export const text = (params: Params, name: string): string | undefined => {
  const value = params[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
export const integer = (params: Params, name: string): number | undefined => {
  const value = text(params, name)
  return value === undefined ? undefined : Number(value)
}
export const map = (params: Params, name: string): Params | undefined => {
  const value = params[name]
  return typeof value === 'object' && !Array.isArray(value) ? value : undefined
}
export const list = (params: Params, name: string): Param[] => {
  const value = params[name]
  return Array.isArray(value) ? value : []
}
export const metadataOf = (params: Params, name = 'metadata'): Record<string, string> => (map(params, name) ?? {}) as Record<string, string>

/** Names given change, names given empty go, `metadata=` empties all. */
export function mergedMetadata(before: Record<string, string> | null, params: Params): Record<string, string> {
  if (params['metadata'] === '') return {}
  return Object.fromEntries(Object.entries({ ...before, ...metadataOf(params) }).filter(([, value]) => value !== ''))
}
