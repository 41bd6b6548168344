// What became of a draft, as people in real browsers see it, against the finished jar. Each test goes on from the one before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as Y from 'yjs'
import { assertAccessible } from './axe.mjs'
import { contextIn, Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary, draft, ids, chair, claire, daniel, symbol

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

/** Somebody who looks at the history of the draft. */
class Reader extends Somebody {
  static comes (name, options) { return this.signsIn(browser, server.demo, name, options) }

  async looks (query = '') {
    await this.page.goto(`${this.base}/drafts/${draft}/history${query}`)
    await this.heading('History').waitFor()
  }

  heading (name) { return this.page.getByRole('heading', { name }).first() }
  get sheet () { return this.page.getByRole('region', { name: /^Text (with its|at this)/ }) }
  old (id) { return this.sheet.locator(`[data-clause-id="${id}"]`) }
  tab (name) { return this.page.getByRole('tab', { name }) }
  tip () { return this.page.getByRole('tooltip') }

  async reads (id, text) {
    await plenary.until(`${id} reads "${text}"`, async () =>
      words(await this.old(id).locator('p').first().textContent() ?? '') === text)
  }
}

const TEXTS = ['Decide to protect hospitals', 'Decide to protect schools', 'Decide to meet again']

async function clauses () {
  return (await plenary.api(`/api/drafts/${draft}/clauses`)).json()
}

const textOf = async id => (await clauses()).find(clause => clause.id === id)?.text

/** Types at the end of a clause, and waits until it is on the server. */
async function adds (somebody, id, text) {
  await somebody.goesTo(id)
  await somebody.keyboard.type(text)
  await plenary.until(`"${text}" is on the server`, async () => (await textOf(id)).includes(text))
}

const faults = somebody => somebody.complaints.filter(each => !/Failed to load resource/.test(each))

test('a revision is issued, and everybody in the room learns of it', async () => {
  // given a draft on which two have worked, with a clause that was agreed
  draft = await plenary.createDraft('Declaration on hospitals')
  chair = await (await Reader.comes('Amara')).opens(draft)
  await chair.editor.getByText('Declaration on hospitals').click()
  await chair.keyboard.press('End')
  for (const text of TEXTS) {
    await chair.button('Add clause').click()
    await chair.page.getByLabel('Kind of clause').first().selectOption({ label: 'Operative paragraph' })
    await chair.keyboard.type(text)
  }
  await chair.isSaved()
  await plenary.until('the clauses are on the server', async () => (await textOf((await clauses()).at(-1).id)) === TEXTS[2])
  ids = Object.fromEntries((await clauses()).map(({ id, number }) => [number ?? 'title', id]))
  claire = await (await Reader.comes('Claire')).opens(draft)
  await adds(claire, ids.OP1, ' and water')
  const agreed = await plenary.api(`/api/drafts/${draft}/clauses/${ids.OP2}/status`, undefined, {
    method: 'PUT', body: JSON.stringify({ status: 'AGREED' })
  })
  assert.equal(agreed.status, 200)

  // when
  const office = await Reader.comes('Ingrid')
  await office.looks('?tab=revisions')
  await office.shows('No revision was issued yet.')
  await office.button('Issue a revision').click()
  const dialog = office.page.getByRole('dialog')
  await dialog.getByText(/Rev\.1$/).first().waitFor()
  await dialog.getByText('1 agreed · 2 open').waitFor()
  await dialog.getByLabel('Cover note').fill('OP2 is agreed.')
  await assertAccessible(office.page, 'issuing a revision')
  await office.photograph('history-issue')
  await dialog.getByRole('button', { name: /^Issue .*Rev\.1$/ }).click()

  // then
  await office.page.getByRole('article').getByText('OP2 is agreed.').waitFor()
  symbol = await office.page.getByRole('article').getByRole('heading').innerText()
  assert.match(symbol, /^TSC\/\d{4}\/WP\.\d+\/Rev\.1$/)
  await claire.shows(`issued ${symbol}`)
  await claire.page.getByRole('link', { name: /^History.*latest revision.*Rev\.1$/ }).waitFor()
  await office.shows('Signed by the server')
  await assertAccessible(office.page, 'revisions')
  await office.photograph('history-revisions')

  // and the changes open on what it brought, its decisions among them
  await office.tab('Changes').click()
  await office.page.getByRole('button', { name: 'Since the beginning', pressed: false }).waitFor()
  await office.old(ids.OP1).locator('ins', { hasText: 'hospitals' }).first().waitFor()
  assert.equal(await office.page.getByLabel('To', { exact: true }).inputValue(), symbol)
  await office.page.getByRole('region', { name: 'Decisions in between' }).getByText('OP2: Open → Agreed').waitFor()
  assert.deepEqual(faults(office), [])
  await office.leaves()
})

test('the redline shows whose words came and went, and leads from change to change', async () => {
  // given changes of two delegations since the revision
  daniel = await (await Reader.comes('Daniel')).opens(draft)
  await daniel.clause(ids.OP1).locator('p').first().click()
  await daniel.keyboard.press('End')
  await daniel.isAt(ids.OP1)
  for (let letters = 0; letters < ' and water'.length; letters++) await daniel.keyboard.press('ArrowLeft')
  await daniel.keyboard.press('Control+Shift+ArrowLeft')
  await daniel.keyboard.type('clinics')
  await plenary.until('the word is exchanged', async () => await textOf(ids.OP1) === 'Decide to protect clinics and water')
  await adds(claire, ids.OP3, ' in Geneva')

  // when
  await daniel.page.getByRole('link', { name: /^History/ }).click()
  await daniel.heading('History').waitFor()

  // then the words are there whole, in the inks of those who wrote them
  const op1 = daniel.old(ids.OP1)
  await op1.locator('del', { hasText: /^hospitals$/ }).waitFor()
  await op1.locator('ins', { hasText: /^clinics$/ }).waitFor()
  const geneva = daniel.old(ids.OP3).locator('ins')
  assert.equal(words(await geneva.innerText()), 'in Geneva')
  const look = place => place.evaluate(element => {
    const { color, textDecorationLine } = getComputedStyle(element)
    return { color, textDecorationLine }
  })
  const [gone, put, other] = await Promise.all([op1.locator('del'), op1.locator('ins'), geneva].map(look))
  assert.equal(gone.textDecorationLine, 'line-through')
  assert.equal(put.textDecorationLine, 'underline')
  assert.equal(gone.color, put.color)
  assert.notEqual(put.color, other.color)
  assert.equal(await daniel.page.getByText('1 clause without changes').count(), 2)
  await assertAccessible(daniel.page, 'redline')
  await daniel.photograph('history-redline')

  // and who made a change is told to the pointer
  await op1.locator('del').hover()
  await daniel.tip().getByText('Deleted by').waitFor()
  await daniel.tip().getByText('Daniel Mwangi').waitFor()
  await daniel.tip().getByText('Amara Okafor').waitFor()

  // and the keys lead from change to change, and say where one is
  await daniel.page.mouse.move(0, 0)
  await daniel.keyboard.press('j')
  const said = daniel.page.getByRole('group', { name: 'From change to change' }).getByRole('status')
  await said.getByText('Change 1 of 2. OP1. Daniel Mwangi, Kenya: replaced “hospitals” by “clinics”').waitFor()
  await daniel.keyboard.press('n')
  await said.getByText('Change 2 of 2. OP3. Claire Martin, France: inserted “in Geneva”').waitFor()
  await daniel.tip().getByText('Claire Martin').waitFor()
  await daniel.keyboard.press('Escape')
  await daniel.tip().waitFor({ state: 'detached' })
  await daniel.keyboard.press('k')
  await said.getByText('Change 1 of 2.').waitFor()

  // and one delegation can be looked at alone, by a link that can be sent
  await daniel.page.getByRole('button', { name: /^FRA France/ }).click()
  await daniel.shows('1 change')
  await plenary.until('the address says so', () => daniel.page.url().endsWith('?of=FRA'))
  assert.equal(await daniel.page.getByRole('button', { name: /^FRA France/ }).getAttribute('aria-pressed'), 'true')
  await daniel.button('All delegations').click()
  await daniel.shows(/of 2$/)
  await daniel.page.getByText('Side by side').click()
  await daniel.old(ids.OP1).locator('[data-side=before] del').waitFor()
  assert.equal(words(await daniel.old(ids.OP1).locator('[data-side=before]').innerText()), 'Decide to protect hospitals and water')
  assert.equal(words(await daniel.old(ids.OP1).locator('[data-side=after]').innerText()), 'Decide to protect clinics and water')
  await assertAccessible(daniel.page, 'side by side')
  await daniel.photograph('history-sides')
})

test('whoever points at a word learns who wrote it, and since when it is there', async () => {
  // when
  await daniel.page.getByText('Who wrote this').click()
  const op1 = daniel.old(ids.OP1)
  await op1.getByText('clinics').hover()

  // then
  await daniel.tip().getByText('Daniel Mwangi').waitFor()
  await daniel.tip().getByText('Not in a revision yet').waitFor()
  await op1.getByText('and water').hover()
  await daniel.tip().getByText('Claire Martin').waitFor()
  await daniel.tip().getByText(`First appeared in ${symbol}`).waitFor()
  await daniel.photograph('history-authors')

  // and also of what is gone
  await daniel.page.getByLabel('Show deleted text in place').check()
  await op1.locator('del', { hasText: 'hospitals' }).focus()
  await daniel.tip().getByText('Deleted by').waitFor()
  await daniel.keyboard.press('ArrowRight')
  await daniel.tip().getByText('Written by').waitFor()
  await assertAccessible(daniel.page, 'authors')
})

test('the replay shows the text of any moment, and plays on from there', async () => {
  // when
  await daniel.tab('Replay').click()
  await daniel.reads(ids.OP1, 'Decide to protect clinics and water')
  await daniel.button('Go to Rev.1').or(daniel.button(`Go to ${symbol}`)).first().click()

  // then
  await daniel.reads(ids.OP1, 'Decide to protect hospitals and water')
  await daniel.old(ids.OP2).getByText('Agreed').waitFor()
  await daniel.shows(`Ingrid Solberg issued ${symbol}`)
  assert.equal(await daniel.page.getByText('The last decision before').count(), 0)
  await plenary.until('the address has the moment', () => /at=seq%3A\d+/.test(daniel.page.url()))
  await assertAccessible(daniel.page, 'replay')
  await daniel.photograph('history-replay')

  // and it can be moved with the keyboard, and played to its end
  const slider = daniel.page.getByRole('slider', { name: 'Moment in the life of the draft' })
  await slider.focus()
  const entry = async () => Number(await slider.inputValue())
  const issuedAt = await entry()
  await daniel.keyboard.press('ArrowRight')
  assert.equal(await entry(), issuedAt + 1)
  await daniel.page.getByText(new RegExp(`The last decision before: Ingrid Solberg issued ${symbol}`)).waitFor()
  await daniel.keyboard.press('ArrowLeft')
  await daniel.keyboard.press('ArrowLeft')
  await daniel.shows('Amara Okafor decided on OP2: Agreed')

  // and a pointer takes it to a time
  const lane = await slider.evaluate(element => {
    const { left, top, width, height } = element.parentElement.getBoundingClientRect()
    return { left, top, width, height }
  })
  const y = lane.top + lane.height * 0.8
  await daniel.page.mouse.move(lane.left + lane.width / 2, y)
  await daniel.page.mouse.down()
  await daniel.page.mouse.move(lane.left + lane.width + 20, y)
  assert.equal(await entry(), Number(await slider.getAttribute('max')))
  await daniel.page.mouse.up()
  await daniel.page.mouse.click(lane.left + 1, y)
  assert.equal(await entry(), Number(await slider.getAttribute('min')))
  assert.ok(await slider.evaluate(element => element === document.activeElement))
  await daniel.keyboard.press('Home')
  await daniel.old(ids.OP1).waitFor({ state: 'detached' })
  await daniel.button('To the next revision or decision').click()
  await daniel.old(ids.OP2).getByText('Agreed').waitFor()
  await daniel.page.getByLabel('Speed').selectOption({ label: '4 ×' })
  await daniel.button('Play', { exact: true }).click()
  await daniel.reads(ids.OP1, 'Decide to protect clinics and water')
  await daniel.button('Play', { exact: true }).waitFor()
  assert.deepEqual(faults(daniel), [])
})

test('a clause gets its earlier wording back, and what is agreed stays as it is', async () => {
  // when the chair looks at the history of a clause in the room
  await chair.button('OP1: Open. Decide').click()
  await chair.button('History of this clause').click()
  const drawer = chair.page.getByRole('dialog', { name: 'History of OP1' })
  await drawer.getByText('Decide to protect clinics and water').waitFor()
  await drawer.getByText('Daniel Mwangi').waitFor()
  await assertAccessible(chair.page, 'history of a clause')
  await chair.photograph('history-clause')
  const issued = drawer.getByRole('listitem').filter({ hasText: symbol }).first()
  await issued.getByText('Decide to protect hospitals and water').waitFor()
  await issued.getByRole('button', { name: 'Restore this wording…' }).click()
  const dialog = chair.page.getByRole('dialog', { name: `Restore OP1 to its wording in ${symbol}` })
  await dialog.locator('ins', { hasText: 'clinics' }).waitFor()
  await dialog.getByLabel('Reason').fill('Clinics are hospitals, too')
  await assertAccessible(chair.page, 'restoring a clause')
  await chair.photograph('history-restore')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()

  // then everybody has it
  await chair.shows(`OP1 has the wording of ${symbol} again.`)
  await claire.sees('Decide to protect hospitals and water')
  assert.equal(await textOf(ids.OP1), 'Decide to protect hospitals and water')
  assert.equal(await textOf(ids.OP3), 'Decide to meet again in Geneva')

  // and the whole draft cannot go back behind what is agreed
  await chair.looks('?tab=changes')
  await chair.page.getByLabel('From', { exact: true }).selectOption({ label: 'The beginning' })
  await chair.old(ids.OP2).getByText('New').waitFor()
  const refused = await plenary.api(`/api/drafts/${draft}/restore`, undefined, {
    method: 'POST', body: JSON.stringify({ to: 'seq:2' })
  })
  assert.equal(refused.status, 409)
  assert.match((await refused.json()).detail, /OP2/)

  // and the dialog that restores a draft has its buttons in sight, and begins in its field
  await chair.page.setViewportSize({ width: 1280, height: 600 })
  await chair.tab('Revisions').click()
  await chair.button('Restore the draft to this…').or(chair.page.getByRole('button', { name: /^Restore/ })).first().click()
  const whole = chair.page.getByRole('dialog', { name: `Restore the draft to ${symbol}` })
  await whole.locator('ins').first().waitFor()
  assert.equal(await chair.page.evaluate(() => document.activeElement.tagName), 'TEXTAREA')
  const place = await whole.getByRole('button', { name: 'Restore', exact: true }).boundingBox()
  assert.ok(place.y > 0 && place.y + place.height < 600, `the button is at ${place.y}`)
  await chair.photograph('history-restore-draft')
  await chair.keyboard.press('Escape')
  await chair.page.setViewportSize({ width: 1280, height: 800 })

  // and what happens meanwhile is told, and shown when it is wanted
  await chair.tab('Changes').click()
  await chair.old(ids.OP3).locator('ins').first().waitFor()
  await adds(claire, ids.OP3, ' in June')
  await chair.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await chair.page.getByText(/^\d+ new changes? since you opened this\./).waitFor()
  assert.equal(await chair.old(ids.OP3).getByText('in June').count(), 0)
  await chair.button('Show now').click()
  await chair.old(ids.OP3).locator('ins', { hasText: 'in June' }).waitFor()
  await chair.page.getByText(/new changes? since you opened this/).waitFor({ state: 'detached' })
})

test('anybody can check the head of a revision', async () => {
  // given
  const [{ head }] = await (await plenary.api(`/api/drafts/${draft}/revisions`)).json()
  const context = await contextIn(browser)
  const visitor = Object.assign(new Reader(), { base: server.demo.url, context })
  visitor.page = await visitor.anotherPage()

  // when
  await visitor.page.goto(`${visitor.base}/verify`)
  await visitor.page.getByLabel('Head', { exact: true }).fill(`our note of Rev.1: ${head.toUpperCase()}`)
  await visitor.button('Check').click()

  // then
  await visitor.shows('Known, and signed: your browser checked the signature.')
  await visitor.shows(`${symbol}, issued`)
  await assertAccessible(visitor.page, 'verification')
  await visitor.photograph('history-verify')
  await visitor.page.getByLabel('Head', { exact: true }).fill('0'.repeat(64))
  await visitor.button('Check').click()
  await visitor.shows('This server has not published this head.')

  // and a receipt that somebody kept is checked there too, without being sent anywhere
  const receipt = await (await plenary.api(`/api/drafts/${draft}/receipt`)).text()
  const choose = (name, text) =>
    visitor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await choose('receipt.json', receipt)
  await visitor.shows('This server signed it: your browser checked the signature.')
  await visitor.shows(`the record of the draft ${draft} ended with entry`)
  await visitor.photograph('history-receipt')
  await choose('changed.json', receipt.replace(/"seq" : \d+/, '"seq" : 7'))
  await visitor.shows('The signature does not fit: the receipt was changed, or this server never signed it.')
  await choose('none.json', 'words')
  await visitor.shows('This is no receipt: expected the JSON file that Plenary gives.')
  await visitor.leaves()
})

test('the lobby, a narrow screen and the desk of the process know of revisions', async () => {
  // when
  const claires = await Reader.comes('Claire', { viewport: { width: 390, height: 844 }, locale: 'fr-FR', colorScheme: 'dark' })
  await claires.looksAtDrafts()
  await claires.page.getByTitle(`Historique, dernière révision ${symbol}`, { exact: true }).click()

  // then
  await claires.heading('Révisions publiées').waitFor()
  await claires.photograph('history-narrow-revisions')
  await claires.tab('Modifications').click()
  const text = claires.page.getByRole('region', { name: 'Texte avec ses modifications' })
  await text.locator('ins').first().waitFor()
  const begins = (await text.locator('[data-clause-id]').first().boundingBox()).y
  assert.ok(begins < 300, `the text begins at ${begins} px`)
  const fits = async () => {
    const overflow = await claires.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`)
  }
  await fits()
  await claires.photograph('history-narrow-redline')
  await claires.tab('Déroulement').click()
  await claires.page.getByRole('region', { name: 'Texte à ce moment' }).getByText('Genève').or(
    claires.page.getByText('in Geneva')).first().waitFor()
  await fits()
  await claires.photograph('history-narrow-replay')
  await claires.leaves()

  const office = await Reader.comes('Ingrid')
  await office.page.goto(`${office.base}/process`)
  await office.button('Name and symbols').click()
  const dialog = office.page.getByRole('dialog')
  const pattern = dialog.getByLabel('Symbols of revisions')
  await pattern.fill('TSC/{year}/Rev.{number}')
  await dialog.getByText('The pattern needs {draft} and {number}.').waitFor()
  assert.ok(await dialog.getByRole('button', { name: 'Save' }).isDisabled())
  await pattern.fill('A/{year}/L.{draft}/Rev.{number}')
  await dialog.getByText(/second revision of the first draft would be called A\/\d{4}\/L\.1\/Rev\.2\./).waitFor()
  await assertAccessible(office.page, 'symbols')
  await office.photograph('history-symbols')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const next = await (await plenary.api(`/api/drafts/${draft}/revisions/next`)).json()
  assert.match(next.symbol, /^A\/\d{4}\/L\.\d+\/Rev\.2$/)
  for (const each of [chair, claire, daniel, office]) {
    assert.deepEqual(faults(each), [])
    await each.leaves()
  }
})

test('the changes in footnotes are read below the lines in which they stand', async () => {
  // given a clause in which two have worked on footnotes
  draft = await plenary.createDraft('Declaration with footnotes')
  const [first, second] = plenary.delegates
  const one = await plenary.joinWithProvider(draft, first)
  const two = await plenary.joinWithProvider(draft, second)
  const element = (parent, at, name, words) => {
    const made = new Y.XmlElement(name)
    parent.insert(at, [made])
    if (words !== undefined) made.insert(0, [new Y.XmlText(words)])
    return made
  }
  let line
  one.doc.transact(() => {
    const clause = element(one.text, one.text.length, 'operative')
    clause.setAttribute('id', 'noted')
    line = element(clause, 0, 'paragraph', 'Decides to protect hospitals')
    element(line, 1, 'footnote', 'As defined in the Geneva Conventions of 1949.')
    line.insert(2, [new Y.XmlText(' at all times')])
    element(line, 3, 'footnote', 'See also the annex.')
    element(clause, 1, 'paragraph', 'and to report on them.')
  })
  await plenary.until('the clause is on the server', async () => (await plenary.serverText(draft)).includes('report on them'))
  const before = (await (await plenary.api(`/api/drafts/${draft}/timeline`)).json()).last.seq
  const theirs = () => two.text.get(two.text.length - 1).get(0)
  await plenary.until('the other has it', () => two.text.length > 1)
  two.doc.transact(() => {
    const words = theirs().get(1).get(0)
    words.delete(18, 18)
    words.insert(18, 'law of armed conflict and other treaties')
    theirs().delete(3, 1)
    element(theirs(), 1, 'footnote', 'Clinics are hospitals, too.')
  })
  await plenary.until('the change is on the server', async () => (await plenary.serverText(draft)).includes('Clinics'))

  // when
  const reader = await Reader.comes('Amara')
  await reader.looks(`?from=seq:${before}`)

  // then
  const clause = reader.old('noted')
  await clause.getByRole('note').first().waitFor()
  const notes = async () => (await clause.getByRole('note').allTextContents()).map(words)
  assert.deepEqual(await notes(), [
    '1Clinics are hospitals, too.',
    '2As defined in the Geneva Conventionslaw of armed conflict and other treaties of 1949.',
    '2See also the annex.'
  ])
  assert.deepEqual((await clause.locator('sup').allTextContents()).map(words), ['Footnote 1', 'Footnote 2', 'Footnote 2'])
  assert.equal(await clause.locator('sup ins').count(), 1)
  assert.equal(await clause.locator('sup del').count(), 1)
  await assertAccessible(reader.page, 'footnotes')
  await reader.photograph('history-footnotes')
  await reader.looks(`?from=seq:${before}&view=sides`)
  await clause.getByRole('note').first().waitFor()
  await reader.photograph('history-footnotes-sides')
  await reader.looks('?view=authors&gone=true')
  await clause.getByRole('note').first().waitFor()
  await reader.photograph('history-footnotes-authors')
  assert.deepEqual(faults(reader), [])
  one.leave()
  two.leave()
  await reader.leaves()
})
