// What Chromium's trace of a page tells of the keys that were pressed on it.

export function percentile (values, percent) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))]
}

export const median = values => percentile(values, 50)

const end = event => event.ts + (event.dur ?? 0)
const isWithin = (event, other) => event.ts >= other.ts && end(event) <= end(other)

/** What each key cost, in milliseconds: from its event until the frame that shows it was handed over for painting. */
export function costs (events) {
  const isOfKey = event => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown'
  const thread = events.find(isOfKey)
  const page = events
    .filter(event => event.ph === 'X' && event.pid === thread.pid && event.tid === thread.tid)
    .sort((one, other) => one.ts - other.ts)
  const named = name => page.filter(event => event.name === name)
  const [tasks, scripts, layouts, frames] = ['RunTask', 'FunctionCall', 'Layout', 'Commit'].map(named)
  const inputs = page.filter(event => event.name === 'EventDispatch' && event.args.data.type === 'input')
  const keys = page.filter(isOfKey)
  const workBetween = (from, to) => tasks.reduce(
    (sum, task) => sum + Math.max(0, Math.min(end(task), to) - Math.max(task.ts, from)), 0)
  return keys.slice(0, -1).flatMap((key, index) => {
    const input = inputs.find(({ ts }) => ts >= key.ts)
    const frame = frames.find(({ ts }) => input !== undefined && ts >= end(input))
    if (frame === undefined) return []
    const next = keys[index + 1].ts
    const forced = layouts.filter(layout =>
      layout.ts >= key.ts && layout.ts < end(frame) && scripts.some(script => isWithin(layout, script)))
    return [{
      toFrame: (end(frame) - key.ts) / 1000,
      work: workBetween(key.ts, end(frame)) / 1000,
      allWork: workBetween(key.ts, next) / 1000,
      forcedLayouts: forced.length,
      trace: { from: key.ts, to: next }
    }]
  })
}
