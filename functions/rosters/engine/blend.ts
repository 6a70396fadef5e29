/** Iterations between two looks at how far the mixture is from its bound. */
const between = 32
/** A line is looked at in every iteration when it is so many times the usual distance from its person's cheapest. */
const hotMargin = 4

/**
 * The same linear program as `Master`, solved by a first-order method (primal-dual hybrid gradient with averages, restarts and steps that
 * adapt): each iteration costs one look at each column, whatever the number of rows, where a pivot of the simplex costs the square of them.
 * It comes near rather than to the end, and its prices lie in the middle of what is possible, which makes them the better guides for new lines.
 *
 *   min over mixtures x, max over prices y in [-over, under]:   cost x + y (need - cover x)
 */
export class Blend {
  readonly people: number
  /** People first (what the cheapest line of each costs), then demand lines. */
  readonly dual: Float64Array
  objective = 0
  /** Of the columns there are; no bound on the rosters. */
  least = 0
  steps = 0
  count = 0
  person = new Int32Array(256)
  cost = new Float64Array(256)
  /** How near the bound of the columns at hand is near enough, as a part. */
  near = 1e-3
  private from = new Int32Array(257)
  private row = new Int32Array(4096)
  private banned = new Uint8Array(256)
  private share = new Float64Array(256)
  private before = new Float64Array(256)
  private mean = new Float64Array(256)
  private began = new Float64Array(256)
  private slope = new Float64Array(256)
  private readonly own: number[][]
  /** Of them those that have a share or may soon get one: the others are looked at only now and then. */
  private readonly hot: number[][]
  private readonly need: Float64Array
  private readonly under: Float64Array
  private readonly over: Float64Array
  private readonly price: Float64Array
  private readonly priceMean: Float64Array
  private readonly priceBegan: Float64Array
  private readonly cover: Float64Array
  private readonly coverNext: Float64Array
  private readonly coverMean: Float64Array
  private weight = 1
  private step = 0
  private total = 0

  constructor(people: number, need: ArrayLike<number>, under: ArrayLike<number>, over: ArrayLike<number>) {
    const lines = need.length
    this.people = people
    this.dual = new Float64Array(people + lines)
    this.own = Array.from({ length: people }, () => [])
    this.hot = Array.from({ length: people }, () => [])
    this.need = Float64Array.from(need)
    this.under = Float64Array.from(under)
    this.over = Float64Array.from(over)
    this.price = new Float64Array(lines)
    this.priceMean = new Float64Array(lines)
    this.priceBegan = new Float64Array(lines)
    this.cover = new Float64Array(lines)
    this.coverNext = new Float64Array(lines)
    this.coverMean = new Float64Array(lines)
  }

  add(person: number, cost: number, lines: ArrayLike<number>, length: number): number {
    const at = this.count
    if (at === this.person.length) this.grow()
    const start = this.from[at]!
    while (start + length > this.row.length) this.row = widened(this.row, Int32Array)
    for (let place = 0; place < length; place += 1) this.row[start + place] = lines[place]!
    this.from[at + 1] = start + length
    this.person[at] = person
    this.cost[at] = cost
    this.banned[at] = 0
    this.share[at] = this.own[person]!.length === 0 ? 1 : 0
    if (this.share[at] === 1) this.spread(this.cover, at, 1)
    this.own[person]!.push(at)
    this.count += 1
    return at
  }

  isBanned(column: number): boolean {
    return this.banned[column] === 1
  }

  /** Its share falls to the others of its person in the next solve. */
  ban(column: number): void {
    if (this.banned[column] === 1) return
    this.banned[column] = 1
    const own = this.own[this.person[column]!]!
    own.splice(own.indexOf(column), 1)
    const share = this.share[column]!
    this.share[column] = 0
    if (share > 0) this.spread(this.cover, column, -share)
  }

  eachUsed(visit: (column: number, share: number) => void): void {
    for (let at = 0; at < this.count; at += 1) if (this.share[at]! > 1e-4) visit(at, this.share[at]!)
  }

  worthOf(person: number, lines: ArrayLike<number>, length: number): number {
    let worth = this.dual[person]!
    for (let place = 0; place < length; place += 1) worth += this.dual[this.people + lines[place]!]!
    return worth
  }

  /** At most so many iterations. */
  solve(most: number): boolean {
    this.whole()
    this.restart(false)
    this.heat(this.gap(this.share, this.price, this.cover))
    if (this.step === 0) this.step = 0.5
    for (let at = 1; at <= most; at += 1) {
      this.iterate()
      if (at % between !== 0) continue
      const nowGap = this.gap(this.share, this.price, this.cover)
      const meanGap = this.meanGap()
      this.heat(Math.min(nowGap, meanGap))
      if (Math.min(nowGap, meanGap) < this.lastGap * 0.6 || at % (between * 8) === 0) {
        this.lastGap = Math.min(nowGap, meanGap)
        this.restart(meanGap < nowGap)
      }
      if (Math.min(nowGap, meanGap) <= this.near * Math.max(1, Math.abs(this.objective))) break
    }
    this.settle()
    return false
  }

  private lastGap = Infinity

  /** Every person's shares sum to one again after columns have gone. */
  private whole(): void {
    for (const own of this.own) {
      let sum = 0
      for (const at of own) sum += this.share[at]!
      if (Math.abs(sum - 1) < 1e-9 || own.length === 0) continue
      for (const at of own) {
        const was = this.share[at]!
        this.share[at] = sum > 1e-6 ? was / sum : 1 / own.length
        this.spread(this.cover, at, this.share[at]! - was)
      }
    }
    this.lastGap = Infinity
  }

  private iterate(): void {
    const { price, cover, coverNext, need, under, over, share, before, weight } = this
    const tau = this.step / weight
    const sigma = this.step * weight
    let moved = 0
    coverNext.set(cover)
    for (let who = 0; who < this.people; who += 1) {
      const own = this.hot[who]!
      const { length } = own
      for (let place = 0; place < length; place += 1) {
        const at = own[place]!
        let slope = this.cost[at]!
        for (let spot = this.from[at]!, end = this.from[at + 1]!; spot < end; spot += 1) slope -= price[this.row[spot]!]!
        this.slope[at] = slope
        before[at] = share[at]!
        share[at] = share[at]! - tau * slope
      }
      project(own, share)
      for (let place = 0; place < length; place += 1) {
        const at = own[place]!
        const change = share[at]! - before[at]!
        if (change === 0) continue
        moved += change * change
        this.spread(coverNext, at, change)
      }
    }
    let movedPrice = 0
    let cross = 0
    for (let line = 0; line < price.length; line += 1) {
      const ahead = 2 * coverNext[line]! - cover[line]!
      const was = price[line]!
      const will = Math.min(under[line]!, Math.max(-over[line]!, was + sigma * (need[line]! - ahead)))
      const change = will - was
      price[line] = will
      movedPrice += change * change
      cross += change * (coverNext[line]! - cover[line]!)
      cover[line] = coverNext[line]!
    }
    this.steps += 1
    // The largest step for which this iteration would still have converged decides about the next one.
    const bound = cross === 0 ? Infinity : (weight * moved + movedPrice / weight) / (2 * Math.abs(cross))
    const used = this.step
    for (let who = 0; who < this.people; who += 1) {
      const hot = this.hot[who]!
      for (let place = 0; place < hot.length; place += 1) this.mean[hot[place]!]! += used * share[hot[place]!]!
    }
    for (let line = 0; line < price.length; line += 1) {
      this.priceMean[line]! += used * price[line]!
      this.coverMean[line]! += used * cover[line]!
    }
    this.total += used
    this.step = Math.min((1 - (this.steps + 1) ** -0.3) * bound, (1 + (this.steps + 1) ** -0.6) * used)
  }

  /** How far costs of the mixture lie above the bound at the prices. */
  private gap(share: Float64Array, price: Float64Array, cover: Float64Array): number {
    let primal = 0
    let dual = 0
    for (let line = 0; line < price.length; line += 1) {
      const short = this.need[line]! - cover[line]!
      primal += short > 0 ? short * this.under[line]! : -short * this.over[line]!
      dual += this.need[line]! * price[line]!
    }
    for (let who = 0; who < this.people; who += 1) {
      let least = Infinity
      for (const at of this.own[who]!) {
        primal += share[at]! * this.cost[at]!
        let slope = this.cost[at]!
        for (let spot = this.from[at]!, end = this.from[at + 1]!; spot < end; spot += 1) slope -= price[this.row[spot]!]!
        this.slope[at] = slope
        if (slope < least) least = slope
      }
      this.dual[who] = least
      dual += least
    }
    this.objective = primal
    this.least = dual
    return primal - dual
  }

  /** By the slopes that `gap` has left behind. */
  private heat(gap: number): void {
    const margin = (hotMargin * gap) / this.people
    for (let who = 0; who < this.people; who += 1) {
      const hot = this.hot[who]!
      hot.length = 0
      const limit = this.dual[who]! + margin
      for (const at of this.own[who]!) if (this.share[at]! > 0 || this.mean[at]! > 0 || this.slope[at]! <= limit) hot.push(at)
    }
  }

  private meanGap(): number {
    const scale = 1 / this.total
    const { mean, priceMean, coverMean, count } = this
    for (let at = 0; at < count; at += 1) mean[at]! *= scale
    for (let line = 0; line < priceMean.length; line += 1) {
      priceMean[line]! *= scale
      coverMean[line]! *= scale
    }
    this.total = 1
    return this.gap(mean, priceMean, coverMean)
  }

  /** Goes on from the average when that is the better, and weighs shares against prices by how far each has come. */
  private restart(toMean: boolean): void {
    const { share, price, cover, mean, priceMean, coverMean, count } = this
    if (toMean) {
      share.set(mean.subarray(0, count))
      price.set(priceMean)
      cover.set(coverMean)
    }
    let far = 0
    let farPrice = 0
    for (let at = 0; at < count; at += 1) far += (share[at]! - this.began[at]!) ** 2
    for (let line = 0; line < price.length; line += 1) farPrice += (price[line]! - this.priceBegan[line]!) ** 2
    if (toMean || this.total > 0) {
      if (far > 1e-12 && farPrice > 1e-12) this.weight = Math.exp(0.5 * Math.log(Math.sqrt(farPrice / far)) + 0.5 * Math.log(this.weight))
    }
    this.began.set(share.subarray(0, count))
    this.priceBegan.set(price)
    mean.fill(0, 0, count)
    priceMean.fill(0)
    coverMean.fill(0)
    this.total = 0
  }

  private settle(): void {
    if (this.total > 0) {
      const nowGap = this.gap(this.share, this.price, this.cover)
      if (this.meanGap() < nowGap) this.restart(true)
    }
    this.gap(this.share, this.price, this.cover)
    this.dual.set(this.price, this.people)
  }

  private spread(cover: Float64Array, column: number, by: number): void {
    for (let spot = this.from[column]!, end = this.from[column + 1]!; spot < end; spot += 1) cover[this.row[spot]!]! += by
  }

  private grow(): void {
    this.person = widened(this.person, Int32Array)
    this.banned = widened(this.banned, Uint8Array)
    this.from = widened(this.from, Int32Array)
    for (const name of ['cost', 'share', 'before', 'mean', 'began', 'slope'] as const) this[name] = widened(this[name], Float64Array)
  }
}

/** The nearest point of the simplex: what is above a common level stays, less that level. */
function project(own: readonly number[], share: Float64Array): void {
  // Michelot: drops what falls below the level until nothing does.
  let level = 0
  let kept = own.length
  let floor = -Infinity
  for (let round = 0; round < 60; round += 1) {
    let sum = 0
    let count = 0
    for (let place = 0; place < own.length; place += 1) {
      const value = share[own[place]!]!
      if (value > floor) {
        sum += value
        count += 1
      }
    }
    level = (sum - 1) / count
    if (count === kept && round > 0) break
    kept = count
    floor = level
  }
  for (let place = 0; place < own.length; place += 1) share[own[place]!] = Math.max(0, share[own[place]!]! - level)
}

function widened<Kind extends Int32Array | Float64Array | Uint8Array>(old: Kind, Make: new (length: number) => Kind): Kind {
  const wide = new Make(old.length * 2)
  wide.set(old)
  return wide
}
