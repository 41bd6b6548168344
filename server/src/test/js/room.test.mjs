// The draft room on screens of several sizes and in several languages, against the finished jar.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { faultsOf } from './axe.mjs'
import { Cable } from './demo-server.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary
const cables = []

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

// Whoever a failed test left behind would be in the way of the next one, and a cable would keep the process alive.
afterEach(async () => {
  await Promise.all(browser.contexts().map(context => context.close()))
  for (const cable of cables.splice(0)) cable.close()
})

const signsIn = (name, options) => Somebody.signsIn(browser, server.demo, name, options)

const LONG = 'Declaration on the Responsible Conduct of States, Companies and Civil Society in the Use of Digital ' +
  'Technologies for Sustainable Development'
const TEXTS = ['First words', 'Second words', 'Third words', 'Fourth words']
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function tells (path, body, method = 'PUT') {
  const response = await plenary.api(path, undefined, { method, body: JSON.stringify(body) })
  assert.ok(response.ok, `${response.status} ${await response.clone().text()}`)
  return response
}

/** A draft of a title and four paragraphs, the chair in it, and the ids of its clauses. */
async function aDraft (title) {
  const draft = await plenary.draftWith(title, TEXTS.map(text => ['preambular', text]))
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()
  return { draft, chair, ids: (await plenary.clausesOf(draft)).map(({ id }) => id) }
}

const widthOf = who => who.page.evaluate(() => document.documentElement.scrollWidth)
const focusOf = who => who.page.evaluate(() => {
  const at = document.activeElement
  return at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent
})

test('an empty draft says how to begin, and has the caret there', async () => {
  // given
  const draft = await plenary.createDraft('From nothing')
  const chair = await signsIn('Amara')
  const drawn = (place, pseudo = '::before') => chair.page.locator(place)
    .evaluate((element, which) => getComputedStyle(element, which).content, pseudo)

  // when
  await chair.opens(draft)

  // then
  await chair.page.locator('h1[data-prompt=begin]').waitFor()
  assert.equal(await drawn('[data-prompt=begin]'), '"Press Enter to begin the first clause"')
  assert.equal(await chair.page.evaluate(() => document.activeElement.className.includes('ProseMirror')), true)
  await chair.photograph('room-empty')

  // when
  await chair.keyboard.press('Enter')

  // then
  await chair.page.locator('section[data-prompt=clause]').waitFor()
  assert.equal(await drawn('[data-prompt=clause] > p'), '"Write the first clause here"')
  await chair.keyboard.type('Recalling,')
  assert.equal(await chair.page.locator('[data-prompt]').count(), 0)
  await plenary.until('the words arrived', async () => (await plenary.serverText(draft)).includes('PP1'))
  const watcher = await (await signsIn('Rafael')).opens(await plenary.createDraft('Also from nothing'))
  await watcher.shows('Delegations draft, you read')
  assert.equal(await watcher.page.locator('[data-prompt]').count(), 0)
  assert.deepEqual([...chair.complaints, ...watcher.complaints], [])
})

test('on a telephone two bars are left, nothing widens the page, and all tools are at hand', async () => {
  // given somebody whose caret is so near to the edge that the name at it has no room
  const { draft, chair, ids } = await aDraft(LONG)
  const claire = await (await signsIn('Claire', PHONE)).opens(draft)
  await chair.goesTo(ids[1])
  await chair.keyboard.type(` ${'wide words and more of them '.repeat(4)}`)
  await plenary.until('the caret is near the edge', async () => {
    const label = claire.page.locator('.caret-label')
    const right = await label.evaluateAll(([first]) => first?.getBoundingClientRect().right ?? 0)
    if (right > 400) return true
    await chair.keyboard.press('ArrowLeft')
    return false
  }, { seconds: 40 })

  // then
  assert.equal(await widthOf(claire), 390)
  const bars = await claire.page.getByRole('group', { name: 'Formatting' }).evaluate(bar => bar.getBoundingClientRect().bottom)
  assert.ok(bars <= 110, `the bars take ${bars} px`)
  const top = await claire.editor.evaluate(text => text.getBoundingClientRect().top)
  assert.ok(top <= bars + 40, `the text begins at ${top} px`)
  for (const name of ['Undo', 'Bold', 'Add clause', 'More tools', 'About the draft', 'Account and settings']) {
    const { x, width } = await claire.button(name).boundingBox()
    assert.ok(x >= 0 && x + width <= 390, `${name} is off the screen`)
  }
  await claire.photograph('room-phone')
  await claire.button('More tools').click()
  await claire.page.getByRole('menuitem', { name: 'Print' }).waitFor()
  await claire.keyboard.press('Escape')
  await claire.button('About the draft').click()
  await claire.button(/^\d+ open/).waitFor()
  await claire.button('Export').waitFor()
  await claire.page.getByText('Everybody drafts now').waitFor()
  await claire.photograph('room-phone-menu')
  await claire.keyboard.press('Escape')

  // when the chair takes the floor
  await tells(`/api/drafts/${draft}/mode`, { mode: 'CHAIR' })

  // then that is said where the tools were, and in the same room
  await claire.shows('Only the chair and the secretariat draft now. You can read and copy.')
  await claire.page.getByRole('region', { name: 'What just happened' }).waitFor()
  const still = await claire.page.getByRole('group', { name: 'Formatting' }).evaluate(bar => bar.getBoundingClientRect().bottom)
  assert.ok(still <= 110, `the bars take ${still} px`)
  assert.equal(await widthOf(claire), 390)
  assert.equal((await faultsOf(claire.page)).join('\n'), '')
  await claire.photograph('room-phone-chair')
  assert.deepEqual(claire.complaints, [])
})

test('at 1024 pixels title and state are read in full, in French, and the text says its language', async () => {
  // given
  const { draft, chair, ids } = await aDraft(LONG)
  const process = await (await plenary.api('/api/process')).json()
  const office = plenary.person('SECRETARIAT')
  const masthead = { distribution: '', agenda: '', language: 'ar' }
  const changed = await plenary.api('/api/process', office, { method: 'PUT', body: JSON.stringify({ name: process.name, masthead }) })
  assert.equal(changed.status, 204)

  const seen = await plenary.api(`/api/drafts/${draft}/seen`, plenary.delegates[0], { method: 'PUT', body: '{}' })
  assert.equal(seen.status, 204)
  await tells(`/api/drafts/${draft}/clauses/${ids[1]}/status`, { status: 'PARKED' })

  // when
  const claire = await (await signsIn('Claire', { locale: 'fr-FR', viewport: { width: 1024, height: 768 } })).opens(draft)
  await claire.isSaved()
  await claire.page.getByRole('link', { name: /^Nouveau depuis votre dernière consultation.*1 décision$/ }).waitFor()

  // then
  const title = claire.page.getByTitle(LONG)
  assert.ok((await title.boundingBox()).width > 250, 'the title has room')
  const saved = claire.page.locator('[data-saved] > span').first()
  assert.ok(await saved.evaluate(element => element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight + 1))
  assert.equal(await widthOf(claire), 1024)
  await claire.goesTo(ids[2])
  assert.equal(await claire.editor.getAttribute('lang'), 'ar')
  assert.equal(await claire.editor.getAttribute('dir'), 'rtl')
  assert.equal(await claire.editor.getAttribute('spellcheck'), 'true')
  const [number, text] = await claire.clause(ids[1]).evaluate(clause => {
    const button = document.getElementById(`clause-status-${clause.dataset.clauseId}`).getBoundingClientRect()
    return [button.left, clause.getBoundingClientRect().right]
  })
  assert.ok(number >= text - 1, 'the margin stands on the side where lines begin')
  assert.equal((await faultsOf(claire.page)).join('\n'), '')
  await claire.photograph('room-1024')

  // and so does the text in History
  await claire.page.goto(`${claire.base}/drafts/${draft}/history?all=1`)
  await claire.page.locator('[data-clause-id] [lang=ar][dir=rtl]').first().waitFor()
  const usual = { distribution: '', agenda: '', language: 'en' }
  await plenary.api('/api/process', office, { method: 'PUT', body: JSON.stringify({ name: process.name, masthead: usual }) })
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
})

test('what others decide is told in one place, gathered, without taking the focus, also after a moment without a connection', async () => {
  // given
  const { draft, chair, ids } = await aDraft('News')
  await tells(`/api/drafts/${draft}/revisions`, { title: 'First' }, 'POST')
  const cable = await Cable.to(server.port)
  cables.push(cable)
  const claire = await (await signsIn('Claire', { base: cable.url })).opens(draft)
  await claire.goesTo(ids[4])
  const strip = claire.page.getByRole('region', { name: 'What just happened' })
  assert.equal(await strip.count(), 0, 'who comes in is not told of what was before')

  // when the chair changes a clause and takes that back
  await chair.goesTo(ids[1])
  await chair.keyboard.type(' and more')
  await claire.sees('First words and more')
  const [revision] = await (await plenary.api(`/api/drafts/${draft}/revisions`)).json()
  await tells(`/api/drafts/${draft}/restore`, { to: revision.symbol, clause: ids[1] }, 'POST')

  // then
  await strip.getByText(`Amara Okafor restored PP1 to ${revision.symbol}`).waitFor()
  await claire.page.getByRole('status').getByText(`Amara Okafor restored PP1 to ${revision.symbol}`).waitFor()
  await claire.keyboard.type(' go on')
  await claire.sees('Fourth words go on')
  assert.equal(await chair.page.getByRole('region', { name: 'What just happened' }).count(), 0, 'one is told of others only')
  const way = await strip.getByRole('link', { name: 'See the changes' }).getAttribute('href')

  // when much happens while she is away
  cable.pull()
  await claire.shows('Offline: your changes are kept on this device')
  for (const index of [1, 2, 3]) await tells(`/api/drafts/${draft}/clauses/${ids[index]}/status`, { status: 'AGREED' })
  await tells(`/api/drafts/${draft}/revisions`, { title: 'Second' }, 'POST')
  cable.plugIn()

  // then she hears of it on her return, each thing once
  await strip.getByText(/^Amara Okafor issued .*Rev\.2$/).waitFor()
  await strip.getByRole('button', { name: '2 more' }).click()
  await strip.getByText('Amara Okafor agreed PP1, PP2 and PP3').waitFor()
  assert.equal(await strip.getByText(/restored PP1/).count(), 1)
  assert.equal((await faultsOf(claire.page)).join('\n'), '')
  await claire.photograph('room-news')
  await strip.getByRole('button', { name: 'Dismiss what just happened' }).click()
  await strip.waitFor({ state: 'detached' })

  // and the caret is never below what stands at the foot of the window
  await tells(`/api/drafts/${draft}/mode`, { mode: 'CLOSED' })
  await tells(`/api/drafts/${draft}/mode`, { mode: 'EVERYBODY' })
  await strip.getByText('Amara Okafor opened the draft: everybody drafts now').waitFor()
  await claire.goesTo(ids[4])
  for (let line = 0; line < 14; line++) {
    await claire.keyboard.press('Enter')
    await claire.keyboard.type('line')
  }
  const clear = await claire.page.evaluate(() => {
    const caret = getSelection().getRangeAt(0).getBoundingClientRect()
    return document.querySelector('[data-room-region=news]').getBoundingClientRect().top - caret.bottom
  })
  assert.ok(clear >= 0, `the caret is ${-clear} px below the strip`)

  // and the way leads to what was restored
  await claire.page.goto(`${claire.base}${way}`)
  await claire.page.locator('del, [data-change]').filter({ hasText: 'and more' }).first().waitFor()
})

test('dialogs begin at the first thing that can be set, and offer nothing that does not exist', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Dialogs')
  await tells(`/api/drafts/${draft}/clauses/${ids[1]}/status`, { status: 'AGREED' })
  const begins = what => plenary.until(`the focus is at ${what}`, async () => (await focusOf(chair)) === what)

  // when, then
  await chair.button('Access').click()
  await begins('Add a rule')
  await chair.keyboard.press('Enter')
  const levels = await chair.page.getByLabel('May', { exact: true }).locator('option').allInnerTexts()
  assert.deepEqual(levels, ['not see the draft', 'read', 'draft', 'draft and decide'])
  await chair.keyboard.press('Escape')
  await chair.page.getByRole('dialog').waitFor({ state: 'detached' })
  const comment = { rules: [{ subject: { delegation: 'KEN' }, level: 'COMMENT', clauses: null, arrange: false }] }
  await tells(`/api/drafts/${draft}/access`, comment)
  await chair.button('Access').click()
  await begins('For whom')
  assert.equal(await chair.page.getByLabel('May', { exact: true }).inputValue(), 'COMMENT')
  await chair.button('Save the rules').click()
  await chair.page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal((await (await plenary.api(`/api/drafts/${draft}/access`)).json()).rules[0].level, 'COMMENT')
  await chair.button('PP1: Agreed. Decide').click()
  await chair.button('Reopen…').click()
  await plenary.until('the focus is at the reason', async () => /^Reason/.test(await focusOf(chair)))
  await chair.keyboard.press('Escape')

  // and a clause that is open to others only is read as easily as any, and says so in the margin
  const named = { rules: [{ subject: { delegation: 'KEN' }, level: 'DRAFT', clauses: [ids[2]], arrange: false }] }
  await tells(`/api/drafts/${draft}/access`, named)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await daniel.shows('You draft 1 clause')
  await daniel.page.getByRole('listitem').filter({ hasText: 'Not yours' }).first().waitFor()
  const ink = clause => daniel.clause(clause).evaluate(element => getComputedStyle(element).color)
  assert.equal(await ink(ids[3]), await ink(ids[2]))
  assert.ok(words(await daniel.text()).includes('Third words'))
  await daniel.photograph('room-named')
  assert.deepEqual([...chair.complaints, ...daniel.complaints], [])
})
