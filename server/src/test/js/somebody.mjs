// People at browsers of their own, for tests of the finished jar. Screenshots are kept in $PLENARY_SCREENSHOTS.
import { existsSync, mkdirSync } from 'node:fs'
import { join as path } from 'node:path'
import { chromium } from 'playwright-core'

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'
]
/** What a page is told whose browser may keep no program. */
const BLOCKED = 'Service Worker registration blocked'
const screenshots = process.env.PLENARY_SCREENSHOTS

/** Where Chromium is: the one that draws without windows, if it is there, for it does so for little more than half of the work. */
const chromiumPath = process.env.CHROMIUM ||
  ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(path => existsSync(path))

/** How Chromium is started. */
export const program = () => ({ executablePath: chromiumPath, args: FLAGS })

export function launch () {
  mkdirSync(screenshots, { recursive: true })
  return chromium.launch(program())
}

/** A browser that others join by its address. */
export const serve = () => chromium.launchServer(program())

/** A browser that somebody else has launched, as if it were one's own. */
export function join (address) {
  mkdirSync(screenshots, { recursive: true })
  return chromium.connect(address)
}

/**
 * A browser of somebody's own. It keeps no program for when they are offline, which would be fetched anew by each of so many browsers:
 * tests that are about that ask for it, by `serviceWorkers: 'allow'`.
 */
export const contextIn = (browser, options) =>
  browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', serviceWorkers: 'block', ...options })

export const words = text => text.replace(/\s+/g, ' ').trim()

/** Somebody at a browser of their own. */
export class Somebody {
  complaints = []

  /** Somebody who has just signed in, with an empty page before them. */
  static async signsIn (browser, demo, name, { base = demo.url, ...options } = {}) {
    const somebody = new this()
    somebody.who = demo.people.find(person => person.name.startsWith(name))
    somebody.base = base
    somebody.context = await contextIn(browser, options)
    somebody.page = await somebody.anotherPage()
    const answer = await somebody.context.request.post(`${base}/api/session`, {
      data: { token: somebody.who.token }, headers: { 'X-Plenary-Request': '1' }
    })
    if (answer.status() !== 204) throw new Error(`expected ${name} to sign in, got ${answer.status()}: ${await answer.text()}`)
    return somebody
  }

  /** Comes by the sign-in link, to the list of drafts. */
  async comesByLink () {
    await this.context.clearCookies()
    await this.page.goto(this.who.link.replace(/^http:\/\/[^/]+/, this.base))
    return this.seesDrafts()
  }

  /** Opens the list of drafts. */
  async looksAtDrafts () {
    await this.page.goto(`${this.base}/`)
    return this.seesDrafts()
  }

  async seesDrafts () {
    await this.page.getByRole('heading', { name: /^(Drafts|Projets)/ }).waitFor()
    return this
  }

  async anotherPage () {
    const page = await this.context.newPage()
    page.on('console', message => {
      const isComplaint = ['error', 'warning'].includes(message.type()) && !message.text().startsWith(BLOCKED)
      if (isComplaint) this.complaints.push(message.text())
    })
    page.on('pageerror', error => this.complaints.push(String(error)))
    return page
  }

  async opens (draft) {
    await this.page.goto(`${this.base}/drafts/${draft}`)
    await this.editor.waitFor()
    return this
  }

  get editor () { return this.page.locator('.ProseMirror') }
  get keyboard () { return this.page.keyboard }

  /** The element of a clause on the sheet. */
  clause (id) { return this.editor.locator(`[data-clause-id="${id}"]`) }

  /** The words of each clause on the sheet. */
  clauses () { return this.editor.evaluate(sheet => [...sheet.children].map(clause => clause.textContent)) }
  async text () { return (await this.clauses()).join('\n') }

  button (name) { return this.page.getByRole('button', { name }) }
  shows (words) { return this.page.getByText(words).first().waitFor({ timeout: 20_000 }) }

  /** Waits until all that was written here is saved; what is read out of that comes later, and must not be taken for it. */
  isSaved () { return this.page.locator('[data-saved="saved"]').waitFor({ timeout: 20_000 }) }

  /** Waits until the words stand on the sheet. */
  sees (words) {
    return this.page.waitForFunction(wanted =>
      document.querySelector('.ProseMirror')?.textContent.includes(wanted), words, { timeout: 20_000 })
  }

  /** Puts the caret behind the first paragraph of a clause. */
  async goesTo (id) {
    await this.clause(id).locator('p').first().click()
    await this.keyboard.press('End')
    await this.isAt(id)
  }

  /** Waits until the editor has read from the browser that the caret is in a clause, and where in its line. */
  isAt (id, offset) {
    return this.page.waitForFunction(([clause, at]) => {
      const { $head } = document.querySelector('.ProseMirror').editor.state.selection
      return $head.depth > 0 && $head.node(1).attrs.id === clause && (at === null || $head.parentOffset === at)
    }, [id, offset ?? null])
  }

  photograph (name) { return this.page.screenshot({ path: path(screenshots, `${name}.png`) }) }
  leaves () { return this.context.close() }
}
