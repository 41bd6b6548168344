// Footnotes that two people write in at once, in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { faultsOf } from './axe.mjs'
import { Somebody } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

const signsIn = (name, options) => Somebody.signsIn(browser, server.demo, name, options)

const SENTENCE = 'Decides to establish a fund for this purpose'

/** A draft with a sentence, whose only clause is open to all. */
async function aDraft (title) {
  const draft = await plenary.draftWith(title, [['operative', SENTENCE]])
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()
  return { draft, chair }
}

/** The sentence as the editor has it, with signs around footnotes. */
const line = who => who.editor.evaluate(sheet => {
  const write = node => node.content.content.map(child =>
    child.isText ? child.text : child.isLeaf ? '⏎' : `⟨${write(child)}⟩`).join('')
  return write(sheet.editor.state.doc.lastChild.firstChild)
})

async function reads (who, expected) {
  let read
  const isRead = async () => {
    read = await line(who)
    return read === expected
  }
  await plenary.until(`${who.who.name} reads ${expected}`, isRead).catch(fault => {
    throw new Error(`${fault.message}, and read ${read}`)
  })
}

/** Clicks at a place of the sheet's words: before, within or behind some letters. */
async function clicksBehind (who, letters) {
  const point = await who.editor.evaluate((sheet, wanted) => {
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at + wanted.length - 1)
      range.setEnd(node, at + wanted.length)
      const { right, top, height } = range.getBoundingClientRect()
      return { x: right - 0.5, y: top + height / 2 }
    }
    throw new Error(`expected ${wanted}`)
  }, letters)
  await who.page.mouse.click(point.x, point.y)
  await who.page.waitForFunction(wanted => {
    const { doc, selection } = document.querySelector('.ProseMirror').editor.state
    return selection.empty && doc.textBetween(0, selection.head, '|', '|').endsWith(wanted)
  }, letters)
}

test('two people write in a footnote and in the sentence around it, and read the same afterwards', async () => {
  // given
  const { draft, chair } = await aDraft('Fund')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.sees(SENTENCE)

  // when one puts a footnote behind a word by its keys, writes in it, and goes on behind its mark
  await clicksBehind(chair, 'a fund')
  await chair.keyboard.press('Control+Alt+f')
  await chair.keyboard.type('See the report')
  await chair.keyboard.press('Escape')
  await chair.keyboard.type(',')
  await reads(chair, 'Decides to establish a fund⟨See the report⟩, for this purpose')
  await reads(claire, 'Decides to establish a fund⟨See the report⟩, for this purpose')
  assert.equal(await claire.editor.locator('[data-footnote]').getAttribute('data-mark'), '1')

  // when the other clicks into its words while the first writes in the sentence
  await clicksBehind(claire, 'See the')
  await clicksBehind(chair, 'for this')
  await Promise.all([
    claire.keyboard.type(' third annual', { delay: 25 }),
    chair.keyboard.type(' very good', { delay: 25 })
  ])
  const both = 'Decides to establish a fund⟨See the third annual report⟩, for this very good purpose'
  await reads(chair, both)
  await reads(claire, both)

  // when arrows lead out of the footnote and into it
  await clicksBehind(claire, 'annual report')
  await claire.keyboard.press('ArrowRight')
  await claire.keyboard.type('!')
  await claire.keyboard.press('ArrowLeft')
  await claire.keyboard.press('ArrowLeft')
  await claire.keyboard.type('.')
  const edges = 'Decides to establish a fund⟨See the third annual report.⟩!, for this very good purpose'
  await reads(claire, edges)
  await reads(chair, edges)
  await chair.photograph('footnote')
  assert.deepEqual(await faultsOf(chair.page), [])

  // when it is deleted by two presses, and brought back
  await claire.keyboard.press('ArrowRight')
  await claire.keyboard.press('Backspace')
  await reads(claire, edges)
  await claire.keyboard.press('Backspace')
  await reads(chair, 'Decides to establish a fund!, for this very good purpose')
  await claire.keyboard.press('Control+z')
  await reads(claire, edges)
  await reads(chair, edges)
  await claire.isSaved()

  // then all is there when the page is loaded anew
  await chair.page.reload()
  await chair.editor.waitFor()
  await reads(chair, edges)
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
  await chair.leaves()
  await claire.leaves()
})

test('a footnote has its words in French, in the dark and on a telephone', async () => {
  // given
  const { draft, chair } = await aDraft('Notes')
  await clicksBehind(chair, 'a fund')
  await chair.keyboard.press('Control+Alt+f')
  await chair.keyboard.type('As decided at the first meeting of the Parties, subject to the availability of resources')
  await chair.isSaved()
  await chair.leaves()

  // when
  const claire = await (await signsIn('Claire', {
    locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true
  })).opens(draft)
  await claire.sees('subject to the availability')
  await clicksBehind(claire, 'this purpose')
  await claire.button('Autres outils').first().click()
  await claire.page.getByRole('menuitem', { name: 'Insérer une note de bas de page' }).click()
  await claire.keyboard.type('Deuxième note')

  // then
  await reads(claire, 'Decides to establish a fund⟨As decided at the first meeting of the Parties, subject to the ' +
    'availability of resources⟩ for this purpose⟨Deuxième note⟩')
  assert.equal(await claire.page.evaluate(() => document.documentElement.scrollWidth), 390)
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('footnote-telephone')
  assert.deepEqual(claire.complaints, [])
  await claire.leaves()
})
