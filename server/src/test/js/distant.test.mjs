// A long draft in a real browser, against the finished jar: what is far from the window is in its place, and within reach.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Somebody } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

const CLAUSES = 120
/** In a window of 1280 pixels. */
const LINES_OF_LAST = 6
const SENTENCE = 'Encourages all parties to exchange, in good faith, what they know of threats to the systems of others. '

/** A draft with clauses of one to ten lines, and somebody who reads it. */
async function aLongDraft () {
  const texts = Array.from({ length: CLAUSES }, (_, at) => ['operative', SENTENCE.repeat(1 + at * 7 % 10).trim()])
  const draft = await plenary.draftWith('A long draft', texts)
  const ids = (await plenary.clausesOf(draft)).slice(1).map(({ id }) => id)
  const claire = await (await Somebody.signsIn(browser, server.demo, 'Claire', { viewport: { width: 1280, height: 800 } })).opens(draft)
  await claire.clause(ids.at(-1)).waitFor({ state: 'attached' })
  await claire.isSaved()
  return { claire, ids }
}

/** How high the text is, and where each clause begins. */
const placesOf = ({ editor }) => editor.evaluate(sheet => [sheet.offsetHeight, ...[...sheet.children].map(clause => clause.offsetTop)])

/** What is wrong with what one sees: a clause in the window whose button is not beside it. */
const faultsOnScreen = ({ editor }) => editor.evaluate(sheet => [...sheet.children].flatMap(clause => {
  const { top, bottom } = clause.getBoundingClientRect()
  if (bottom < 0 || top > innerHeight) return []
  const button = document.getElementById(`clause-status-${clause.dataset.clauseId}`)
  const off = button === null ? undefined : button.closest('li').getBoundingClientRect().top - top
  const faults = []
  if (off === undefined || button.getBoundingClientRect().height === 0) faults.push('it has no button')
  else if (Math.abs(off) > 1) faults.push(`its margin is off by ${off} px`)
  return faults.map(fault => `${clause.dataset.number}: ${fault}`)
}))

const seesAllInPlace = (claire, when) => plenary.until(`all is in its place ${when}`, async () => {
  const faults = await faultsOnScreen(claire)
  if (faults.length > 0) console.log(`${when}: ${faults.slice(0, 3).join('; ')}`)
  return faults.length === 0
})

const scrollsTo = ({ page }, where) => page.evaluate(to => {
  window.scrollTo({ top: to === 'end' ? document.documentElement.scrollHeight : to, behavior: 'instant' })
}, where)

test('what hangs in the margin is at its clause at the end, back at the beginning, and after one wrote', async () => {
  // given
  const { claire, ids } = await aLongDraft()
  const { page } = claire
  await seesAllInPlace(claire, 'at the beginning')
  const before = await placesOf(claire)

  // when one goes to the end and back
  await scrollsTo(claire, 'end')
  await seesAllInPlace(claire, 'at the end')
  assert.deepEqual(await placesOf(claire), before)
  await scrollsTo(claire, before[60])
  await seesAllInPlace(claire, 'in the middle')
  await scrollsTo(claire, 0)
  await seesAllInPlace(claire, 'back at the beginning')

  // then nothing has moved
  assert.deepEqual(await placesOf(claire), before)

  // when one writes some lines
  await claire.clause(ids[0]).locator('p').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' and what they know of these, and of others, and of the systems that these have'.repeat(3))
  await seesAllInPlace(claire, 'after one wrote')
  const written = await placesOf(claire)
  const lines = written[0] - before[0]
  assert.ok(lines > 0, `the text grew by ${lines} px`)
  // Pixels are whole here, and heights are not.
  assert.ok(Math.abs(written.at(-1) - before.at(-1) - lines) <= 1)

  // and clauses come before those on the screen
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await seesAllInPlace(claire, 'after a new clause')

  // when lines become shorter, all is measured anew
  await page.setViewportSize({ width: 1000, height: 700 })
  await scrollsTo(claire, 'end')
  await seesAllInPlace(claire, 'in a narrower window')
  const narrow = await placesOf(claire)
  await scrollsTo(claire, 0)
  await seesAllInPlace(claire, 'at the beginning of the narrower one')
  assert.deepEqual(await placesOf(claire), narrow)
  assert.deepEqual(claire.complaints, [])
  await claire.leaves()
})

test('the keyboard, the selection, a search and a screen reader reach what is far from the window', async () => {
  // given
  const { claire, ids } = await aLongDraft()
  const { page } = claire

  // when one goes to the end by the keyboard
  await claire.clause(ids[0]).locator('p').click()
  await page.keyboard.press('Control+End')
  // then the caret is on the screen
  await plenary.until('the end is on the screen', () => claire.editor.evaluate(sheet => {
    const { view, state } = sheet.editor
    const { top, bottom } = view.coordsAtPos(state.selection.head)
    return state.selection.head === state.doc.content.size - 2 && top > 0 && bottom <= innerHeight
  }))
  await page.keyboard.type(' Done.')
  assert.match(await claire.clause(ids.at(-1)).innerText(), /Done\.$/)

  // when the window is elsewhere, and one goes up a line from there
  await scrollsTo(claire, 0)
  await page.keyboard.press('Home')
  for (let line = 0; line < LINES_OF_LAST; line++) await page.keyboard.press('ArrowUp')
  await plenary.until('the caret is in the clause before, in its last line', () => claire.editor.evaluate(({ editor }) => {
    const { $head } = editor.state.selection
    return $head.index(0) === editor.state.doc.childCount - 2 && $head.parentOffset > $head.parent.content.size - 150
  }))

  // when all is selected, by a key or by the browser's menu, all of its words are
  const all = Array.from({ length: CLAUSES }, (_, at) => 1 + at * 7 % 10).reduce((sum, each) => sum + each, 0)
  for (const select of [() => page.keyboard.press('Control+a'), () => page.evaluate(() => document.execCommand('selectAll'))]) {
    await page.keyboard.press('Control+Home')
    await seesAllInPlace(claire, 'at the beginning again')
    await select()
    const selected = await claire.editor.evaluate(({ editor: { state } }) =>
      state.doc.textBetween(state.selection.from, state.selection.to, ' '))
    assert.equal(selected.split('Encourages all parties').length - 1, all)
  }

  // when the browser looks for words, it finds those that are far away
  await page.keyboard.press('Control+Home')
  await seesAllInPlace(claire, 'at the beginning')
  assert.equal(await page.evaluate(() => window.find('Done.')), true)
  await seesAllInPlace(claire, 'where it was found')

  // and a screen reader is told of each clause, and of each button in the margin
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const told = role => nodes.filter(node => !node.ignored && node.role?.value === role).map(node => node.name?.value ?? '')
  const buttons = told('button').filter(name => /^OP\d+: /.test(name))
  assert.equal(buttons.length, CLAUSES, `expected a button for each clause among ${told('button').slice(-5).join(', ')}`)
  assert.equal(told('StaticText').filter(text => text.endsWith('Done.')).length, 1)
  assert.deepEqual(claire.complaints, [])
  await claire.leaves()
})
