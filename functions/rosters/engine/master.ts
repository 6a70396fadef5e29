const pivotsMax = 10_000

/**
 * The linear program that mixes lines: each person a convex mixture of known lines, demand met or paid for.
 *
 *   min  sum cost(j) x(j) + under u + over o     one mixture a person; on each demand line  sum x(j) + u - o = need
 *
 * Revised simplex with a dense inverse. Columns come in while it runs and are banned by a price, so the basis at hand
 * always stays feasible and every solve starts from the last one. Rows: people first, then demand lines.
 */
export class Master {
  readonly rows: number
  readonly people: number
  /** Row prices: what one more of a row is worth. */
  readonly dual: Float64Array
  objective = 0
  pivots = 0
  count = 0
  /** The person of a column. */
  person = new Int32Array(256)
  cost = new Float64Array(256)
  private from = new Int32Array(257)
  private row = new Int32Array(4096)
  private banned = new Uint8Array(256)
  /** Column-major: `inverse[k * rows + i]`. */
  private readonly inverse: Float64Array
  private readonly basis: Int32Array
  private readonly value: Float64Array
  private readonly way: Float64Array
  private readonly right: Float64Array
  private readonly under: Float64Array
  private readonly over: Float64Array
  private started = false
  private sinceFactored = 0
  private underWay = false
  private begunAt = 0

  /** `need`, `under`, `over` by demand line. The basis knows columns from 0 and slacks as -1 - (2 * line) for too few, - 1 more for too many. */
  constructor(people: number, need: ArrayLike<number>, under: ArrayLike<number>, over: ArrayLike<number>) {
    const lines = need.length
    const rows = people + lines
    this.people = people
    this.rows = rows
    this.dual = new Float64Array(rows)
    this.inverse = new Float64Array(rows * rows)
    this.basis = new Int32Array(rows)
    this.value = new Float64Array(rows)
    this.way = new Float64Array(rows)
    // Needs a hair apart: without it, hundreds of pivots would change nothing (degeneracy).
    this.right = Float64Array.from({ length: rows }, (_, at) => (at < people ? 1 : need[at - people]! + 2e-6 * (1 + ((at * 7919) % 97) / 97)))
    this.under = Float64Array.from(under)
    this.over = Float64Array.from(over)
  }

  /** `lines`: the demand lines that this line of shifts counts for. The first column of each person is where the basis begins. */
  add(person: number, cost: number, lines: ArrayLike<number>, length: number): number {
    const at = this.count
    if (at === this.person.length) this.grow()
    const start = this.from[at]!
    while (start + length > this.row.length) this.row = widened(this.row, Int32Array)
    for (let place = 0; place < length; place += 1) this.row[start + place] = this.people + lines[place]!
    this.from[at + 1] = start + length
    this.person[at] = person
    this.cost[at] = cost
    this.banned[at] = 0
    this.count += 1
    return at
  }

  isBanned(column: number): boolean {
    return this.banned[column] === 1
  }

  ban(column: number): void {
    if (this.banned[column] === 1) return
    this.banned[column] = 1
    this.cost[column]! += 1e5
  }

  /** How much of a column is in the mixture, for all columns in the basis. */
  eachUsed(visit: (column: number, share: number) => void): void {
    for (let at = 0; at < this.rows; at += 1) if (this.basis[at]! >= 0 && this.value[at]! > 1e-9) visit(this.basis[at]!, this.value[at]!)
  }

  /** The reduced cost of a line that is not a column yet is its cost minus this. */
  worthOf(person: number, lines: ArrayLike<number>, length: number): number {
    let worth = this.dual[person]!
    for (let place = 0; place < length; place += 1) worth += this.dual[this.people + lines[place]!]!
    return worth
  }

  /** Pivots towards the optimum over the columns so far. True when `most` pivots were not enough and it should be called again. */
  solve(most: number): boolean {
    if (!this.started) this.start()
    else if (!this.underWay) this.reprice()
    this.underWay = true
    for (let step = 0; ; step += 1) {
      // In a corner where rounding errors keep the simplex going round, the last mixture is good enough.
      if (step === most && this.pivots - this.begunAt < pivotsMax) return true
      const entering = step === most ? undefined : this.enter()
      if (entering === undefined || !this.pivot(entering)) break
      this.pivots += 1
      this.sinceFactored += 1
      if (this.sinceFactored > 1000 + 4 * this.rows) this.factor()
    }
    this.underWay = false
    this.begunAt = this.pivots
    this.objective = 0
    for (let at = 0; at < this.rows; at += 1) this.objective += this.priceOf(this.basis[at]!) * this.value[at]!
    return false
  }

  private start(): void {
    this.started = true
    const first = new Int32Array(this.people).fill(-1)
    for (let at = 0; at < this.count; at += 1) if (first[this.person[at]!]! < 0) first[this.person[at]!] = at
    const left = Float64Array.from(this.right)
    for (let person = 0; person < this.people; person += 1) {
      const column = first[person]!
      this.basis[person] = column
      for (let at = this.from[column]!; at < this.from[column + 1]!; at += 1) left[this.row[at]!]! -= 1
    }
    for (let line = 0; line < this.under.length; line += 1) this.basis[this.people + line] = left[this.people + line]! >= 0 ? -1 - 2 * line : -2 - 2 * line
    this.factor()
  }

  private priceOf(variable: number): number {
    if (variable >= 0) return this.cost[variable]!
    const slack = -1 - variable
    return slack % 2 === 0 ? this.under[slack >> 1]! : this.over[slack >> 1]!
  }

  /** The most promising variable outside of the basis, undefined at the optimum. */
  private enter(): number | undefined {
    const { dual, people } = this
    let best = -1e-7
    let found: number | undefined
    for (let at = 0; at < this.count; at += 1) {
      if (this.banned[at] === 1) continue
      let reduced = this.cost[at]! - dual[this.person[at]!]!
      for (let place = this.from[at]!, end = this.from[at + 1]!; place < end; place += 1) reduced -= dual[this.row[place]!]!
      if (reduced < best) {
        best = reduced
        found = at
      }
    }
    for (let line = 0; line < this.under.length; line += 1) {
      const price = dual[people + line]!
      if (this.under[line]! - price < best) {
        best = this.under[line]! - price
        found = -1 - 2 * line
      }
      if (this.over[line]! + price < best) {
        best = this.over[line]! + price
        found = -2 - 2 * line
      }
    }
    return found
  }

  private direction(variable: number): void {
    const { way, inverse, rows } = this
    way.fill(0)
    const spread = (row: number, by: number) => {
      for (let at = 0, place = row * rows; at < rows; at += 1) way[at]! += by * inverse[place + at]!
    }
    if (variable < 0) {
      const slack = -1 - variable
      return spread(this.people + (slack >> 1), slack % 2 === 0 ? 1 : -1)
    }
    spread(this.person[variable]!, 1)
    for (let at = this.from[variable]!; at < this.from[variable + 1]!; at += 1) spread(this.row[at]!, 1)
  }

  private pivot(entering: number): boolean {
    const { way, value, rows, inverse, dual, basis } = this
    this.direction(entering)
    let leaving = -1
    let ratio = Infinity
    for (let at = 0; at < rows; at += 1) {
      if (way[at]! <= 1e-8) continue
      const step = Math.max(0, value[at]!) / way[at]!
      if (step < ratio - 1e-12 || (step <= ratio + 1e-12 && way[at]! > way[leaving]!)) {
        ratio = Math.min(ratio, step)
        leaving = at
      }
    }
    if (leaving < 0) return false
    let reduced = this.priceOf(entering)
    for (let at = 0; at < rows; at += 1) reduced -= this.priceOf(basis[at]!) * way[at]!
    for (let at = 0; at < rows; at += 1) value[at]! -= ratio * way[at]!
    value[leaving] = ratio
    const pivot = way[leaving]!
    way[leaving] = 0
    for (let column = 0; column < rows; column += 1) {
      const start = column * rows
      const share = inverse[start + leaving]! / pivot
      if (share === 0) continue
      for (let at = 0; at < rows; at += 1) inverse[start + at]! -= way[at]! * share
      inverse[start + leaving] = share
      dual[column]! += reduced * share
    }
    basis[leaving] = entering
    return true
  }

  /** Row prices from the inverse, after costs have changed. */
  private reprice(): void {
    const { rows, inverse, dual, basis } = this
    const prices = Float64Array.from(basis, (variable) => this.priceOf(variable))
    for (let column = 0; column < rows; column += 1) {
      let sum = 0
      for (let at = 0, start = column * rows; at < rows; at += 1) sum += prices[at]! * inverse[start + at]!
      dual[column] = sum
    }
  }

  /** The inverse anew from the basis (Gauss-Jordan by rows), against the drift of many updates. */
  private factor(): void {
    const { rows, basis } = this
    const matrix = new Float64Array(rows * rows)
    const inverse = new Float64Array(rows * rows)
    basis.forEach((variable, column) => {
      if (variable < 0) matrix[(this.people + ((-1 - variable) >> 1)) * rows + column] = (-1 - variable) % 2 === 0 ? 1 : -1
      else {
        matrix[this.person[variable]! * rows + column] = 1
        for (let at = this.from[variable]!; at < this.from[variable + 1]!; at += 1) matrix[this.row[at]! * rows + column]! += 1
      }
    })
    for (let at = 0; at < rows; at += 1) inverse[at * rows + at] = 1
    for (let column = 0; column < rows; column += 1) eliminate(matrix, inverse, rows, column)
    for (let at = 0; at < rows; at += 1) for (let column = 0; column < rows; column += 1) this.inverse[column * rows + at] = inverse[at * rows + column]!
    for (let at = 0; at < rows; at += 1) {
      let sum = 0
      for (let column = 0; column < rows; column += 1) sum += inverse[at * rows + column]! * this.right[column]!
      this.value[at] = sum
    }
    this.reprice()
    this.sinceFactored = 0
  }

  private grow(): void {
    this.person = widened(this.person, Int32Array)
    this.cost = widened(this.cost, Float64Array)
    this.banned = widened(this.banned, Uint8Array)
    this.from = widened(this.from, Int32Array)
  }
}

function eliminate(matrix: Float64Array, inverse: Float64Array, rows: number, column: number): void {
  let pivot = column
  for (let at = column + 1; at < rows; at += 1) if (Math.abs(matrix[at * rows + column]!) > Math.abs(matrix[pivot * rows + column]!)) pivot = at
  if (pivot !== column) {
    for (const which of [matrix, inverse]) {
      const kept = which.slice(pivot * rows, (pivot + 1) * rows)
      which.copyWithin(pivot * rows, column * rows, (column + 1) * rows)
      which.set(kept, column * rows)
    }
  }
  const scale = 1 / matrix[column * rows + column]!
  for (let at = 0, start = column * rows; at < rows; at += 1) {
    matrix[start + at]! *= scale
    inverse[start + at]! *= scale
  }
  for (let at = 0; at < rows; at += 1) {
    const factor = at === column ? 0 : matrix[at * rows + column]!
    if (factor === 0) continue
    for (let place = column; place < rows; place += 1) matrix[at * rows + place]! -= factor * matrix[column * rows + place]!
    for (let place = 0; place < rows; place += 1) inverse[at * rows + place]! -= factor * inverse[column * rows + place]!
  }
}

function widened<Kind extends Int32Array | Float64Array | Uint8Array>(old: Kind, Make: new (length: number) => Kind): Kind {
  const wide = new Make(old.length * 2)
  wide.set(old)
  return wide
}
