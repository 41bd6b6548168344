// People in real browsers against the finished jar. Screenshots are kept in $PLENARY_SCREENSHOTS.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { Cable } from './demo-server.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

const OFFLINE = 'Offline: your changes are kept on this device'

let stage, server, browser, plenary
const tools = []

before(async () => {
  stage = await Stage.open({ own: true });
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

// Whoever a failed test left behind would be in the room in the next one.
afterEach(async () => {
  await Promise.all(browser.contexts().map(context => context.close()))
  for (const tool of tools.splice(0)) tool.leave()
  if (!server.isRunning) await server.start()
})

/** Somebody who finds the place to write at by the words that stand there. */
class Writer extends Somebody {
  /** Puts the caret behind the first paragraph that holds `words`. */
  async goesTo (words) {
    await this.editor.getByText(words).first().click()
    await this.keyboard.press('End')
  }

  types (words) { return this.keyboard.type(words) }
}

const signsIn = (name, options) => Writer.signsIn(browser, server.demo, name, options)
const draftOf = async title => plenary.createDraft(title)
const OP2 = 'Undertake to refrain from any activity that damages, deliberately and substantially, the general ' +
  'availability or integrity of the public core of the internet;'
const TOOL = 'From a tool: '
const letters = text => [...text.replaceAll(' ', '')].sort().join('')

test('two people and a tool write one clause at once, and all hold what the server holds', async () => {
  // given
  const draft = server.demo.draft
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel', { colorScheme: 'dark' })).opens(draft)
  const tool = await plenary.joinWithProvider(draft, plenary.delegates[2])
  tools.push(tool)

  // when
  await claire.goesTo('public core')
  await daniel.goesTo('public core')
  await Promise.all([
    claire.page.keyboard.type(' from Claire in Paris', { delay: 15 }),
    daniel.page.keyboard.type(' from Daniel in Nairobi', { delay: 15 }),
    (async () => {
      [...TOOL].forEach((letter, at) => plenary.firstText(tool.text).insert(at, letter))
    })()
  ])

  // then
  const clauseOf = text => words(text).match(/Undertake to refrain.*?(?=OP3|Agree to)/)[0].trim()
  const typed = ' from Claire in Paris from Daniel in Nairobi'
  let texts
  await plenary.until('both browsers and the server hold the same clause with all that was typed', async () => {
    texts = await Promise.all([claire.text(), daniel.text(), plenary.serverText(draft)])
    const clauses = new Set(texts.map(clauseOf))
    return clauses.size === 1 && letters([...clauses][0]) === letters(OP2 + typed)
  }).catch(error => { throw new Error(`${error.message}; they hold\n${texts.join('\n=====\n')}`) })
  assert.ok(words(await plenary.serverText(draft)).startsWith(TOOL))
  await claire.isSaved()
  await daniel.isSaved()
  await claire.page.getByText('Daniel Mwangi · KEN').first().waitFor({ state: 'attached' })
  await claire.photograph('room-light')
  await daniel.photograph('room-dark')
  assert.deepEqual([...claire.complaints, ...daniel.complaints], [])
})

test('what is typed without a connection survives a reload and is merged on return', async () => {
  // given
  const draft = await draftOf('On a train')
  const cable = await Cable.to(server.port)
  const claire = await (await signsIn('Claire', { base: cable.url })).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.isSaved()

  // when the cable is pulled and both go on
  cable.pull()
  await claire.shows(OFFLINE)
  await claire.goesTo('On a train')
  await claire.types(' without a connection')
  await daniel.goesTo('On a train')
  await daniel.types(' at the table')
  await daniel.isSaved()
  await claire.photograph('room-offline')
  await claire.page.reload()
  await claire.sees('without a connection')
  await claire.shows(OFFLINE)
  cable.plugIn()

  // then
  await claire.sees('at the table')
  await daniel.sees('without a connection')
  await claire.isSaved()
  assert.equal(words(await claire.text()), words(await daniel.text()))
  assert.ok(words(await plenary.serverText(draft)).includes('without a connection'))
  await claire.leaves()
  await daniel.leaves()
  cable.close()
})

test('every saved word is there after the plug was pulled on the server', async () => {
  // given
  const draft = await draftOf('Before the power cut')
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.goesTo('Before the power cut')
  await claire.types(' these words were saved')
  await plenary.until('the words are in the server', async () => (await plenary.serverText(draft)).includes('were saved'))
  await claire.isSaved()

  // when
  await server.kill()
  await claire.shows(OFFLINE)
  await claire.types(' and these were not')
  await server.start()

  // then
  await claire.isSaved()
  await daniel.sees('these words were saved and these were not')
  assert.ok(words(await plenary.serverText(draft)).includes('these words were saved and these were not'))
  await claire.leaves()
  await daniel.leaves()
})

test('splitting, kinds and sub-paragraphs are numbered alike on screen and by the server', async () => {
  // given
  const draft = await draftOf('A resolution')
  const chair = await (await signsIn('Amara')).opens(draft)
  const { page } = chair
  const addClause = async kind => {
    await page.getByRole('button', { name: 'Add clause' }).click()
    await page.getByLabel('Kind of clause').first().selectOption({ label: kind })
  }

  // when
  await chair.goesTo('A resolution')
  await addClause('Preambular paragraph')
  await chair.types('Recalling,')
  await page.keyboard.press('Enter')
  await chair.types('Noting,')
  await addClause('Operative paragraph')
  await chair.types('Decides:')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await chair.types('to meet;')
  await page.keyboard.press('Enter')
  await chair.types('to meet again.')
  await chair.isSaved()

  // then
  const lines = (await plenary.serverText(draft)).split('\n').map(words).filter(Boolean)
  assert.deepEqual(lines.slice(2), ['PP1 Recalling,', 'PP2 Noting,', 'OP1 Decides:', '(a) to meet;', '(b) to meet again.'])
  const labels = await page.locator('.ProseMirror [data-number]').evaluateAll(all => all.map(one => one.dataset.number))
  assert.deepEqual(labels, ['PP1', 'PP2', 'OP1', '(a)', '(b)'])
  await chair.photograph('room-numbered')
  assert.deepEqual(chair.complaints, [])
  await chair.leaves()
})

test('a key acts where the key before it went, however busy the page is', async () => {
  // given
  const draft = await plenary.draftWith('Busy', [['operative', 'The parties shall meet each year'], ['operative', 'The Conference shall decide']])
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.goesTo('each year')
  await claire.keyboard.press('Home')
  await claire.isAt((await plenary.clausesOf(draft))[1].id, 0)

  // when the keys come while the page is at work, and it takes them one after the other
  await claire.page.evaluate(() => {
    window.atWork = new Promise(resolve => setTimeout(() => {
      const until = performance.now() + 400
      while (performance.now() < until);
      resolve()
    }))
  })
  await Promise.all(['End', 'Enter', 'x'].map(key => claire.keyboard.press(key)))

  // then
  await claire.page.waitForFunction(() => document.querySelector('.ProseMirror').textContent.includes('x'))
  assert.deepEqual((await claire.clauses()).slice(1), ['The parties shall meet each year', 'x', 'The Conference shall decide'])
  await claire.leaves()
})

test('an observer reads and cannot type', async () => {
  // given
  const observer = await (await signsIn('Rafael')).opens(server.demo.draft)

  // when
  await observer.shows('You may read this draft')
  await observer.editor.getByText('public core').first().click()
  await observer.types('I was here')

  // then
  assert.equal(await observer.editor.getAttribute('contenteditable'), 'false')
  assert.ok(!(await plenary.serverText(server.demo.draft)).includes('I was here'))
  await observer.leaves()
})

test('the lobby speaks French and shows who is in the room', async () => {
  // given
  const claire = await (await signsIn('Claire')).opens(server.demo.draft)

  // when
  const femke = await (await signsIn('Femke', { locale: 'fr-FR' })).looksAtDrafts()

  // then
  await femke.page.getByText('1 personne').first().waitFor()
  assert.equal(await femke.page.locator('html').getAttribute('lang'), 'fr')
  await femke.photograph('lobby-french')
  assert.deepEqual([...claire.complaints, ...femke.complaints], [])
  await claire.leaves()
  await femke.leaves()
})
