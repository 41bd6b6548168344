// A reporter for Node's test runner: a line of JSON for each test that has ended.
import { basename } from 'node:path'
import { inspect } from 'node:util'

export default async function * outcomes (events) {
  for await (const { type, data } of events) {
    if (data?.nesting !== 0 || (type !== 'test:pass' && type !== 'test:fail')) continue
    const skipped = data.skip !== undefined || data.todo !== undefined
    yield JSON.stringify({
      suite: basename(data.file ?? ''),
      test: data.name,
      millis: Math.round(data.details.duration_ms),
      ...(skipped && { skipped: true }),
      ...(type === 'test:fail' && { failure: inspect(data.details.error?.cause ?? data.details.error, { depth: 4 }) })
    }) + '\n'
  }
}
