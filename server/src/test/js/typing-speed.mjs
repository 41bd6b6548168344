// How long a key takes until it is painted, in a draft of 300 clauses in which twenty others move about. It prints figures and
// decides nothing: PLENARY_JAR=../../../target/plenary.jar node typing-speed.mjs [TRACE]
// With TRACE, what Chromium recorded is kept in that file, for the Performance panel of its tools.
import { rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { DemoServer } from './demo-server.mjs'
import { costs, median, percentile } from './traces.mjs'

const CLAUSES = 300
const CARETS = 20
const KEYS = 60
const WARM_UP = 10
const PAUSE_MILLIS = 120
const SENTENCE = 'Encourages all parties to exchange, in good faith, what they know of threats to the systems of others. '

const server = await DemoServer.start()
const screenshots = mkdtempSync(join(tmpdir(), 'plenary-typing-'))
process.env.PLENARY_DEMO = join(server.directory, 'demo.json')
process.env.PLENARY_SCREENSHOTS = screenshots
const { createDraft, delegates, joinWithProvider, person } = await import('./plenary.mjs')
const { launch, Somebody } = await import('./somebody.mjs')
const browser = await launch()

function clause (index) {
  const element = new Y.XmlElement('operative')
  element.setAttribute('id', `clause${String(index).padStart(6, '0')}`)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(SENTENCE.repeat(1 + index % 4).trim())])
  element.insert(0, [paragraph])
  return element
}

const wordsOf = (text, index) => text.get(index).get(0).get(0)

/** Somebody whose caret goes from place to place. */
function wanders ({ provider, text }) {
  return setInterval(() => {
    const index = 1 + Math.floor(Math.random() * (text.length - 1))
    const words = wordsOf(text, index)
    const place = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(words, Math.floor(Math.random() * words.length)))
    provider.awareness.setLocalStateField('cursor', { anchor: place, head: place })
    provider.awareness.setLocalStateField('clause', text.get(index).getAttribute('id'))
  }, 500 + Math.random() * 500)
}

/** Somebody who types in a clause of their own. */
function types ({ text }, index) {
  return setInterval(() => wordsOf(text, index).insert(0, 'x'), PAUSE_MILLIS)
}

async function measure (title, somebody, count) {
  const { page } = somebody
  await browser.startTracing(page, {
    categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel',
      ...(process.argv[2] ? ['v8', 'disabled-by-default-v8.cpu_profiler'] : [])]
  })
  for (let key = 0; key < count; key++) {
    await page.keyboard.press('abcdefghij klmnop'[key % 17] === ' ' ? 'Space' : 'abcdefghij klmnop'[key % 17])
    await pause(PAUSE_MILLIS)
  }
  const trace = await browser.stopTracing()
  if (process.argv[2]) writeFileSync(`${process.argv[2]}-${title.replace(/\W+/g, '-')}.json`, trace)
  const keys = costs(JSON.parse(trace).traceEvents).slice(WARM_UP)
  const row = of => `${median(keys.map(of)).toFixed(1).padStart(8)}${percentile(keys.map(of), 95).toFixed(1).padStart(8)}`
  console.log(`\n${title} (${keys.length} keys)             median     p95`)
  console.log(`  from the key to the frame, ms         ${row(key => key.toFrame)}`)
  console.log(`  work of the page until then, ms       ${row(key => key.work)}`)
  console.log(`  work until the next key, ms           ${row(key => key.allWork)}`)
  console.log(`  layouts asked for by scripts till then${row(key => key.forcedLayouts)}`)
}

const timers = []
const clients = []
try {
  const draft = await createDraft('Three hundred clauses')
  const tool = await joinWithProvider(draft, person('CHAIR'))
  clients.push(tool)
  tool.doc.transact(() => tool.text.insert(1, Array.from({ length: CLAUSES }, (_, index) => clause(index))))
  const claire = await (await Somebody.signsIn(browser, server.demo, 'Claire')).opens(draft)
  await claire.clause('clause000150').waitFor()
  for (let index = 0; index < CARETS; index++) {
    const client = await joinWithProvider(draft, delegates[index % delegates.length])
    clients.push(client)
    timers.push(wanders(client))
  }
  await claire.goesTo('clause000150')
  await claire.isSaved()
  await pause(1_000)
  await measure(`${CLAUSES} clauses, ${CARETS} carets`, claire, KEYS)
  timers.push(types(clients[1], 20))
  await measure('and somebody types elsewhere', claire, 100 + WARM_UP)
  timers.push(types(clients[2], 152))
  await measure('and somebody types in sight', claire, KEYS)
  if (process.env.PLENARY_PHOTOGRAPH) await claire.page.screenshot({ path: process.env.PLENARY_PHOTOGRAPH })
  if (claire.complaints.length > 0) console.log(claire.complaints)
} finally {
  timers.forEach(clearInterval)
  clients.forEach(client => client.leave())
  await browser.close()
  await server.close()
  rmSync(screenshots, { recursive: true, force: true })
}
