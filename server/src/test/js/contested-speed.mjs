// How long a key takes in a draft of 300 clauses with 500 brackets, without the list of what is contested and with it, beside the
// same draft without brackets. It prints figures and decides nothing: PLENARY_JAR=../../../target/plenary.jar node contested-speed.mjs
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DemoServer } from './demo-server.mjs'
import { costs, median, percentile } from './traces.mjs'

const CLAUSES = 300
const BRACKETS = 500
const KEYS = 60
const WARM_UP = 10
const PAUSE_MILLIS = 120
const AT_ONCE = 8
const SENTENCE = 'Encourages all parties to exchange in good faith what they know of threats to the systems of others'

const server = await DemoServer.start()
const screenshots = mkdtempSync(join(tmpdir(), 'plenary-contested-'))
process.env.PLENARY_DEMO = join(server.directory, 'demo.json')
process.env.PLENARY_SCREENSHOTS = screenshots
const { api, clausesOf, draftWith, person } = await import('./plenary.mjs')
const { launch, SAVED, Somebody } = await import('./somebody.mjs')
const browser = await launch()

async function measure (title, somebody) {
  await browser.startTracing(somebody.page, {
    categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel']
  })
  for (let key = 0; key < KEYS; key++) {
    await somebody.page.keyboard.press('abcdefghij'[key % 10])
    await pause(PAUSE_MILLIS)
  }
  const keys = costs(JSON.parse(await browser.stopTracing()).traceEvents).slice(WARM_UP)
  const row = of => `${median(keys.map(of)).toFixed(1).padStart(8)}${percentile(keys.map(of), 95).toFixed(1).padStart(8)}`
  console.log(`\n${title} (${keys.length} keys)     median     p95`)
  console.log(`  work of the page until the frame, ms  ${row(key => key.work)}`)
  console.log(`  work until the next key, ms           ${row(key => key.allWork)}`)
}

async function bracket (draft, clause, index) {
  const words = SENTENCE.split(' ')
  const quote = words.slice(2 + index % 9, 5 + index % 9).join(' ')
  const body = JSON.stringify({ clause, quote, kind: 'CONTESTED', stance: 'RESERVE' })
  const response = await api(`/api/drafts/${draft}/brackets`, person('CHAIR'), { method: 'POST', body })
  if (response.status !== 201) throw new Error(`expected 201, got ${response.status}: ${await response.text()}`)
}

try {
  const draft = await draftWith('Three hundred clauses', Array.from({ length: CLAUSES }, () => ['operative', SENTENCE]))
  const ids = (await clausesOf(draft)).slice(1).map(({ id }) => id)
  const claire = await (await Somebody.signsIn(browser, server.demo, 'Claire', { viewport: { width: 1440, height: 900 } })).opens(draft)
  await claire.goesTo(ids[150])
  await claire.shows(SAVED)
  await measure('without brackets', claire)
  for (let at = 0; at < BRACKETS; at += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, BRACKETS - at) }, (_, n) => bracket(draft, ids[(at + n) % CLAUSES], at + n)))
  }
  await claire.opens(draft)
  await claire.page.getByRole('button', { name: `Contested: ${BRACKETS} places` }).waitFor({ timeout: 120_000 })
  await claire.goesTo(ids[150])
  await pause(1_000)
  await measure(`${BRACKETS} brackets`, claire)
  await claire.page.getByRole('button', { name: `Contested: ${BRACKETS} places` }).click()
  await claire.page.locator('[data-entry]').nth(BRACKETS - 1).waitFor({ state: 'attached' })
  await claire.goesTo(ids[150])
  await pause(1_000)
  await measure('and the list beside the text', claire)
  if (claire.complaints.length > 0) console.log(claire.complaints)
} finally {
  await browser.close()
  await server.close()
  rmSync(screenshots, { recursive: true, force: true })
}
