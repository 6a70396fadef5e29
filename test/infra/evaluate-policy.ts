import type { Policy, Statement } from '../../infra/aws/tenant-policy.ts'

/** A request as IAM sees it. Context keys hold one value or several; a key that is not there is absent, not empty. */
export type Request = {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** IAM's rule for one identity policy: an explicit Deny wins, else an Allow is needed. */
export function evaluate(policy: Policy, request: Request): 'allow' | 'deny' {
  const applies = (effect: Statement['Effect']) => policy.Statement.some((statement) => statement.Effect === effect && matches(statement, request))
  return !applies('Deny') && applies('Allow') ? 'allow' : 'deny'
}

function matches(statement: Statement, request: Request): boolean {
  const named = (patterns: readonly string[]) => patterns.some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase()))
  const action = statement.Action ? named(statement.Action) : !named(statement.NotAction ?? [])
  return action && statement.Resource.some((pattern) => like(pattern, request.resource)) && conditionsHold(statement.Condition ?? {}, request)
}

/** All operators of a condition and all keys of an operator must hold; of the values of a key, one. */
export function conditionsHold(conditions: NonNullable<Statement['Condition']>, { context }: Pick<Request, 'context'>): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, valuesOf(context, key), typeof wanted === 'string' ? [wanted] : wanted, context)),
  )
}

function holds(operator: string, found: readonly string[] | undefined, wanted: readonly string[], context: Request['context']): boolean {
  if (operator === 'Null') return (found === undefined) === (wanted[0] === 'true')
  // A variable without a value matches nothing: the whole pattern drops out.
  const patterns = wanted.map((pattern) => fill(pattern, context)).filter((pattern) => pattern !== undefined)
  const [set, test] = operator.includes(':') ? (operator.split(':') as [string, string]) : [undefined, operator]
  switch (set) {
    // True for no values at all and for an absent key: the trap that the Null guard is for.
    case 'ForAllValues':
      return (found ?? []).every((value) => one(test, value, patterns))
    case 'ForAnyValue':
      return (found ?? []).some((value) => one(test, value, patterns))
    case undefined:
      // A negated operator holds for an absent key, a positive one does not.
      return found === undefined ? test.includes('Not') : found.length === 1 && one(test, found[0]!, patterns)
    default:
      throw new Error(`the evaluator does not know ${operator}`)
  }
}

function one(operator: string, value: string, patterns: readonly string[]): boolean {
  switch (operator) {
    case 'StringEquals':
      return patterns.includes(value)
    case 'StringNotEquals':
      return !patterns.includes(value)
    case 'StringLike':
      return patterns.some((pattern) => like(pattern, value))
    default:
      throw new Error(`the evaluator does not know ${operator}`)
  }
}

/** Context keys are compared without regard to case. */
function valuesOf(context: Request['context'], key: string): readonly string[] | undefined {
  const value = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
  return typeof value === 'string' ? [value] : value
}

/** `${aws:PrincipalTag/tenant}` by its value. What the value holds counts as pattern, the worse of the two readings. */
function fill(pattern: string, context: Request['context']): string | undefined {
  let missing = false
  const filled = pattern.replace(/\$\{([^}]+)\}/g, (_, key: string) => {
    const value = valuesOf(context, key)?.[0]
    if (value === undefined) missing = true
    return value ?? ''
  })
  return missing ? undefined : filled
}

/** `*` any characters, `?` one. */
export function like(pattern: string, value: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[\\s\\S]*').replaceAll('?', '[\\s\\S]')
  return new RegExp(`^${source}$`).test(value)
}
