// Finding one's way in a draft: words, numbers, the outline, keys; in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

/** Somebody who looks for something. */
class Seeker extends Somebody {
  get line () { return this.page.getByRole('search', { name: 'Find in the text' }) }
  get field () { return this.line.getByRole('textbox', { name: 'Find' }) }

  async seeks (words) {
    await this.keyboard.press('Control+f')
    await this.field.fill(words)
  }

  /** Waits until the line says so: "2 of 3". */
  reads (place) { return this.line.getByRole('status').first().getByText(place).waitFor({ timeout: 20_000 }) }

  /** The words that are marked, the one that one stands at in brackets. */
  marked () {
    return this.editor.evaluate(sheet => [...sheet.querySelectorAll('.found')].map(({ classList, textContent }) =>
      classList.contains('found-current') ? `[${textContent}]` : textContent))
  }

  /** The id of the clause that holds what one stands at. */
  foundIn () {
    return this.editor.evaluate(sheet =>
      sheet.querySelector('.found-current, [data-found=current]')?.closest('[data-clause-id]')?.dataset.clauseId)
  }
}

const signsIn = (name, options) => Seeker.signsIn(browser, server.demo, name, options)

const TEXTS = ['Decide to protect hospitals', 'Decide to protect [schools]', 'Decide to meet again']

/** A draft with a title, a heading and three operative paragraphs, and the ids of its clauses by number or kind. */
async function aDraft (title) {
  const draft = await plenary.draftWith(title, [['heading', 'Commitments'], ...TEXTS.map(text => ['operative', text])])
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()
  const ids = Object.fromEntries((await plenary.clausesOf(draft)).map(({ id, number, kind }) => [number ?? kind, id]))
  return { draft, chair, ids }
}

async function agrees (draft, id) {
  const response = await plenary.api(`/api/drafts/${draft}/clauses/${id}/status`, undefined, {
    method: 'PUT', body: JSON.stringify({ status: 'AGREED' })
  })
  assert.equal(response.status, 200)
}

test('words, numbers and brackets are found with the keyboard, by everybody who reads', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Hospitals and schools')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.goesTo(ids.OP1)
  await claire.page.evaluate(() => {
    globalThis.taken = []
    window.addEventListener('keydown', event => {
      if (event.ctrlKey && event.key === 'f') globalThis.taken.push(event.defaultPrevented)
    })
  })

  // when
  await claire.seeks('PROTECT')

  // then one begins at the caret, goes round, and may have the browser's own search by the same keys once more
  await claire.reads('2 of 2')
  assert.deepEqual(await claire.marked(), ['protect', '[protect]'])
  await claire.keyboard.press('Enter')
  await claire.reads('1 of 2')
  await claire.keyboard.press('Shift+Enter')
  await claire.reads('2 of 2')
  await claire.keyboard.press('F3')
  await claire.reads('1 of 2')
  await claire.keyboard.press('Control+f')
  assert.deepEqual(await claire.page.evaluate(() => globalThis.taken), [true, false])

  // and a screen reader is told where the hit is, and what stands around it
  assert.match(await claire.line.getByRole('status').first().innerText(), /1 of 2.*OP1: Decide to protect hospitals/s)

  // and what others write is found as it comes
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await daniel.goesTo(ids.OP3)
  await daniel.keyboard.type(' and to protect water')
  await claire.reads('1 of 3')
  // His caret is drawn a moment later than his letters.
  await plenary.until('all are marked', async () => (await claire.marked()).join() === '[protect],protect,protect')

  // and brackets and numbers are found, which are no words of the text
  await claire.field.fill('[schools')
  await claire.reads('1 of 1')
  await claire.field.fill('op 3')
  await claire.reads('1 of 1')
  assert.equal(await claire.foundIn(), ids.OP3)
  await claire.photograph('find-number')
  await claire.keyboard.press('Escape')
  await claire.isAt(ids.OP3, 0)
  assert.equal(await claire.line.count(), 0)
  assert.equal(await claire.editor.evaluate(sheet => document.activeElement === sheet), true)

  // and the words that are selected are looked for, and selected again at the end
  await claire.keyboard.press('Shift+Control+ArrowRight')
  await claire.keyboard.press('Control+f')
  await claire.reads('3 of 3')
  await claire.keyboard.press('Escape')
  assert.match(await claire.page.evaluate(() => getSelection().toString()), /^Decide\s?$/)

  // and who only reads finds as well, and is offered no replacing
  const rafael = await (await signsIn('Rafael')).opens(draft)
  await rafael.seeks('hôpital')
  await rafael.reads('No hits')
  await rafael.field.fill('to protect hospitáls')
  await rafael.reads('1 of 1')
  assert.equal(await rafael.line.getByRole('button', { name: 'Replace' }).count(), 0)
  await rafael.keyboard.press('Control+h')
  assert.equal(await rafael.line.getByRole('textbox').count(), 1)
  await rafael.keyboard.press('Escape')
  assert.equal(await rafael.editor.evaluate(sheet => document.activeElement === sheet), true)
  for (const each of [chair, claire, daniel, rafael]) {
    assert.deepEqual(each.complaints, [])
    await each.leaves()
  }
})

test('words are replaced where one may, as one step, and letters that stay are not touched', async () => {
  // given
  const { draft, chair, ids } = await aDraft('A word for another')
  await agrees(draft, ids.OP2)
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.page.waitForFunction(id => document.querySelector(`[data-clause-id="${id}"][data-closed]`), ids.OP2)
  await claire.goesTo(ids.OP1)
  await claire.keyboard.type(', to protect and to protect')
  await claire.isSaved()
  const before = await claire.text()

  // when
  await claire.keyboard.press('Control+h')
  await claire.field.fill('protect')
  await claire.reads(/of 4/)
  await claire.line.getByRole('textbox', { name: 'Replace with' }).fill('protectively shield')
  await claire.line.getByRole('button', { name: 'Replace all' }).click()

  // then
  await claire.shows('3 hits replaced. 1 left as it is, in OP2: agreed.')
  await plenary.until('the words arrived', async () =>
    (await plenary.serverText(draft)).match(/protectively shield/g)?.length === 3)
  const texts = (await plenary.clausesOf(draft)).map(({ text }) => text)
  assert.ok(texts.includes(TEXTS[1]), String(texts))
  await claire.photograph('find-replaced')
  await assertAccessible(claire.page, 'finding and replacing')

  // and one step takes it back, as if nothing had been
  await claire.keyboard.press('Escape')
  await claire.keyboard.press('Control+z')
  await plenary.until('it is taken back', async () => await claire.text() === before)
  await plenary.until('and on the server', async () => !(await plenary.serverText(draft)).includes('shield'))

  // and a Japanese word that is being composed beside a hit is not broken up
  await claire.seeks('protect')
  await claire.goesTo(ids.OP1)
  const typing = await claire.context.newCDPSession(claire.page)
  for (const text of ['k', 'か', 'かn', 'かんじ', '漢字']) {
    await typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  await typing.send('Input.insertText', { text: '漢字 protect' })
  await plenary.until('it is in the text', async () =>
    (await claire.text()).includes(', to protect and to protect漢字 protect'))
  await claire.reads(/of 5/)
  await plenary.until('it is on the server', async () => (await plenary.serverText(draft)).includes('protect漢字 protect'))
  for (const each of [chair, claire]) {
    assert.deepEqual(each.complaints, [])
    await each.leaves()
  }
})

test('one goes to a clause by its number, by its words, and by the outline', async () => {
  // given
  const { draft, chair, ids } = await aDraft('The way to a clause')
  await agrees(draft, ids.OP2)
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  for (const each of [chair, daniel]) await each.goesTo(ids.OP3)
  await claire.goesTo(ids.OP1)
  const outline = claire.page.getByRole('navigation', { name: 'Outline of the draft' })
  const entry = name => outline.getByRole('link', { name })

  // when it is a number
  await claire.keyboard.press('Control+g')
  const field = claire.page.getByRole('combobox', { name: 'Go to a place in the text' })
  await field.fill('op')
  const options = claire.page.getByRole('listbox', { name: 'Go to a place in the text' }).getByRole('option')
  assert.deepEqual((await options.allInnerTexts()).map(words), TEXTS.map((text, at) => `OP${at + 1} ${text}`))
  await claire.keyboard.press('ArrowDown')
  await assertAccessible(claire.page, 'going to a clause')
  await claire.keyboard.press('Enter')
  await claire.isAt(ids.OP2, 0)

  // or words of a heading; or nothing, and one is where one was
  await claire.keyboard.press('Control+g')
  await field.fill('commit')
  await claire.keyboard.press('Enter')
  await claire.isAt(ids.heading, 0)
  await claire.keyboard.press('Control+g')
  await field.fill('op 77')
  await claire.shows('Nothing in this draft is called that.')
  await claire.keyboard.press('Escape')
  await claire.isAt(ids.heading, 0)

  // then the outline says what stands where, who is there, and where one is
  assert.ok(await claire.page.getByRole('complementary', { name: 'Outline' }).getByText('3 paragraphs').isVisible())
  await claire.button('2 open').waitFor()
  await entry(/OP3.*Daniel Mwangi · KEN.* are here/s).waitFor()
  await entry(/OP2.*Agreed/s).waitFor()
  assert.equal(await entry('Commitments').getAttribute('aria-current'), 'location')
  await entry('Commitments').focus()
  await claire.keyboard.press('ArrowDown')
  await claire.keyboard.press('Enter')
  await claire.isAt(ids.OP1, 0)
  await plenary.until('one is there', async () => await entry(/OP1/).getAttribute('aria-current') === 'location')
  await claire.photograph('outline')

  // and it is folded for good on this device
  await claire.button('Hide the outline').click()
  await claire.page.reload()
  await claire.editor.waitFor()
  assert.equal(await outline.count(), 0)
  await claire.page.getByRole('button', { name: 'Outline', exact: true }).click()
  await outline.waitFor()

  // and where there is no room it is a drawer, that goes with whoever goes
  await claire.page.setViewportSize({ width: 1000, height: 800 })
  await outline.waitFor({ state: 'detached' })
  await claire.page.getByRole('button', { name: 'Outline', exact: true }).click()
  await entry(/OP3/).waitFor()
  await assertAccessible(claire.page, 'the outline in a drawer')
  await entry(/OP3/).click()
  await outline.waitFor({ state: 'detached' })
  await claire.isAt(ids.OP3, 0)
  assert.equal(await claire.editor.evaluate(sheet => document.activeElement === sheet), true)

  // and the address of an entry leads to the clause from elsewhere
  const address = await claire.page.evaluate(id => `${location.pathname}#${id}`, ids.OP2)
  await daniel.page.goto('about:blank')
  await daniel.page.goto(server.demo.url + address)
  await daniel.editor.waitFor()
  await daniel.isAt(ids.OP2, 0)

  // and all keys are in one list
  await claire.keyboard.press('Control+/')
  const list = claire.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await list.getByText('Move the clause up').waitFor()
  await assertAccessible(claire.page, 'the list of keys')
  await claire.keyboard.press('Escape')
  await claire.button('Account and settings').click()
  await claire.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
  await list.waitFor()
  for (const each of [chair, claire, daniel]) {
    assert.deepEqual(each.complaints, [])
    await each.leaves()
  }
})

test('the outline marks what others changed since one last looked, until one has read it', async () => {
  // given
  const { draft, chair, ids } = await aDraft('What is new')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.editor.getByText(TEXTS[2]).waitFor()
  await claire.goesTo(ids.OP3)
  await claire.keyboard.press('End')
  await claire.keyboard.type(' soon')
  await claire.isSaved()
  await claire.page.goto(server.demo.url)
  await claire.page.getByRole('heading', { name: 'Drafts' }).waitFor()

  // when others write in her absence
  await chair.goesTo(ids.OP1)
  await chair.keyboard.press('End')
  await chair.keyboard.type(' and clinics')
  await chair.button('Add clause').click()
  await chair.page.getByLabel('Kind of clause').first().selectOption({ label: 'Operative paragraph' })
  await chair.keyboard.type('Decide to report')
  await chair.isSaved()
  await plenary.until('it is on the server', async () => (await plenary.clausesOf(draft)).some(({ text }) => text === 'Decide to report'))
  await claire.opens(draft)

  // then
  const outline = claire.page.getByRole('navigation', { name: 'Outline of the draft' })
  const marked = async () => (await outline.getByRole('link').allInnerTexts()).map(words)
    .filter(entry => / since you last looked/.test(entry)).map(entry => entry.replace(/(OP\d).*?((New|Changed) since).*/, '$1 $3'))
  await plenary.until('both are marked', async () => (await marked()).join() === 'OP1 Changed,OP2 New')
  await claire.photograph('outline-news')
  await assertAccessible(claire.page, 'the outline with what is new')

  // and when she has read one, it is no news any more
  await claire.goesTo(ids.OP1)
  await plenary.until('it is read', async () => (await marked()).join() === 'OP2 New')
  for (const each of [chair, claire]) {
    assert.deepEqual(each.complaints, [])
    await each.leaves()
  }
})
