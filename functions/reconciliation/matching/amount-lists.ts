/** Many more than a run may bring; a key stays a safe integer. */
const amountsMax = 2 ** 20
const accountsMax = 2 ** 8

/**
 * Places by account, name and amount. Each of the three is numbered and one number is the key: 100,000 keys made of text took
 * longer than the matching itself.
 */
export class AmountLists {
  private readonly accounts = new Map<string, number>()
  private readonly names = new Map<string, number>()
  private readonly amounts = new Map<number, number>()
  private readonly lists = new Map<number, number[]>()

  /** In the order of places, so that lists stand in the order of days. */
  add(account: string, name: string, amount: number, place: number): void {
    const key = keyOf(numberOf(this.accounts, account), numberOf(this.names, name), numberOf(this.amounts, amount))
    if (this.amounts.size > amountsMax || this.accounts.size > accountsMax) throw new RangeError('too many amounts or accounts for one run')
    const list = this.lists.get(key)
    if (!list) this.lists.set(key, [place])
    else if (list.at(-1) !== place) list.push(place)
  }

  of(account: string, name: string, amount: number): readonly number[] {
    const named = this.names.get(name)
    const priced = named === undefined ? undefined : this.amounts.get(amount)
    const held = priced === undefined ? undefined : this.accounts.get(account)
    return held === undefined ? none : (this.lists.get(keyOf(held, named!, priced!)) ?? none)
  }
}

const keyOf = (account: number, name: number, amount: number): number => (name * accountsMax + account) * amountsMax + amount

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

const none: readonly number[] = []
