// Clauses that are moved, joined, removed and brought back by people in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { faultsOf } from './axe.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

const signsIn = (name, options) => Somebody.signsIn(browser, server.demo, name, options)

const TEXTS = ['protect hospitals', 'protect schools', 'protect water', 'protect power', 'protect elections', 'meet again']

/** A draft with a title and six operative paragraphs, and their ids in order. */
async function aDraft (title) {
  const draft = await plenary.draftWith(title, TEXTS.map(text => ['operative', `Decide to ${text}`]))
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()
  const ids = (await plenary.clausesOf(draft)).map(({ id }) => id)
  return { draft, chair, ids }
}

/** Waits until the server has the clauses in an order, which is given by their first places. */
async function standAs (draft, ids, order) {
  const expected = order.map(at => ids[at]).join(' ')
  await plenary.until(`the clauses stand as ${order}`, async () =>
    (await plenary.clausesOf(draft)).map(({ id }) => id).join(' ') === expected)
}

const order = (who, ids) => who.editor.evaluate((sheet, all) =>
  [...sheet.children].map(clause => all.indexOf(clause.dataset.clauseId)), ids)

/** Waits until somebody sees the clauses in an order. */
async function sees (who, ids, expected) {
  await plenary.until(`${who.who.name} sees ${expected}`, async () =>
    JSON.stringify(await order(who, ids)) === JSON.stringify(expected))
}

/** Drags a clause by its handle with the mouse until the middle of the gap above another one. */
async function drags (who, id, above) {
  const number = await who.clause(id).getAttribute('data-number')
  await who.clause(id).scrollIntoViewIfNeeded()
  // The handle comes to who comes near.
  await who.page.getByRole('button', { name: new RegExp(`^${number}: `) }).first().hover()
  const grip = who.page.getByRole('button', { name: `Drag ${number} ` })
  const from = await grip.boundingBox()
  const to = await who.clause(above).boundingBox()
  await who.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await who.page.mouse.down()
  await who.page.mouse.move(from.x + 40, from.y + 30, { steps: 4 })
  await who.page.mouse.move(from.x + 40, to.y + 2, { steps: 8 })
}

test('a clause that is moved by keys, by hand, by its menu or by cutting stays the same clause', async () => {
  // given, with brackets around the one that will move
  const { draft, chair, ids } = await aDraft('Moving')
  const claire = await (await signsIn('Claire', {
    permissions: ['clipboard-read', 'clipboard-write']
  })).opens(draft)
  await plenary.putsInBrackets(draft, ids[3])
  await claire.button('OP3: Bracketed').waitFor()

  // when keys are used, then all see it, the caret stays in its words, and it is said
  await claire.goesTo(ids[3])
  await claire.keyboard.press('Alt+ArrowUp')
  await claire.page.getByRole('status').filter({ hasText: 'It is OP2 now.' }).waitFor()
  await claire.keyboard.type(' and wells')
  await sees(chair, ids, [0, 1, 3, 2, 4, 5, 6])
  await chair.sees('Decide to protect water and wells')
  await claire.keyboard.press('Alt+ArrowDown')
  await standAs(draft, ids, [0, 1, 2, 3, 4, 5, 6])

  // when it is dragged with the mouse; Escape leaves it where it is
  await drags(claire, ids[3], ids[6])
  await claire.page.getByText('OP3, after OP5').waitFor()
  await claire.photograph('moving-drag')
  await claire.keyboard.press('Escape')
  await claire.page.mouse.up()
  await standAs(draft, ids, [0, 1, 2, 3, 4, 5, 6])
  await drags(claire, ids[3], ids[6])
  await claire.page.mouse.up()
  await standAs(draft, ids, [0, 1, 2, 4, 5, 3, 6])

  // when its menu is used, with the keyboard alone
  await claire.button('OP5: Bracketed').click()
  await claire.button('Move…').click()
  const dialog = claire.page.getByRole('dialog', { name: 'Move OP5' })
  await dialog.getByLabel('Where to').pressSequentially('op 1')
  await claire.keyboard.press('Enter')
  await dialog.getByText('It will stand after OP1 and before OP2 (then OP3), as OP2.').waitFor()
  await claire.photograph('moving-dialog')
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.keyboard.press('Enter')
  await standAs(draft, ids, [0, 1, 3, 2, 4, 5, 6])

  // when it is cut and put in elsewhere, while somebody writes
  await claire.clause(ids[3]).locator('p').first().click({ clickCount: 3 })
  await claire.keyboard.press('ControlOrMeta+x')
  await standAs(draft, ids, [0, 1, 2, 4, 5, 6])
  await chair.goesTo(ids[1])
  await chair.keyboard.type(' everywhere')
  await claire.goesTo(ids[6])
  await claire.keyboard.press('ControlOrMeta+v')
  await standAs(draft, ids, [0, 1, 2, 4, 5, 6, 3])

  // then nothing is lost: its words, the brackets, and who wrote it
  const clause = (await plenary.clausesOf(draft)).at(-1)
  assert.equal(words(clause.text), 'Decide to protect water and wells')
  assert.equal(clause.status, 'BRACKETED')
  const history = await (await plenary.api(`/api/drafts/${draft}/clauses/${ids[3]}/history`)).json()
  assert.ok(history.people.some(({ name }) => name.startsWith('Amara')), JSON.stringify(history.people))

  // and a second time it is another clause
  await claire.keyboard.press('ControlOrMeta+v')
  await plenary.until('the words are there twice', async () =>
    (await plenary.serverText(draft)).split('water and wells').length === 3)
  const now = (await plenary.clausesOf(draft)).map(({ id }) => id)
  assert.equal(new Set(now).size, now.length)
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
  await chair.leaves()
  await claire.leaves()
})

test('Backspace shows a boundary before it takes it away', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Boundaries')
  const claire = await (await signsIn('Claire')).opens(draft)
  const startOf = async id => {
    await claire.goesTo(id)
    await claire.keyboard.press('Home')
    await claire.isAt(id, 0)
  }

  // when it is pressed once, then it is said and shown, and nothing has changed
  await startOf(ids[3])
  await claire.keyboard.press('Backspace')
  await claire.page.getByRole('status').filter({ hasText: 'Press Backspace again to join OP3 to OP2.' }).waitFor()
  await claire.photograph('moving-boundary')
  assert.equal(await claire.editor.locator('[data-boundary]').count(), 2)
  assert.deepEqual(await faultsOf(claire.page), [])
  assert.equal((await plenary.clausesOf(draft)).length, 7)

  // when somebody writes elsewhere meanwhile, and it is pressed again
  await chair.goesTo(ids[6])
  await chair.keyboard.type(' soon')
  await claire.sees('Decide to meet again soon')
  await claire.keyboard.press('Backspace')
  await standAs(draft, ids, [0, 1, 2, 4, 5, 6])
  await chair.sees('Decide to protect schools Decide to protect water')

  // then over kinds it is said what will be
  await startOf(ids[1])
  await claire.keyboard.press('Backspace')
  await claire.page.getByRole('status').filter({ hasText: 'of another kind (Title)' }).waitFor()
  await claire.keyboard.press('Escape')
  await claire.editor.locator('[data-boundary]').first().waitFor({ state: 'detached' })
  assert.equal((await plenary.clausesOf(draft)).length, 6)
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
  await chair.leaves()
  await claire.leaves()
})

test('what was removed is told to all and brought back by any, and a person’s minutes are taken back as one', async () => {
  // given three who write and one who reads
  const { draft, chair, ids } = await aDraft('Removed')
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  const observer = await (await signsIn('Rafael')).opens(draft)
  await daniel.goesTo(ids[2])
  await daniel.keyboard.type(' and universities')
  await claire.sees('Decide to protect schools and universities')

  // when one removes everything
  await claire.goesTo(ids[1])
  await claire.keyboard.press('ControlOrMeta+a')
  await claire.keyboard.press('Delete')
  await plenary.until('they are gone', async () => (await plenary.clausesOf(draft)).length === 1)

  // then everybody is told by the record, and who may can undo it
  await claire.shows('You removed 6 clauses.')
  await daniel.shows('removed 6 clauses.')
  await observer.shows('Claire Martin · FRA removed 6 clauses.')
  assert.equal(await observer.button('Undo').count(), 0)
  await daniel.photograph('moving-removal')
  assert.deepEqual(await faultsOf(daniel.page), [])
  // Two press at once; for whoever is later there may be nothing to press any more.
  const presses = await Promise.allSettled([daniel, chair].map(who =>
    who.page.getByRole('alert').getByRole('button', { name: 'Undo' }).click({ timeout: 3_000 })))
  assert.ok(presses.some(({ status }) => status === 'fulfilled'))
  await standAs(draft, ids, [0, 1, 2, 3, 4, 5, 6])
  await observer.sees('Decide to protect schools and universities')
  assert.equal(words(await observer.text()).split('Removed').length, 2, 'the title has its words again, once')
  await claire.page.getByText('You removed 6 clauses.').waitFor({ state: 'detached' })

  // given that she goes on, among others
  await claire.goesTo(ids[3])
  await claire.keyboard.type(' but not rivers')
  await daniel.sees('Decide to protect water but not rivers')
  await daniel.goesTo(ids[3])
  await daniel.keyboard.type(', and wells')
  await plenary.until('both are there', async () =>
    words(await plenary.serverText(draft)).includes('water but not rivers, and wells'))

  // when the chair takes her last minutes back
  await chair.button('Take back changes…').click()
  const dialog = chair.page.getByRole('dialog', { name: 'Take back what a person changed' })
  await dialog.getByLabel(/Claire Martin/).check()
  await dialog.getByLabel('Reason').fill('Typed into the wrong draft')
  await chair.photograph('moving-take-back')
  assert.deepEqual(await faultsOf(chair.page), [])
  await dialog.getByRole('button', { name: 'Take back' }).click()

  // then her words are gone, and what others wrote in the same clause stays
  await chair.page.getByRole('status').filter({ hasText: 'Taken back what Claire Martin' }).waitFor()
  await claire.sees('Decide to protect water, and wells')
  assert.equal(words(await daniel.text()), words(await claire.text()))
  assert.equal(words(await claire.text()).split('Removed').length, 2, 'what came back is not brought back twice')
  await standAs(draft, ids, [0, 1, 2, 3, 4, 5, 6])
  const { marks } = await (await plenary.api(`/api/drafts/${draft}/timeline`)).json()
  assert.equal(marks.at(-1).kind, 'undo')
  assert.equal(marks.at(-1).of.name, 'Claire Martin')
  const all = [chair, claire, daniel, observer]
  assert.deepEqual(all.flatMap(who => who.complaints), [])
  for (const who of all) await who.leaves()
})

test('two people fill one table at once, and each finds the words where they were meant', async () => {
  // given
  const { draft, chair, ids } = await aDraft('A scale of contributions')
  await chair.goesTo(ids[6])
  await chair.page.getByRole('button', { name: 'Insert a table' }).click()
  for (const cell of ['Party', 'Share', 'Due', 'Norway', 'one half', '1 May', 'Kenya', 'a quarter']) {
    await chair.keyboard.type(cell)
    await chair.keyboard.press('Tab')
  }
  await chair.keyboard.type('1 June')
  await chair.isSaved()
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.sees('1 June')
  const rows = who => who.editor.locator('tr').evaluateAll(all =>
    all.map(row => [...row.children].map(cell => cell.textContent).join(' | ')))
  const cell = (who, words) => who.editor.locator('td').filter({ hasText: words })

  // when one writes on in a cell while the other puts a row above it and fills that
  await cell(claire, 'a quarter').click()
  await claire.keyboard.press('End')
  await cell(chair, 'Kenya').click()
  await chair.page.getByRole('button', { name: 'Table', exact: true }).click()
  await chair.page.getByRole('menuitem', { name: 'Add a row above' }).click()
  await Promise.all([claire.keyboard.type(' at the least', { delay: 40 }), chair.keyboard.type('Iceland', { delay: 60 })])

  // then
  const meant = ['Party | Share | Due', 'Norway | one half | 1 May', 'Iceland |  | ', 'Kenya | a quarter at the least | 1 June']
  for (const who of [chair, claire]) {
    await plenary.until('the table is as it was meant', async () => String(await rows(who)) === String(meant))
  }
  await claire.isSaved()
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
  await claire.photograph('moving-table')
  await Promise.all([chair.leaves(), claire.leaves()])
})
