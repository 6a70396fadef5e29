import type { Ctx } from '../context.ts'
import { figuresOf } from './figures.ts'
import { canonical, hashOf, noHash } from './hash.ts'
import { readHeads, readHistory, readScopes } from './items.ts'
import type { DisclosureId } from './model.ts'
import { moneyOf } from './publish-disclosure.ts'
import { spanOfId } from './spans-model.ts'

/** hash: a version is not what its hash says · chain: it does not follow the one before · figures: the newest version's money is not the books'. */
export type Damage = { readonly id: DisclosureId; readonly version: number; readonly what: 'hash' | 'chain' | 'figures'; readonly community?: string | null }

const pageSize = 50

/** Every published version against its hash, its place in the chain, and, of the newest, against the vouchers (D1). */
export async function* checkDisclosures(ctx: Ctx): AsyncGenerator<Damage> {
  let after: string | undefined
  do {
    const { items, next } = await readHeads(ctx, pageSize, after)
    for (const head of items) {
      const history = (await readHistory(ctx, head.id, head.version)).toReversed()
      let previous = noHash
      for (const [at, version] of history.entries()) {
        const { version: number, note, asOf, hash } = version
        const scopes = await readScopes(ctx, head.id, number)
        if (version.previous !== previous || number !== at + 1) yield { id: head.id, version: number, what: 'chain' }
        if (hashOf({ id: head.id, version: number, previous: version.previous, note, asOf, scopes }) !== hash) yield { id: head.id, version: number, what: 'hash' }
        previous = hash
        if (number !== head.version) continue
        const books = moneyOf(await figuresOf(ctx, spanOfId(head.id), version.bases))
        for (const scope of moneyOf(scopes)) if (canonical(scope) !== canonical(books.find(({ community }) => community === scope.community))) yield { id: head.id, version: number, what: 'figures', community: scope.community }
      }
      if (history.length !== head.version || previous !== head.hash) yield { id: head.id, version: head.version, what: 'chain' }
    }
    after = next
  } while (after !== undefined)
}
