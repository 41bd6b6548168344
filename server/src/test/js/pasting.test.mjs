// Texts that people copy and paste in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { Somebody } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

const clipboard = name => readFileSync(new URL(`../resources/clipboard/${name}.html`, import.meta.url), 'utf8')
const WORD = clipboard('word')
const FRAGMENT = '**/api/intake/fragment?*'

const signsIn = async (name, options) => {
  const somebody = await Somebody.signsIn(browser, server.demo, name, options)
  await somebody.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return somebody
}

/** A draft with a title and these operative paragraphs, open before its chair, the caret behind the last of them. */
async function aDraft (title, texts, { patient = false } = {}) {
  const draft = await plenary.draftWith(title, texts.map(text => ['operative', text]))
  const chair = await signsIn('Amara')
  if (patient) await chair.page.addInitScript(waitLonger)
  await chair.opens(draft)
  await chair.isSaved()
  await chair.goesTo((await plenary.clausesOf(draft)).at(-1).id)
  return { draft, chair }
}

/** In a page: what is given up after two seconds has a minute, since the machine of a test may be slow. */
function waitLonger () {
  const { setTimeout } = globalThis
  globalThis.setTimeout = (task, millis, ...more) => setTimeout(task, millis === 2_000 ? 60_000 : millis, ...more)
}

/** Pastes what another program would have put on the clipboard, byte by byte: the browser's own way would tidy it up. */
const paste = ({ editor }, html, text = '') => editor.evaluate((sheet, data) => {
  const clipboardData = new DataTransfer()
  if (data.html !== '') clipboardData.setData('text/html', data.html)
  clipboardData.setData('text/plain', data.text)
  sheet.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}, { html, text })

const report = ({ page }) => page.getByRole('region', { name: /What was pasted|Ce qui a été collé/ })
const textOf = async draft => (await plenary.serverText(draft)).trimEnd()
const saysAtLast = (draft, expected) => plenary.until(`the server holds ${expected}`, async () =>
  (await textOf(draft)).includes(expected)).catch(async error => { throw new Error(`${error.message}, but:\n${await textOf(draft)}`) })

const FROM_WORD = [
  'Measures to build confidence',
  '----------------------------',
  '',
  'PP1   Recalling the Charter of the United\u00A0Nations[1] and all its purposes,',
  '',
  'OP2   Calls upon all States and companies to:',
  '',
  '      (a)   share what they know of vulnerabilities;',
  '',
  '      (b)   protect the public core of the internet;',
  '',
  '            (i)   its routing;',
  '',
  'OP3   Invites the secretariat to report.'
].join('\n')

test('what Word copies becomes clauses, the report names what was left out, and there are two ways back', async () => {
  // given
  const { draft, chair } = await aDraft('From Word', ['Decides to begin;'])
  const before = await textOf(draft)

  // when
  await paste(chair, WORD, '3.\tCalls upon all States\n4.\tInvites')

  // then
  await saysAtLast(draft, FROM_WORD)
  await saysAtLast(draft, '[1]   See document A/75/1.')
  const told = report(chair)
  await told.getByText('4 clauses pasted, with 3 sub-paragraphs').waitFor()
  for (const words of ['Numbers taken off: 3. (a) (b) 4.', 'Comments were left out.', 'Only those that are known to them?',
    'Tracked changes were taken as accepted.']) {
    await told.getByText(words).waitFor()
  }
  await chair.photograph('paste-report')
  await assertAccessible(chair.page, 'the report of what was pasted')
  await chair.keyboard.type(' More')
  await told.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
  await saysAtLast(draft, 'to report. More')
  await chair.keyboard.press('Control+z')
  await told.getByRole('button', { name: 'Undo' }).click()
  await told.waitFor({ state: 'detached' })
  await plenary.until('all is as before', async () => (await textOf(draft)) === before)

  // when
  await paste(chair, WORD, '3.\tCalls upon all States\n4.\tInvites')
  await told.getByRole('button', { name: 'As plain words' }).click()

  // then
  await saysAtLast(draft, 'OP1   Decides to begin;3. Calls upon all States\n\nOP2   4. Invites')
  await chair.keyboard.press('Control+z')
  await plenary.until('all is as before once more', async () => (await textOf(draft)) === before)
  assert.deepEqual(chair.complaints, [])
})

test('one goes on writing while it is read, others write too, and Escape gives it up', async () => {
  // given
  const { draft, chair } = await aDraft('While it is read', ['Decides to begin', 'Decides to end'], { patient: true })
  const daniel = await (await signsIn('Daniel')).opens(draft)
  const first = await daniel.editor.locator('[data-clause-id]').nth(1).getAttribute('data-clause-id')
  await daniel.goesTo(first)
  await daniel.keyboard.press('Home')
  await daniel.isAt(first, 0)
  const answers = []
  await chair.page.route(FRAGMENT, route => answers.push(route))
  const asked = count => plenary.until('the server is asked', () => answers.length === count)

  // when
  await paste(chair, '<p>soon:</p><ol type="a"><li>here;</li><li>there</li></ol>')
  await asked(1)
  await chair.editor.locator('.paste-mark').waitFor()
  await chair.photograph('paste-reading')
  await daniel.keyboard.type('Firmly ')

  await chair.sees('Firmly')
  await answers[0].continue()

  // then
  await saysAtLast(draft, 'OP1   Firmly Decides to begin\n\nOP2   Decides to end soon:\n\n      (a)   here;\n\n      (b)   there')

  // when
  await paste(chair, '<p>One</p><p>Two</p>')
  await asked(2)
  await chair.editor.locator('.paste-mark').waitFor()
  await chair.keyboard.press('Escape')

  // then
  await chair.editor.locator('.paste-mark').waitFor({ state: 'detached' })
  await chair.keyboard.type(' at last')
  await saysAtLast(draft, '(b)   there at last')
  assert.equal((await textOf(draft)).includes('Two'), false)
})

test('without the server it is taken as it is, and that is said', async () => {
  const { draft, chair } = await aDraft('Alone', ['Decides to begin;'])
  await chair.page.route(FRAGMENT, route => route.abort())

  await paste(chair, '<p>Decides to go on;</p><p>4. Decides to end</p>')

  await report(chair).getByText('The server cannot be reached.').waitFor()
  await saysAtLast(draft, 'OP1   Decides to begin;Decides to go on;\n\nOP2   4. Decides to end')
  await chair.photograph('paste-alone')
})

test('what is copied here has its numbers elsewhere, and is the same clauses in another draft', async () => {
  // given
  const { draft, chair } = await aDraft('Original', ['Decides to begin;'])
  await paste(chair, WORD)
  await saysAtLast(draft, FROM_WORD)
  await report(chair).getByRole('button', { name: 'Close' }).click()
  const italics = await chair.editor.locator('em').count()
  assert.ok(italics > 0)

  // when
  await chair.editor.getByText('Recalling').click()
  await chair.keyboard.press('Control+a')
  await chair.keyboard.press('Control+c')

  // then
  const read = type => chair.page.evaluate(async wanted => {
    const [item] = await navigator.clipboard.read()
    return (await item.getType(wanted)).text()
  }, type)
  const exported = (await textOf(draft)).replace(/\n[=-]+(?=\n)/g, '').replace('Notes\n\n[1]   ', '[1] ')
  assert.equal((await read('text/plain')).replaceAll('\r', ''), exported)
  const html = await read('text/html')
  for (const words of ['OP2', '(a)', '(i)', 'Calls upon']) assert.ok(html.includes(words), words)

  // when
  const other = await plenary.createDraft('Another')
  await chair.opens(other)
  await chair.editor.getByText('Another').click()
  await chair.keyboard.press('End')
  await chair.keyboard.press('Enter')
  await chair.keyboard.press('Control+v')

  // then
  await saysAtLast(other, FROM_WORD)
  assert.equal(await chair.editor.locator('em').count(), italics)
  assert.equal(await report(chair).count(), 0)
  const ids = await chair.editor.locator('[data-clause-id]').evaluateAll(all => all.map(each => each.dataset.clauseId))
  assert.equal(new Set(ids).size, ids.length)

  // when what another program makes of it comes back
  const back = await plenary.createDraft('Back')
  await chair.opens(back)
  await chair.editor.getByText('Back').click()
  await chair.keyboard.press('End')
  await chair.keyboard.press('Enter')
  await paste(chair, html.replaceAll(/ data-[a-z-]+="[^"]*"/g, ''))

  // then
  await saysAtLast(back, FROM_WORD.replace('[1]', ' [1: See document A/75/1.]'))
  assert.deepEqual(chair.complaints, [])
})

test('Shift pastes plain words, and the words of one paragraph go in at once', async () => {
  const { draft, chair } = await aDraft('Plain', ['Decides'])
  const asked = []
  chair.page.on('request', request => { if (request.url().includes('/fragment')) asked.push(request.url()) })
  await chair.page.evaluate(() => navigator.clipboard.write([new ClipboardItem({
    'text/html': new Blob(['<ol><li>to <b>begin</b></li></ol>'], { type: 'text/html' }),
    'text/plain': new Blob([' 1. to begin'], { type: 'text/plain' })
  })]))

  await chair.keyboard.press('Control+Shift+v')
  await saysAtLast(draft, 'OP1   Decides 1. to begin')
  await paste(chair, '<meta charset="utf-8"><p>, and <i>end</i></p>', ', and end')
  await saysAtLast(draft, 'OP1   Decides 1. to begin, and end')

  assert.deepEqual(asked, [])
})

test('the report is said in French, in the dark, on a phone', async () => {
  const { draft } = await aDraft('Téléphone', ['Decides'])
  const claire = await (await signsIn('Claire', {
    locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 390, height: 844 }
  })).opens(draft)
  await claire.editor.getByText('Decides').click()

  await paste(claire, WORD)

  await report(claire).getByText('4 dispositions collées, avec 3 alinéas').waitFor()
  await claire.photograph('paste-report-phone')
  const width = await claire.page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the page is ${width} px wide`)
})
