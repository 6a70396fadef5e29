/** Chance that is the same for the same seed (sfc32), without allocation. */
export class Chance {
  private a = 0
  private b = 0
  private c = 0
  private d = 1

  constructor(seed: number) {
    this.a = seed >>> 0
    this.b = 0x9e3779b9
    this.c = 0x243f6a88
    for (let at = 0; at < 16; at += 1) this.next()
  }

  /** From 0 to below 2^32. */
  word(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    this.c |= 0
    return sum >>> 0
  }

  /** From 0 to below 1. */
  next(): number {
    return this.word() / 4_294_967_296
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }
}

const noises = 16_384
const gumbel = Float64Array.from({ length: noises }, (_, at) => -Math.log(-Math.log((at + 0.5) / noises)))

/** Noise whose largest of several picks each with the probability that Boltzmann gives it: the cheapest way through noisy costs is a sample at that temperature. */
export const noise = (chance: Chance): number => gumbel[chance.word() & (noises - 1)]!
