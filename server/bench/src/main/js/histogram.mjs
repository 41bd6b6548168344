// Times in classes that grow with them, so that a million of them take no room: each within 1.6 % of the truth.
const STEPS = 64
const DOUBLINGS = 28

const classOf = microseconds => {
  if (microseconds < STEPS) return microseconds
  const doubling = 31 - Math.clz32(microseconds) - 6
  return (doubling + 1) * STEPS + ((microseconds >>> doubling) & (STEPS - 1))
}

const leastOf = index => (index < STEPS ? index : (STEPS + (index & (STEPS - 1))) * 2 ** ((index >> 6) - 1))

/** How long things took, in milliseconds. */
export class Histogram {
  #counts = new Uint32Array(STEPS * DOUBLINGS)
  count = 0
  max = 0

  add (milliseconds) {
    const microseconds = Math.min(Math.max(0, Math.round(milliseconds * 1000)), 2 ** 31 - 1)
    this.#counts[classOf(microseconds)]++
    this.count++
    this.max = Math.max(this.max, milliseconds)
  }

  /** The time that `share` of all stay below, 0.99 for 99 of 100; 0 if there is none. */
  percentile (share) {
    let left = Math.ceil(this.count * share)
    if (left === 0) return 0
    for (let index = 0; index < this.#counts.length; index++) {
      left -= this.#counts[index]
      if (left <= 0) return leastOf(index) / 1000
    }
    return this.max
  }
}
