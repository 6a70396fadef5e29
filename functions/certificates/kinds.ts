import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import { type CertificateKind, completionKind, type SaveKind } from './kind-model.ts'
import { standardKinds } from './standard-kinds.ts'
import { changedMeanwhile, kindIsOurs, kindsFull, unknownKind } from './words.ts'

const kindsMax = 100

/** The starting values, those that the organization confirmed or changed, and its own; in that order. */
export async function everyKind({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>): Promise<CertificateKind[]> {
  const stored: CertificateKind[] = []
  for await (const { pk: _, sk: __, ...kind } of store.all<CertificateKind & Key>({ pk: keys.root(tenant), begins: 'CERTKIND#', consistent: true }, { bound: kindsMax })) stored.push(kind)
  const own = new Map(stored.map((kind) => [kind.kind, kind]))
  const known = new Set(standardKinds.map(({ kind }) => kind))
  return [...standardKinds.map((kind) => own.get(kind.kind) ?? kind), ...stored.filter(({ kind }) => !known.has(kind))]
}

/** Throws `invalid` for a kind that is not there. */
export function kindIn(kinds: readonly CertificateKind[], code: string): CertificateKind {
  const found = kinds.find(({ kind }) => kind === code)
  if (!found) throw unknownKind(code)
  return found
}

/** Adds a kind, or replaces what holds for it; certificates follow their rule at once. The same again changes nothing. Throws `conflict`, `refused`. */
export async function saveKind(ctx: Ctx, { kind: code, version, ...told }: SaveKind): Promise<CertificateKind> {
  if (code === completionKind) throw kindIsOurs()
  const wanted: CertificateKind = { kind: code, ...told, version: version + 1 }
  const saved = recordChange(ctx, async () => {
    const kinds = await everyKind(ctx)
    const before = kinds.find(({ kind }) => kind === code)
    if (before && same(before, wanted)) return { answer: before }
    if ((before?.version ?? 0) !== version) throw changedMeanwhile()
    if (!before && kinds.length >= kindsMax) throw kindsFull()
    const condition = version === 0 ? ('absent' as const) : { expr: 'version = :before', values: { ':before': version } }
    return { writes: [{ put: { ...wanted, ...keys.certificateKind(ctx.tenant, code) }, if: condition }], act: 'certificate-kind.saved', subject: code, detail: recorded(wanted), ...(before ? { before: recorded(before) } : {}), answer: wanted }
  })
  let answer: CertificateKind | undefined
  if (!(await held(saved.then((kind) => void (answer = kind))))) throw changedMeanwhile()
  return answer!
}

/** A retry finds its own version standing. */
const same = (standing: CertificateKind, wanted: CertificateKind): boolean => standing.version === wanted.version && JSON.stringify(recorded(standing)) === JSON.stringify(recorded(wanted))

const recorded = ({ name, levels, rules }: CertificateKind) => ({ name: name.zh, nameEn: name.en, levels, rules: rules.map(({ from, validMonths, reviewMonths, source, unread }) => `${from} ${validMonths ?? '-'}/${reviewMonths ?? '-'} ${source}${unread ? ' (K)' : ''}`) })
