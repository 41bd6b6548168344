// Decisions about clauses, as people in real browsers meet them, against the finished jar.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import net from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { faultsOf } from './axe.mjs'
import { Cable } from './demo-server.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

const signsIn = (name, options) => Somebody.signsIn(browser, server.demo, name, options)

const TEXTS = ['Decide to protect hospitals', 'Decide to protect schools', 'Decide to meet again']

/** A draft with a title and three operative paragraphs, and their ids by their numbers. */
async function aDraft (title) {
  const draft = await plenary.draftWith(title, TEXTS.map(text => ['operative', text]))
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()
  const ids = Object.fromEntries((await plenary.clausesOf(draft)).map(({ id, number }) => [number ?? 'title', id]))
  return { draft, chair, ids }
}

const statusOf = async (draft, id) => (await plenary.clausesOf(draft)).find(clause => clause.id === id)?.status

async function decides (draft, id, status, reason) {
  const response = await plenary.api(`/api/drafts/${draft}/clauses/${id}/status`, undefined, {
    method: 'PUT', body: JSON.stringify({ status, ...(reason && { reason }) })
  })
  assert.equal(response.status, 200, await response.clone().text())
}

/** A cable on which what a browser sends takes its time, as long as is set, and what it is sent does not. */
async function slowCable (port, millis) {
  const cable = { millis, connections: 0 }
  const server = net.createServer(near => {
    const far = net.connect(port, '127.0.0.1')
    near.on('data', data => {
      if (data.toString('latin1', 0, 12) === 'GET /collab/') cable.connections++
      setTimeout(() => far.writable && far.write(data), cable.millis)
    })
    far.pipe(near)
    for (const [socket, other] of [[near, far], [far, near]]) {
      socket.on('error', () => other.destroy())
      socket.on('close', () => other.destroy())
    }
  }).listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  cable.url = `http://127.0.0.1:${server.address().port}`
  cable.close = () => server.close()
  return cable
}

test('a clause is agreed under the fingers of somebody who types in it, and no word is lost', async () => {
  // given somebody whose words take a quarter of a second to the server
  const { draft, chair, ids } = await aDraft('Under the fingers')
  const cable = await slowCable(server.port, 250)
  const claire = await (await signsIn('Claire', { base: cable.url })).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.goesTo(ids.OP2)

  // when it is agreed while she types
  const typed = Array.from({ length: 40 }, (_, at) => ` w${at}`).join('')
  const typing = claire.keyboard.type(typed, { delay: 20 })
  await plenary.until('some of it has arrived', async () => (await plenary.serverText(draft)).includes('w4'))
  await decides(draft, ids.OP2, 'AGREED')
  await typing

  // then what is not in the clause is in the panel, without a gap and without a word twice
  await claire.shows('Not accepted')
  await claire.shows('OP2 was agreed or adopted in the meantime.')
  const panel = claire.page.getByRole('alert').filter({ hasText: 'Not accepted' })
  const kept = await panel.locator('blockquote').allInnerTexts()
  assert.equal(kept.length, 1, String(kept))
  const before = TEXTS[1]
  const clause = (await plenary.clausesOf(draft)).find(({ id }) => id === ids.OP2)
  const arrived = words(clause.text).slice(before.length)
  assert.ok(arrived.length > 0)
  const withoutSpaces = text => text.replace(/\s/g, '')
  const all = withoutSpaces(arrived) + withoutSpaces(kept[0])
  assert.ok(withoutSpaces(typed).startsWith(all), `typed ${typed}\narrived ${arrived}\nkept ${kept[0]}`)

  // and everybody holds the agreed text
  await claire.sees(words(clause.text))
  await daniel.sees(words(clause.text))
  assert.equal(words(await claire.text()), words(await daniel.text()))
  assert.equal(await claire.clause(ids.OP2).getAttribute('contenteditable'), 'false')
  await claire.photograph('clause-not-accepted')

  // and the words survive a reload, until they are dismissed
  await claire.page.reload()
  await claire.shows('Not accepted')
  await claire.button('Dismiss').first().click()
  await claire.page.getByText('Not accepted').waitFor({ state: 'detached' })
  for (const each of [chair, claire, daniel]) await each.leaves()
  cable.close()
})

const notAccepted = who => who.page.getByRole('alert').filter({ hasText: 'Not accepted' })
const count = (text, word) => text.split(word).length - 1

test('of what was written without a connection, only the words in a clause that was agreed meanwhile are not accepted', async () => {
  // given somebody who writes in three clauses and adds one while she is away
  const { draft, chair, ids } = await aDraft('On a night train')
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.isSaved()
  await claire.context.setOffline(true)
  await claire.shows('Offline: your changes are kept on this device')
  await claire.goesTo(ids.OP1)
  await claire.keyboard.type(' and clinics')
  await claire.goesTo(ids.OP2)
  await claire.keyboard.type(' first')
  await claire.goesTo(ids.OP3)
  await claire.keyboard.press('ControlOrMeta+Backspace')
  await claire.button('Add clause').click()
  await claire.keyboard.type('Urge all to help')
  await claire.goesTo(ids.OP3)

  // when others go on, and one clause is agreed
  await daniel.goesTo(ids.OP1)
  await daniel.keyboard.type(' everywhere')
  await daniel.isSaved()
  await decides(draft, ids.OP2, 'AGREED')
  await claire.context.setOffline(false)

  // then all is in the draft but the words in that clause, and she can go on where she was
  await claire.shows('OP2 was agreed or adopted in the meantime.')
  await claire.keyboard.type('now')
  await claire.isSaved()
  await plenary.until('the draft has what she wrote', async () => (await plenary.serverText(draft)).includes('meet now'))
  const now = await plenary.clausesOf(draft)
  const said = words(now.find(({ id }) => id === ids.OP1).text)
  assert.ok(said.startsWith(TEXTS[0]) && count(said, ' and clinics') === 1 && count(said, ' everywhere') === 1, said)
  assert.equal(said.length, `${TEXTS[0]} and clinics everywhere`.length, said)
  assert.deepEqual(now.slice(2).map(({ text }) => words(text)), [TEXTS[1], 'Decide to meet now', 'Urge all to help'])
  const panel = notAccepted(claire)
  assert.deepEqual(await panel.locator('blockquote').allInnerTexts(), ['first'])
  await panel.getByText('propose them to the chair').waitFor()
  await panel.getByText('Everything else that you wrote is in the draft.').waitFor()
  await daniel.sees('Urge all to help')
  assert.equal(words(await claire.text()), words(await daniel.text()))
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('clause-away-not-accepted')

  // and after a reload it is the same
  await claire.page.reload()
  await claire.shows('OP2 was agreed or adopted in the meantime.')
  await claire.isSaved()
  assert.equal(words(await claire.text()), words(await daniel.text()))
  assert.deepEqual(await notAccepted(claire).locator('blockquote').allInnerTexts(), ['first'])
  for (const each of [chair, claire, daniel]) await each.leaves()
})

test('words come through once also when the next clause is agreed, and the page reloaded, while they do', async () => {
  // given somebody whose words take their time, and who has written in all clauses
  const { draft, chair, ids } = await aDraft('Over the mountains')
  const cable = await slowCable(server.port, 0)
  const claire = await (await signsIn('Claire', { base: cable.url })).opens(draft)
  await claire.isSaved()
  await claire.context.setOffline(true)
  await claire.shows('Offline: your changes are kept on this device')
  for (const [at, id] of [ids.OP1, ids.OP2, ids.OP3].entries()) {
    await claire.goesTo(id)
    await claire.keyboard.type(` word${at + 1}`)
  }
  await decides(draft, ids.OP1, 'AGREED')

  // when the page is reloaded after the refusal, before anything is known
  cable.millis = 900
  const before = cable.connections
  await claire.context.setOffline(false)
  await plenary.until('the draft is opened a second time', () => cable.connections >= before + 2)
  cable.millis = 0
  await claire.page.reload()
  await claire.editor.waitFor()

  // and another clause is agreed while the words are on their way again
  await claire.shows('OP1 was agreed or adopted in the meantime.')
  await claire.isSaved()
  await claire.context.setOffline(true)
  await claire.shows('Offline: your changes are kept on this device')
  await claire.goesTo(ids.OP2)
  await claire.keyboard.type(' more2')
  await claire.goesTo(ids.OP3)
  await claire.keyboard.type(' more3')
  await decides(draft, ids.OP2, 'PARKED')
  cable.millis = 1200
  await claire.context.setOffline(false)
  await claire.shows('OP2 was parked in the meantime.')
  await decides(draft, ids.OP3, 'AGREED')
  await claire.shows('OP3 was agreed or adopted in the meantime.')
  cable.millis = 0

  // then each word is in the draft or in the panel, once
  await claire.isSaved()
  assert.deepEqual((await plenary.clausesOf(draft)).slice(1).map(({ text }) => words(text)),
    [TEXTS[0], `${TEXTS[1]} word2`, `${TEXTS[2]} word3`])
  assert.deepEqual(await notAccepted(claire).locator('blockquote').allInnerTexts(), ['word1', 'more2', 'more3'])
  assert.deepEqual((await claire.text()).split('\n').slice(1).map(words),
    [TEXTS[0], `${TEXTS[1]} word2`, `${TEXTS[2]} word3`])
  await claire.leaves()
  await chair.leaves()
  cable.close()
})

test('without TLS, where browsers have no locks, a page leaves the words of another page to that', async () => {
  // given two pages of one browser, each with words that were written without a connection
  const { draft, chair, ids } = await aDraft('In two windows')
  const claire = await signsIn('Claire')
  await claire.context.addInitScript(() => { delete Navigator.prototype.locks })
  await claire.opens(draft)
  await claire.isSaved()
  const first = claire.page
  const second = await claire.anotherPage()
  await second.goto(`${claire.base}/drafts/${draft}`)
  const goesOffline = new Map()
  for (const page of [first, second]) {
    await page.locator('[data-saved="saved"]').waitFor()
    const session = await claire.context.newCDPSession(page)
    await session.send('Network.enable')
    goesOffline.set(page, offline => session.send('Network.emulateNetworkConditions',
      { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }))
    await goesOffline.get(page)(true)
  }
  for (const [page, ...places] of [[second, ids.OP3], [first, ids.OP1, ids.OP2]]) {
    claire.page = page
    await page.bringToFront()
    await claire.shows('Offline: your changes are kept on this device')
    for (const id of places) {
      await claire.goesTo(id)
      await claire.keyboard.type(' once')
    }
  }

  // when the words of one are refused in part before the other has a connection
  await decides(draft, ids.OP2, 'AGREED')
  await goesOffline.get(first)(false)
  await claire.shows('OP2 was agreed or adopted in the meantime.')
  await claire.isSaved()
  await goesOffline.get(second)(false)

  // then all are in the draft, once
  await plenary.until('the other page has sent its words', async () =>
    (await plenary.clausesOf(draft)).some(({ text }) => words(text).startsWith(`${TEXTS[2]} once`)))
  await second.locator('[data-saved="saved"]').waitFor()
  assert.deepEqual((await plenary.clausesOf(draft)).slice(1).map(({ text }) => words(text)),
    [`${TEXTS[0]} once`, TEXTS[1], `${TEXTS[2]} once`])
  for (const each of [chair, claire]) await each.leaves()
})

test('the chair decides in the margin, and everybody sees who decided, when and why', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Decisions')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.button('OP1: Open').waitFor()
  assert.equal(await claire.button(/Decide/).count(), 0)

  // when
  await chair.button('OP1: Open. Decide').click()
  await chair.page.getByRole('dialog', { name: 'OP1: Open' }).waitFor()
  await chair.photograph('clause-decide')
  await chair.page.getByRole('button', { name: 'Agree…', exact: true }).click()

  // then there is a moment: the words are shown as they stand, and those that have just changed cannot be agreed
  const question = chair.page.getByRole('dialog', { name: 'OP1: Open' })
  // A click that waits for a button scrolls the page, and a question goes with its clause.
  const agree = question.getByRole('button', { name: 'Agree OP1', disabled: false })
  await question.getByRole('heading', { name: 'Agree OP1?' }).waitFor()
  await question.getByText(TEXTS[0], { exact: true }).waitFor()
  await chair.keyboard.press('Enter')
  await claire.goesTo(ids.OP1)
  await claire.keyboard.type(' now')
  await question.getByText(`${TEXTS[0]} now`, { exact: true }).waitFor()
  await question.getByText('The words have just changed. Read them again.').waitFor()
  await chair.photograph('clause-confirm')
  assert.equal(await statusOf(draft, ids.OP1) ?? 'OPEN', 'OPEN')

  // when
  await agree.click()

  // then
  await chair.button('OP1: Agreed. Decide').waitFor()
  await claire.page.getByRole('region', { name: 'What just happened' }).getByText('Amara Okafor agreed OP1').waitFor()
  await claire.button('OP1: Agreed').click()
  const said = claire.page.getByRole('dialog', { name: 'OP1: Agreed' })
  await said.getByText('Decided by Amara Okafor').waitFor()
  assert.deepEqual(await said.getByRole('button').allInnerTexts(), ['Positions…', 'Comment on this clause…', 'History of this clause'])
  await claire.photograph('clause-agreed')
  assert.equal(await statusOf(draft, ids.OP1), 'AGREED')

  // when it is taken back
  await chair.button('OP1: Agreed. Decide').click()
  await chair.button('Reopen…').click()
  const dialog = chair.page.getByRole('dialog', { name: 'Reopen OP1' })
  assert.ok(await dialog.getByRole('button', { name: 'Reopen' }).isDisabled())
  await dialog.getByLabel('Reason').fill('Kenya found\na gap')
  await chair.photograph('clause-reopen')
  await dialog.getByRole('button', { name: 'Reopen' }).click()
  await dialog.waitFor({ state: 'detached' })

  // then
  await chair.button('OP1: Reopened. Decide').waitFor()
  await claire.button('OP1: Reopened').waitFor()
  await claire.page.getByText('Reason: Kenya found a gap').first().waitFor()
  await claire.goesTo(ids.OP1)
  await claire.keyboard.type(' everywhere')
  await chair.sees('Decide to protect hospitals now everywhere')
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
  await chair.leaves()
  await claire.leaves()
})

test('a frozen clause withstands the keyboard, and says why', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Frozen')
  await decides(draft, ids.OP2, 'AGREED')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.button('OP2: Agreed').waitFor()
  const before = await claire.text()
  const note = claire.page.getByRole('status').filter({ hasText: 'OP2 is agreed.' })
  const held = async act => {
    await act()
    await note.waitFor()
    await note.getByRole('button', { name: 'Dismiss' }).click()
    await note.waitFor({ state: 'detached' })
    assert.equal(await claire.text(), before)
  }

  // when, then
  await held(async () => {
    await claire.goesTo(ids.OP2)
    await claire.keyboard.type('x')
  })
  await held(async () => {
    await claire.goesTo(ids.OP3)
    await claire.keyboard.press('Home')
    await claire.isAt(ids.OP3, 0)
    await claire.keyboard.press('Backspace')
  })
  await held(async () => {
    await claire.goesTo(ids.OP1)
    await claire.keyboard.press('Delete')
  })
  await held(async () => {
    await claire.goesTo(ids.OP1)
    await claire.keyboard.press('ControlOrMeta+a')
    await claire.keyboard.press('Delete')
  })
  await held(async () => {
    await claire.goesTo(ids.OP1)
    await claire.keyboard.press('ControlOrMeta+a')
    await claire.keyboard.type('x')
  })
  await claire.goesTo(ids.OP1)
  await claire.keyboard.type(' too')
  await claire.keyboard.press('ArrowDown')
  await claire.keyboard.press('ArrowDown')
  await claire.keyboard.press('End')
  await claire.keyboard.type(' soon')
  await plenary.until('both words arrived', async () => {
    const text = words(await plenary.serverText(draft))
    return text.includes(`${TEXTS[0]} too`) && text.includes(`${TEXTS[2]} soon`) && text.includes(TEXTS[1])
  })
  assert.deepEqual(claire.complaints, [])
  await claire.leaves()
  await chair.leaves()
})

test('a clause is decided and looked up with the keyboard alone', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Keys')
  const claire = await (await signsIn('Claire')).opens(draft)
  const focused = who => who.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  const isInDialog = () => chair.page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)

  // when
  await chair.goesTo(ids.OP1)
  await chair.keyboard.press('Alt+Enter')
  await chair.page.getByRole('dialog', { name: 'OP1: Open' }).waitFor()
  await plenary.until('the focus is in the dialog', isInDialog)
  await chair.keyboard.press('Escape')
  await chair.page.getByRole('dialog', { name: 'OP1: Open' }).waitFor({ state: 'detached' })
  await plenary.until('the focus is back in the text', async () => await focused(chair) === 'Text of the draft')
  await chair.isAt(ids.OP1)
  await chair.keyboard.press('Escape')
  await chair.keyboard.press('Tab')
  assert.equal(await focused(chair), 'OP1: Open. Decide')
  await chair.keyboard.press('Enter')
  await chair.page.getByRole('dialog', { name: 'OP1: Open' }).waitFor()
  await plenary.until('the focus is in the dialog', isInDialog)
  await chair.keyboard.press('Enter')
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await chair.keyboard.press(key)

  // then
  await chair.button('OP1: Parked. Decide').waitFor()
  await plenary.until('the focus is back', async () => await focused(chair) === 'OP1: Parked. Decide')
  await claire.button('OP1: Parked').waitFor()
  await claire.goesTo(ids.OP2)
  await claire.keyboard.press('Escape')
  await claire.keyboard.press('Tab')
  assert.equal(await focused(claire), 'OP2: Open')
  await claire.keyboard.press('Shift+Tab')
  assert.equal(await focused(claire), 'OP1: Parked')
  await claire.keyboard.press('Enter')
  await claire.page.getByText('Decided by Amara Okafor').waitFor()
  await claire.keyboard.press('Escape')
  await claire.page.getByText('Decided by Amara Okafor').waitFor({ state: 'detached' })
  await plenary.until('the focus is back', async () => await focused(claire) === 'OP1: Parked')

  // and F6 goes round the parts of the room, and back
  const region = () => claire.page.evaluate(() => {
    const at = document.activeElement
    return at.closest('.ProseMirror') ? 'text' : at.closest('[data-room-region]')?.dataset.roomRegion
  })
  const round = async key => {
    await claire.keyboard.press(key)
    return region()
  }
  const forth = ['tools', 'outline', 'people', 'news', 'text', 'margin']
  for (const part of forth) assert.equal(await round('F6'), part)
  assert.equal(await focused(claire), 'OP2: Open')
  for (const part of ['text', 'news', 'people', 'outline', 'tools', 'margin']) assert.equal(await round('Shift+F6'), part)
  await chair.leaves()
  await claire.leaves()
})

test('the mode says who drafts now, and holds', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Modes')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.shows('Everybody drafts now')
  const choose = async mode => {
    await chair.button(/^(Everybody|Only|The draft).*Change$/).click()
    await chair.page.getByRole('menuitemradio', { name: mode }).click()
    const question = chair.page.getByRole('dialog')
    await question.getByText('1 other person is in the room.').waitFor()
    assert.equal(await question.evaluate(dialog => dialog.contains(document.activeElement)), true)
    await question.getByRole('button', { name: /^(Let|Close)/ }).last().click()
    await question.waitFor({ state: 'detached' })
  }

  // when
  await choose('Only the chair and the secretariat draft')

  // then
  await claire.shows('Only the chair drafts now')
  await claire.page.locator('.ProseMirror[contenteditable=false]').waitFor()
  await claire.shows('Only the chair and the secretariat draft now. You can read and copy.')
  assert.equal(await claire.button('Bold').count(), 0)
  await claire.page.getByRole('region', { name: 'What just happened' })
    .getByText('Amara Okafor decided that only the chair and the secretariat draft now').waitFor()
  await claire.clause(ids.OP2).locator('p').click()
  await claire.keyboard.type('I write')
  await claire.page.getByRole('status').getByText('Nothing was written: only the chair').waitFor()
  assert.equal(await claire.clause(ids.OP2).innerText(), TEXTS[1])
  await claire.photograph('mode-chair')
  await chair.goesTo(ids.OP1)
  await chair.keyboard.type(' from the podium')
  await claire.sees('Decide to protect hospitals from the podium')

  // when
  await choose('Everybody drafts')

  // then
  await claire.page.locator('.ProseMirror[contenteditable=true]').waitFor()
  await claire.goesTo(ids.OP1)
  await claire.keyboard.type(' and the floor')
  await chair.sees('from the podium and the floor')
  assert.deepEqual([...chair.complaints, ...claire.complaints], [])
  await chair.leaves()
  await claire.leaves()
})

test('the chair opens single clauses to a delegation', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Access')
  const daniel = await (await signsIn('Daniel')).opens(draft)

  // when
  await chair.button('Access').click()
  const dialog = chair.page.getByRole('dialog', { name: 'Who may do what in this draft' })
  await dialog.getByRole('button', { name: 'Add a rule' }).click()
  await dialog.getByRole('button', { name: 'Save the rules' }).click()
  await dialog.getByText('Choose for whom each rule is.').waitFor()
  await dialog.getByLabel('For whom').selectOption({ label: 'Kenya (KEN)' })
  await dialog.getByLabel('Named clauses only').check()
  await dialog.getByLabel(/^OP2/).check()
  await chair.photograph('access')
  await dialog.getByRole('button', { name: 'Save the rules' }).click()
  await dialog.waitFor({ state: 'detached' })

  // then
  const answer = await plenary.api(`/api/drafts/${draft}/access`)
  assert.deepEqual((await answer.json()).rules, [
    { subject: { delegation: 'KEN' }, level: 'DRAFT', clauses: [ids.OP2], arrange: false }
  ])
  await daniel.page.locator(`[data-clause-id="${ids.OP1}"][data-closed=notYours]`).waitFor()
  await daniel.goesTo(ids.OP1)
  await daniel.keyboard.type('x')
  await daniel.shows('OP1 is not among the clauses that you may draft.')
  await daniel.goesTo(ids.OP2)
  await daniel.keyboard.type(' and pupils')
  await daniel.keyboard.press('Enter')
  await daniel.shows('You may not add, delete or move clauses here.')
  await daniel.photograph('named-clauses')
  await plenary.until('the words are on the server', async () =>
    (await plenary.clausesOf(draft)).find(({ id }) => id === ids.OP2).text === `${TEXTS[1]} and pupils`)
  assert.equal((await plenary.clausesOf(draft)).length, 4)
  await chair.leaves()
  await daniel.leaves()
})

test('the room shows who is in which clause, and leads there', async () => {
  // given
  const { draft, chair, ids } = await aDraft('Presence')
  const wide = { viewport: { width: 1600, height: 900 } }
  const claire = await (await signsIn('Claire', wide)).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  const second = await daniel.anotherPage()
  await second.goto(`${daniel.base}/drafts/${draft}`)
  await second.locator('.ProseMirror').waitFor()

  await chair.goesTo(ids.OP2)

  // when
  await daniel.goesTo(ids.OP3)

  // then
  const people = claire.page.getByRole('complementary', { name: 'Who is here' })
  await people.getByText('in 2 windows').waitFor()
  await people.getByRole('button', { name: 'Daniel Mwangi is in OP3. Go there' }).click()
  await claire.keyboard.type('Now: ')
  const arrives = text => plenary.until(`"${text}" arrived`, async () =>
    words(await plenary.serverText(draft)).includes(text))
  await arrives('Now: Decide to meet again')
  await claire.photograph('presence')

  // when the list is that of the overview
  await claire.button('3 open').click()
  await claire.page.getByRole('menuitem', { name: /^OP1/ }).click()
  await claire.keyboard.type('First: ')

  // then
  await arrives('First: Decide to protect hospitals')
  await people.getByRole('button', { name: /^Amara/ }).waitFor({ state: 'attached' })
  for (const each of [chair, claire, daniel]) await each.leaves()
})

test('the draft room has no fault that axe can find, in light and in dark', async () => {
  // given
  const { draft, chair, ids } = await aDraft('For everybody')
  await decides(draft, ids.title, 'AGREED')
  await plenary.putsInBrackets(draft, ids.OP1)
  await decides(draft, ids.OP2, 'AGREED_AD_REFERENDUM')
  await decides(draft, ids.OP3, 'PARKED')
  await chair.leaves()

  for (const colorScheme of ['light', 'dark']) {
    // when
    const wide = { colorScheme, viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' }
    const amara = await (await signsIn('Amara', wide)).opens(draft)
    const claire = await (await signsIn('Claire', { colorScheme, locale: 'fr-FR', viewport: { width: 420, height: 860 } })).opens(draft)
    await amara.button('OP3: Parked. Decide').waitFor()
    await claire.goesTo(ids.OP1)
    await amara.button(/is in OP1. Go there/).waitFor()
    const looks = async (who, what, act) => {
      await act()
      assert.equal((await faultsOf(who.page)).join('\n'), '', `${what}, ${colorScheme}`)
      await who.photograph(`axe-${what}-${colorScheme}`)
      await who.keyboard.press('Escape')
    }

    // then
    await looks(amara, 'room', async () => {})
    await looks(claire, 'narrow', async () => {})
    await looks(amara, 'decision', async () => {
      await amara.button('OP3: Parked. Decide').click()
      await amara.page.getByText('Decided by').waitFor()
    })
    await looks(amara, 'mode', async () => {
      await amara.button(/drafts now. Change$/).click()
      await amara.page.getByRole('menuitemradio').first().waitFor()
    })
    await looks(amara, 'overview', async () => {
      await amara.button('1 bracketed').click()
      await amara.page.getByRole('menuitem').first().waitFor()
    })
    await looks(amara, 'reopen', async () => {
      await amara.button('Title: Agreed. Decide').click()
      await amara.button('Reopen…').click()
      await amara.page.getByRole('dialog', { name: 'Reopen Title' }).waitFor()
    })
    await looks(amara, 'access', async () => {
      await amara.button('Access').click()
      await amara.button('Add a rule').click()
      await amara.page.getByLabel('Named clauses only').check()
    })
    await amara.page.emulateMedia({ media: 'print' })
    await amara.photograph(`axe-print-${colorScheme}`)
    await amara.leaves()
    await claire.leaves()
  }
})
