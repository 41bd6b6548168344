// People who write in one paragraph at once, in real browsers against the finished jar: what each meant must stand there.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { Cable } from './demo-server.mjs'
import { Somebody } from './somebody.mjs'
import { Stage } from './stage.mjs'

const SENTENCE = 'Recognize that international law applies to the conduct of States in their use of technologies'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

/** Somebody with a browser of their own in a draft. */
class Writer extends Somebody {
  static async opens (draft, name, base = server.demo.url) {
    const writer = await this.signsIn(browser, server.demo, name, { base, viewport: { width: 1100, height: 800 } })
    await writer.opens(draft)
    await writer.saved()
    return writer
  }

  saved () { return this.isSaved() }

  /** Selects from behind `from` to behind `to`, or puts the caret there, as a mouse does. */
  async goesBehind (from, to = from) {
    await this.editor.evaluate((sheet, [from, to]) => {
      const place = words => {
        const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.data.indexOf(words)
          if (at >= 0) return [node, at + words.length]
        }
        throw new Error(`expected the words ${words} in one piece`)
      }
      sheet.focus()
      document.getSelection().setBaseAndExtent(...place(from), ...place(to))
      // Whoever presses a key or the mouse is guarded until the editor has read where that led; a script is not.
      document.dispatchEvent(new Event('selectionchange'))
    }, [from, to])
    await this.page.waitForTimeout(60)
  }

  types (words, delay) { return this.keyboard.type(words, { delay }) }
}

const draftWith = (...paragraphs) => plenary.draftWith('Together', paragraphs.map(words => ['operative', words]))

/** Waits until all hold the same text and it is as `expected` says. */
async function agreed (writers, expected) {
  let texts
  await plenary.until('all hold the text that was meant', async () => {
    texts = await Promise.all(writers.map(writer => writer.text()))
    return texts.every(text => text === texts[0]) && expected(texts[0])
  }, { seconds: 15 }).catch(() => assert.fail(`they hold\n${[...new Set(texts)].join('\n=====\n')}`))
  for (const writer of writers) assert.deepEqual(writer.complaints, [])
  return texts[0]
}

const holds = (...words) => text => words.every(each => text.split(each).length === 2)

for (const [delay, line] of [[60, 0], [200, 0], [0, 0], [60, 300]]) {
  test(`two people type at two places of one paragraph, a key each ${delay} ms, ${line} ms away`, async () => {
    // given
    const draft = await draftWith(SENTENCE)
    const cable = await Cable.to(server.port, { delay: line })
    const [claire, daniel] = await Promise.all([Writer.opens(draft, 'Claire', cable.url), Writer.opens(draft, 'Daniel')])
    await claire.goesBehind('Recognize')
    await daniel.goesBehind('technologies')

    // when
    const rounds = delay === 200 ? 1 : 2
    for (let round = 0; round < rounds; round++) {
      await Promise.all([
        claire.types(` also the letter of the law ${round}`, delay), daniel.types(` as seen from Nairobi ${round}`, delay)])
    }

    // then
    const twice = words => Array.from({ length: rounds }, (_, round) => `${words} ${round}`).join('')
    await agreed([claire, daniel], holds(
      `Recognize${twice(' also the letter of the law')} that`, `technologies${twice(' as seen from Nairobi')}`))
    cable.close()
  })
}

test('three people type at one place, and each one’s words stand in a row', async () => {
  const draft = await draftWith(SENTENCE)
  const writers = await Promise.all(['Claire', 'Daniel', 'Amara'].map(name => Writer.opens(draft, name).catch(error => {
    throw new Error(`${name}: ${error.message}`)
  })))
  for (const writer of writers) await writer.goesBehind('international law')
  await Promise.all(writers.map((writer, index) => writer.types(`, as ${'ABC'[index]}bcdefghijklmnop says`, 20 + 15 * index)))
  await agreed(writers, holds(', as Abcdefghijklmnop says', ', as Bbcdefghijklmnop says', ', as Cbcdefghijklmnop says'))
})

test('who types on where somebody splits or joins the paragraph goes on where the caret was', async () => {
  // given
  const draft = await draftWith(SENTENCE, 'Ends.')
  const cable = await Cable.to(server.port, { delay: 150 })
  const [claire, daniel] = await Promise.all([Writer.opens(draft, 'Claire', cable.url), Writer.opens(draft, 'Daniel')])
  await claire.goesBehind('conduct of')
  await daniel.goesBehind('international law')

  // when: split in the middle of her typing
  await Promise.all([
    claire.types(' all the sovereign and equal', 50),
    (async () => { await daniel.page.waitForTimeout(500); await daniel.keyboard.press('Enter') })()
  ])
  // then
  await agreed([claire, daniel], text =>
    holds('applies to the conduct of all the sovereign and equal States')(text) && text.includes('international law\n applies'))
  await claire.photograph('together-split')

  // when: joined again in the middle of her typing
  await Promise.all([
    claire.types(' and wise', 60),
    (async () => {
      await daniel.page.waitForTimeout(150)
      await daniel.keyboard.press('Backspace')
      await daniel.keyboard.press('Backspace')
    })()
  ])
  // then
  await agreed([claire, daniel], holds('law applies to the conduct of all the sovereign and equal and wise States'))
  cable.close()
})

test('who presses where somebody else’s caret stands, and types at once, loses no letter', async () => {
  // given
  const draft = await draftWith(SENTENCE)
  const daniel = await Writer.opens(draft, 'Daniel')
  const claire = await Writer.opens(draft, 'Claire')
  await daniel.goesBehind('technologies')
  const caret = claire.page.locator('.caret')
  await caret.waitFor({ state: 'attached' })

  for (const word of ['one', 'two', 'three', 'four']) {
    // when
    // It may be drawn anew in the moment in which it is looked at.
    const { x, y, height } = await plenary.until('his caret is there', () => caret.boundingBox())
    await claire.page.mouse.click(x + 40, y + height / 2)
    await claire.keyboard.press('End')
    await claire.types(` ${word}`, 0)

    // then
    await agreed([claire, daniel], text => text.endsWith(` ${word}`))
    await daniel.keyboard.press('End')
    await plenary.until('her word stands before his caret', async () => (await caret.boundingBox())?.x > x)
  }
})

test('what an input method composes survives what others type in the same paragraph', async () => {
  // given
  const draft = await draftWith(SENTENCE)
  const [hana, daniel] = await Promise.all([Writer.opens(draft, 'Claire'), Writer.opens(draft, 'Daniel')])
  const method = await hana.context.newCDPSession(hana.page)
  const composes = text => method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await hana.goesBehind('international')
  await daniel.goesBehind('Recognize')

  // when: "にほん" is composed key by key and taken as 日本 while others type before and behind
  const typing = daniel.types(' and reaffirm', 60)
  for (const step of ['n', 'に', 'にh', 'にほ', 'にほn', 'にほん']) {
    await composes(step)
    await hana.page.waitForTimeout(110)
  }
  await typing
  assert.ok((await hana.text()).includes('にほん'), 'the composition stands while others type')
  await method.send('Input.insertText', { text: '日本' })
  await hana.types('!', 0)

  // then
  await agreed([hana, daniel], holds('Recognize and reaffirm that', 'international日本! law'))

  // when: a dead key, then its letter
  await daniel.goesBehind('conduct of')
  await Promise.all([
    (async () => {
      await hana.goesBehind('States')
      for (const [dead, letter] of [['^', 'ê'], ['¨', 'ë'], ['`', 'à']]) {
        await composes(dead)
        await hana.page.waitForTimeout(70)
        await method.send('Input.insertText', { text: letter })
      }
    })(),
    daniel.types(' the wise', 30)
  ])
  await agreed([hana, daniel], holds('Statesêëà in', 'conduct of the wise'))
})

test('undo takes back a few words of one’s own, whatever others type, and nothing else', async () => {
  // given
  const draft = await draftWith(SENTENCE)
  const [claire, daniel] = await Promise.all([Writer.opens(draft, 'Claire'), Writer.opens(draft, 'Daniel')])
  await claire.goesBehind('Recognize')
  await daniel.goesBehind('technologies')

  // when
  const hers = ' first of all and before everything else'
  await Promise.all([claire.types(hers, 30), daniel.types(' of information and of communication', 35)])
  await agreed([claire, daniel], holds(`Recognize${hers} that`, 'technologies of information and of communication'))

  // then: some forty letters are two or three steps
  let steps = 0
  while ((await claire.text()).includes(' first')) {
    await claire.keyboard.press('Control+z')
    assert.ok(++steps <= 4, `undo took ${steps} steps so far: ${await claire.text()}`)
  }
  assert.ok(steps >= 2, 'one step is not everything')
  await agreed([claire, daniel], holds('Recognize that international', 'technologies of information and of communication'))
  for (let step = 0; step < steps; step++) await claire.keyboard.press('Control+y')
  await agreed([claire, daniel], holds(`Recognize${hers} that`))
})

test('a sentence that is selected is replaced, and what somebody else writes at its edges stays', async () => {
  const draft = await draftWith(SENTENCE)
  const [claire, daniel] = await Promise.all([Writer.opens(draft, 'Claire'), Writer.opens(draft, 'Daniel')])
  await claire.goesBehind('Recognize', 'conduct of States')
  await daniel.goesBehind('Recognize')
  await daniel.types(' indeed', 20)
  await daniel.goesBehind('conduct of States')
  await daniel.types(' and others', 20)
  await agreed([claire, daniel], holds('Recognize indeed that', 'States and others in'))
  await claire.types(' no more', 0)
  await agreed([claire, daniel], holds('Recognize indeed no more and others in their use'))
})
