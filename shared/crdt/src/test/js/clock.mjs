// Time that stands still until it is told, and intervals that run when asked. To be imported before all else.
let now = 1_000_000
const intervals = []

Date.now = () => now
globalThis.setInterval = callback => {
  intervals.push(callback)
  return intervals.length - 1
}
globalThis.clearInterval = id => { intervals[id] = () => {} }

export const pass = milliseconds => { now += milliseconds }

/** Runs the interval that was set as the n-th. */
export const run = n => intervals[n]()

export const restart = () => {
  now = 1_000_000
  intervals.length = 0
}
