// What Chromium's trace of a page tells of the keys that were pressed on it.

export function percentile (values, percent) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))]
}

export const median = values => percentile(values, 50)

const end = event => event.ts + (event.dur ?? 0)
/** The same in the time that the page's thread had a processor: what other programs do meanwhile is not in it. */
const endOfWork = event => event.tts + (event.tdur ?? 0)
const isWithin = (event, other) => event.ts >= other.ts && end(event) <= end(other)

/**
 * What each key cost, in milliseconds: the time from its event until the frame that shows it was handed over for painting, and
 * how long the page worked until then, and until the next key.
 */
export function costs (events) {
  const isOfKey = event => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown'
  const thread = events.find(isOfKey)
  const page = events
    .filter(event => event.ph === 'X' && event.pid === thread.pid && event.tid === thread.tid)
    .sort((one, other) => one.ts - other.ts)
  const named = name => page.filter(event => event.name === name)
  const [scripts, layouts, frames] = ['FunctionCall', 'Layout', 'Commit'].map(named)
  const inputs = page.filter(event => event.name === 'EventDispatch' && event.args.data.type === 'input')
  const keys = page.filter(isOfKey)
  return keys.slice(0, -1).flatMap((key, index) => {
    const input = inputs.find(({ ts }) => ts >= key.ts)
    const frame = frames.find(({ ts }) => input !== undefined && ts >= end(input))
    if (frame === undefined) return []
    const forced = layouts.filter(layout =>
      layout.ts >= key.ts && layout.ts < end(frame) && scripts.some(script => isWithin(layout, script)))
    return [{
      toFrame: (end(frame) - key.ts) / 1000,
      work: (endOfWork(frame) - key.tts) / 1000,
      allWork: (keys[index + 1].tts - key.tts) / 1000,
      forcedLayouts: forced.length
    }]
  })
}
