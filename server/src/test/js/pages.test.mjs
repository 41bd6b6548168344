// Exported pages of HTML in a real browser. They lie in $PLENARY_PAGES, where pictures of them are kept, too.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { faultsOf } from './axe.mjs'
import { program } from './somebody.mjs'

const PAGES = process.env.PLENARY_PAGES
const NAMES = ['clean', 'redline', 'arabic', 'treaty', 'hostile']

let browser

before(async () => {
  browser = await chromium.launch(program())
})

after(() => browser?.close())

/** Opens a page and keeps what it asks for and what it does. */
async function open (name, width = 1000) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const address = pathToFileURL(join(PAGES, `${name}.html`)).href
  const asked = []
  const did = []
  page.on('request', request => {
    if (request.url() !== address && !request.url().startsWith('data:')) asked.push(request.url())
  })
  page.on('dialog', dialog => { did.push(dialog.message()); dialog.dismiss() })
  page.on('console', message => did.push(message.text()))
  page.on('pageerror', error => did.push(String(error)))
  await page.goto(address)
  return { page, asked, did }
}

for (const name of NAMES) {
  test(`${name} asks for nothing, does nothing, and has no faults of accessibility`, async () => {
    const { page, asked, did } = await open(name)
    assert.deepEqual(asked, [])
    assert.deepEqual(did, [])
    assert.notEqual(await page.title(), 'owned')
    assert.deepEqual(await faultsOf(page), [])
    await page.screenshot({ path: join(PAGES, `${name}.png`), fullPage: true })
    await page.close()
  })

  test(`${name} fits on a telephone`, async () => {
    const { page } = await open(name, 360)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= 360, `it is ${wide} pixels wide`)
    await page.screenshot({ path: join(PAGES, `${name}-narrow.png`), fullPage: true })
    await page.close()
  })
}

test('what is hostile stays text', async () => {
  const { page } = await open('hostile')
  assert.equal(await page.locator('script, a[href^="javascript"], img[src^="http"]').count(), 0)
  assert.match(await page.locator('main').innerText(), /<script>document\.title='owned'<\/script>/)
  await page.close()
})

test('a redline reads as the new text without its deletions, and numbers are text', async () => {
  const { page } = await open('redline')
  const text = await page.evaluate(() => {
    for (const each of document.querySelectorAll('del, .mark, .spoken, .said, .note')) each.remove()
    return document.querySelector('main').innerText.replace(/\s+/g, ' ')
  })
  assert.match(text, /OP1 Resolve to prevent .* critical infrastructure, and to help those who have suffered it to recover;/)
  assert.doesNotMatch(text, /fund for the victims/)
  await page.close()
})

test('changes are told apart by more than their colour', async () => {
  const { page } = await open('redline')
  const look = name => page.locator(`p > ${name}`).first().evaluate(each => globalThis.getComputedStyle(each).textDecorationLine)
  assert.equal(await look('ins'), 'underline')
  assert.equal(await look('del'), 'line-through')
  await page.close()
})
