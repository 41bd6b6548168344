// What a key costs in a draft of 300 clauses with 500 brackets, without the list of what is contested and with it, and in a clause
// in which 300 stand, beside the same drafts without brackets. All are open at once and typed in by turns, so that what else the
// machine does falls upon all alike. It prints figures and decides nothing:
// PLENARY_JAR=../../../target/plenary.jar node contested-speed.mjs [PROFILES]
// With PROFILES, a directory, what the processor did in each turn is kept there, for the Performance panel of Chromium's tools.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DemoServer } from './demo-server.mjs'
import { costs, median, percentile } from './traces.mjs'

const CLAUSES = 300
const MANY = 500
const IN_ONE = 300
const TURNS = Number(process.env.TURNS ?? 8)
const KEYS = 12
const WARM_UP = 3
const PAUSE_MILLIS = 120
const AT_ONCE = 8
const SENTENCE = 'Encourages all parties to exchange in good faith what they know of threats to the systems of others'
const LONG = Array.from({ length: IN_ONE }, (_, at) => `measure${at} and care${at} that follows`).join(' ')
const [HERE, LONG_ONE] = [150, 200]

const profiles = process.argv[2]
if (profiles) mkdirSync(profiles, { recursive: true })
const server = await DemoServer.start()
const screenshots = mkdtempSync(join(tmpdir(), 'plenary-contested-'))
process.env.PLENARY_DEMO = join(server.directory, 'demo.json')
process.env.PLENARY_SCREENSHOTS = screenshots
const { api, clausesOf, draftWith, person } = await import('./plenary.mjs')
const { launch, Somebody } = await import('./somebody.mjs')
const browser = await launch()

const newDraft = title => draftWith(title, Array.from({ length: CLAUSES }, (_, at) => ['operative', at === LONG_ONE ? LONG : SENTENCE]))
const idsOf = async draft => (await clausesOf(draft)).slice(1).map(({ id }) => id)

async function bracket (draft, clause, quote) {
  const body = JSON.stringify({ clause, quote, kind: 'CONTESTED', stance: 'RESERVE' })
  const response = await api(`/api/drafts/${draft}/brackets`, person('CHAIR'), { method: 'POST', body })
  if (response.status !== 201) throw new Error(`expected 201, got ${response.status}: ${await response.text()}`)
}

async function bracketAll (draft, places) {
  for (let at = 0; at < places.length; at += AT_ONCE) {
    await Promise.all(places.slice(at, at + AT_ONCE).map(([clause, quote]) => bracket(draft, clause, quote)))
  }
}

/** Words of the sentence that every clause but the long one has: others in each clause, and others for its second bracket. */
const wordsAt = at => SENTENCE.split(' ').slice(2 + at % 9, 5 + at % 9).join(' ')

async function opened (draft, brackets) {
  const claire = await Somebody.signsIn(browser, server.demo, 'Claire', { viewport: { width: 1440, height: 900 } })
  claire.page.setDefaultTimeout(180_000)
  await claire.opens(draft)
  if (brackets > 0) {
    await claire.page.getByRole('button', { name: `Contested: ${brackets} places` }).waitFor()
  }
  await claire.isSaved()
  return claire
}

/** Where one types, and how. */
class Situation {
  keys = []
  constructor (title, somebody, clause, behind) { Object.assign(this, { title, somebody, clause, behind }) }

  /** Puts the caret behind words, or at the end; a press might open a bracket. */
  place () {
    return this.somebody.page.evaluate(([clause, behind]) => {
      const { editor } = document.querySelector('.ProseMirror')
      let at = 0
      editor.state.doc.forEach((node, pos) => {
        if (node.attrs.id !== clause) return
        const words = node.textContent
        at = pos + 2 + (behind === undefined ? words.length : words.indexOf(behind) + behind.length)
      })
      editor.chain().focus().setTextSelection(at).scrollIntoView().run()
    }, [this.clause, this.behind])
  }

  async turn (number) {
    const { page } = this.somebody
    await page.bringToFront()
    await this.place()
    await pause(600)
    const session = profiles && await page.context().newCDPSession(page)
    if (session) {
      await session.send('Profiler.enable')
      await session.send('Profiler.setSamplingInterval', { interval: 200 })
      await session.send('Profiler.start')
    }
    await browser.startTracing(page, {
      categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel']
    })
    for (let key = 0; key < KEYS; key++) {
      await page.keyboard.press('abcdefghij'[key % 10])
      await pause(PAUSE_MILLIS)
    }
    const trace = await browser.stopTracing()
    this.keys.push(...costs(JSON.parse(trace).traceEvents).slice(WARM_UP))
    if (session) {
      const { profile } = await session.send('Profiler.stop')
      const file = join(profiles, `${this.title.replace(/\W+/g, '-')}-${number}`)
      writeFileSync(`${file}.cpuprofile`, JSON.stringify(profile))
      writeFileSync(`${file}.json`, trace)
      await session.detach()
    }
  }

  tell () {
    const row = of => `${median(this.keys.map(of)).toFixed(1).padStart(9)}${percentile(this.keys.map(of), 95).toFixed(1).padStart(8)}`
    console.log(`\n${this.title} (${this.keys.length} keys)`.padEnd(62) + 'median     p95')
    console.log(`  work of the page until the frame, ms                ${row(key => key.work)}`)
    console.log(`  work until the next key, ms                         ${row(key => key.allWork)}`)
  }
}

try {
  const [plain, many, one] = [await newDraft('Plain'), await newDraft('Brackets everywhere'), await newDraft('Brackets in one clause')]
  const [ofPlain, ofMany, ofOne] = [await idsOf(plain), await idsOf(many), await idsOf(one)]
  const short = ofMany.filter((_, at) => at !== LONG_ONE)
  await bracketAll(many, Array.from({ length: MANY }, (_, at) => [short[at % short.length], wordsAt(at)]))
  await bracketAll(one, Array.from({ length: IN_ONE }, (_, at) => [ofOne[LONG_ONE], `measure${at} and care${at}`]))

  const claire = await opened(plain, 0)
  const among = await opened(many, MANY)
  const listed = await opened(many, MANY)
  const within = await opened(one, IN_ONE)
  await listed.page.getByRole('button', { name: `Contested: ${MANY} places` }).click()
  await listed.page.locator('[data-entry]').nth(MANY - 1).waitFor({ state: 'attached' })

  const ofHere = ids => ids[HERE]
  const ofLong = ids => ids[LONG_ONE]
  const behind = `measure${IN_ONE / 2}`
  const situations = [
    new Situation('no bracket', claire, ofHere(ofPlain)),
    new Situation(`${MANY} brackets`, among, ofHere(ofMany)),
    new Situation(`${MANY} brackets, and the list beside the text`, listed, ofHere(ofMany)),
    new Situation('no bracket, in the long clause', claire, ofLong(ofPlain), behind),
    new Situation(`${IN_ONE} brackets in the long clause, in it`, within, ofLong(ofOne), behind),
    new Situation(`${IN_ONE} brackets in the long clause, elsewhere`, within, ofHere(ofOne))
  ]
  for (let number = 0; number < TURNS; number++) {
    for (const situation of situations) await situation.turn(number)
  }
  for (const situation of situations) situation.tell()
  const complaints = [claire, among, listed, within].flatMap(({ complaints }) => complaints)
  if (complaints.length > 0) console.log(complaints)
} finally {
  await browser.close()
  await server.close()
  rmSync(screenshots, { recursive: true, force: true })
}
