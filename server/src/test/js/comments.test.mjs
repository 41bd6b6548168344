// Comments beside the text, and the walls between those who can read them, in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faultsOf } from './axe.mjs'
import { Cable } from './demo-server.mjs'
import { Somebody } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  // People change their delegations here, which others must not be surprised by.
  stage = await Stage.open({ own: true });
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const token = name => server.demo.people.find(person => person.name.startsWith(name))

/** Somebody at a browser, all of whose messages from the server are kept. */
async function signsIn (name, options = WIDE) {
  const who = await Somebody.signsIn(browser, server.demo, name, options)
  who.heard = []
  who.page.on('websocket', socket => socket.on('framereceived', ({ payload }) => who.heard.push(String(payload))))
  who.page.on('response', response => {
    if (response.url().includes('/api/')) response.text().then(text => who.heard.push(text), () => {})
  })
  return who
}

async function asks (who, method, path, body) {
  const response = await plenary.api(path, token(who), { method, body: body && JSON.stringify(body) })
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`)
  return response.status === 204 ? undefined : response.json()
}

const says = async (who, draft, text, kind, more = {}) =>
  (await asks(who, 'POST', `/api/drafts/${draft}/comments`, { text, audience: { kind, ...more.code && { code: more.code } }, ...more.on })).thread

/** Puts somebody into a delegation. */
async function joins (name, delegation) {
  const { people } = await asks('Ingrid', 'GET', '/api/process')
  const person = people.find(one => one.name.startsWith(name))
  await asks('Ingrid', 'PUT', `/api/process/people/${person.id}`, {
    name: person.name, email: person.email ?? null, role: person.role, rank: person.rank, delegation
  })
}

const SENTENCES = [
  'The parties shall cooperate closely and openly in this matter',
  'The parties shall report each year to the Conference',
  'The Conference shall decide on capacity building'
]

async function aDraft (title) {
  const draft = await plenary.draftWith(title, SENTENCES.map(words => ['operative', words]))
  const [, first, second, third] = (await plenary.clausesOf(draft)).map(({ id }) => id)
  return { draft, first, second, third }
}

const list = who => who.page.getByRole('list', { name: /^(Comments|Commentaires), / })
const cards = who => list(who).getByRole('article')
const card = (who, words) => cards(who).filter({ hasText: words })
const composer = who => who.page.getByRole('region', { name: /New comment|Nouveau commentaire/ })

/** Selects words on the sheet, as a mouse would. */
const selects = (who, words) => who.editor.evaluate((sheet, wanted) => {
  const { editor } = sheet
  let from
  editor.state.doc.descendants((node, pos) => {
    const at = node.isText ? node.text.indexOf(wanted) : -1
    if (at >= 0 && from === undefined) from = pos + at
  })
  editor.commands.setTextSelection({ from, to: from + wanted.length })
  editor.view.focus()
}, words)

const marked = who => who.editor.locator('.commented').allTextContents()

test('what is said to one’s delegation is read by it alone, live, and nowhere on the way of the others', async () => {
  // given two of one delegation, one of another, and the chair
  await joins('Yuki', 'FRA')
  const { draft } = await aDraft('Walls')
  const [claire, yuki, daniel, amara] = await Promise.all(['Claire', 'Yuki', 'Daniel', 'Amara'].map(name => signsIn(name)))
  for (const who of [claire, yuki, daniel, amara]) await who.opens(draft)
  await claire.isSaved()
  for (const who of [yuki, daniel, amara]) await who.button('Comments: 0 open').click()

  // when one of them comments on selected words by the keys alone
  await selects(claire, 'closely and openly')
  await claire.keyboard.press('Control+Alt+m')
  await composer(claire).waitFor()
  await composer(claire).getByRole('button', { name: 'Choose who can read it.' }).waitFor()
  await claire.page.waitForFunction(() => document.activeElement?.type === 'radio')
  assert.deepEqual(await composer(claire).getByRole('radio').evaluateAll(radios => radios.filter(({ checked }) => checked).length), 0)
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('comments-choose')
  await composer(claire).getByLabel('Only France').check()
  await composer(claire).getByText('Only France reads this.').waitFor()
  await composer(claire).getByLabel('Your comment').fill('Our red line, @FRA:\nnot a word to Nairobi')
  await claire.photograph('comments-compose')
  await claire.keyboard.press('Control+Enter')

  // then
  await card(claire, 'Our red line').waitFor()
  await card(yuki, 'Our red line').waitFor()
  await card(yuki, 'Our red line').getByText('Only France').first().waitFor()
  assert.deepEqual(await marked(yuki), ['closely and openly'])
  await card(yuki, 'Our red line').getByText('New', { exact: true }).waitFor()

  // when it is answered
  await card(yuki, 'Our red line').getByRole('button', { name: 'Answer…' }).click()
  await yuki.page.getByLabel('Your answer').fill('Agreed, the capital is of the same view')
  await yuki.photograph('comments-answer')
  await yuki.button('Answer within France').click()

  // then
  await card(claire, 'the capital is of the same view').waitFor()

  // when something is said to everybody, to the group, and by the chair to the chair
  await says('Amara', draft, 'Please look at this until Friday', 'ALL')
  await says('Daniel', draft, 'A word among the like-minded', 'GROUP', { code: 'STATES' })
  await says('Amara', draft, 'Let us take Kenya first', 'CHAIR')

  // then each reads what is for them
  const readBy = async (who, ...words) => {
    for (const each of words) await card(who, each).waitFor()
    assert.equal(await cards(who).count(), words.length)
  }
  await readBy(claire, 'Our red line', 'until Friday', 'like-minded')
  await readBy(yuki, 'Our red line', 'until Friday', 'like-minded')
  await readBy(daniel, 'until Friday', 'like-minded')
  await readBy(amara, 'until Friday', 'Kenya first')
  await amara.photograph('comments-chair')
  await claire.photograph('comments')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('comments-dark')
  await claire.page.emulateMedia({ colorScheme: 'light' })
  assert.deepEqual(await faultsOf(claire.page), [])

  // and nothing of it came near the others
  for (const [who, secrets] of [[daniel, ['red line', 'the capital', 'Kenya first']], [amara, ['red line', 'the capital', 'like-minded']]]) {
    assert.ok(who.heard.some(text => text.includes('until Friday')), `${who.who.name} heard what is for everybody`)
    const page = await who.page.content()
    for (const secret of secrets) {
      assert.deepEqual(who.heard.filter(text => text.includes(secret)), [], `${who.who.name} was sent “${secret}”`)
      assert.ok(!page.includes(secret), `“${secret}” is in the page of ${who.who.name}`)
    }
  }
  // and nothing stays on the device
  const kept = await claire.page.evaluate(async () => {
    const stores = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) stores.push(request.url)
    }
    return stores.join('\n')
  })
  assert.ok(!/red line|\/comments|like-minded/.test(kept), kept)

  // when somebody leaves the delegation in the midst of an answer
  await card(yuki, 'Our red line').getByRole('button', { name: 'Answer…' }).click()
  await yuki.page.getByLabel('Your answer').fill('Half a thought')
  await joins('Yuki', 'JPN')

  // then all of it is gone from their page at once, and what is for the others stays
  await card(yuki, 'Our red line').waitFor({ state: 'detached' })
  await card(yuki, 'until Friday').waitFor()
  assert.ok(!(await yuki.page.content()).includes('red line'))
  assert.deepEqual(await marked(yuki), [])
  // but for their own words
  assert.equal(await yuki.page.getByLabel('What you were writing').inputValue(), 'Half a thought')
  await says('Claire', draft, 'Only we two knew', 'DELEGATION', { code: 'FRA' })
  await card(claire, 'Only we two knew').waitFor()
  await says('Amara', draft, 'The last word of the day', 'ALL')
  await card(yuki, 'The last word').waitFor()
  assert.ok(!yuki.heard.some(text => text.includes('we two knew')))
  for (const who of [claire, yuki, daniel, amara]) assert.deepEqual(who.complaints, [])
})

test('whom one calls is chosen from those who will read it, by the keys, and by a finger in French', async () => {
  // given
  const { draft, first } = await aDraft('Calling')
  await says('Amara', draft, 'What do you think of it?', 'ALL', { on: { clause: first } })
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.isSaved()
  await claire.button('Comments: 1 open, 1 new').click()
  await card(claire, 'What do you think').getByRole('button', { name: 'Answer…' }).click()
  const box = claire.page.getByLabel('Your answer')
  const offered = who => who.page.getByRole('listbox').getByRole('option')

  // when
  await box.pressSequentially('Let us ask @ken')

  // then
  await offered(claire).filter({ hasText: '@KEN' }).waitFor()
  assert.equal(await box.getAttribute('aria-activedescendant'), await offered(claire).first().getAttribute('id'))
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('comments-mention')

  // when it is let go, and another is chosen by the keys
  await claire.keyboard.press('Escape')
  await offered(claire).first().waitFor({ state: 'detached' })
  await claire.keyboard.press('Backspace')
  await box.press('Control+a')
  await box.pressSequentially('@')
  await offered(claire).nth(7).waitFor()
  await claire.keyboard.press('ArrowDown')
  const second = await offered(claire).nth(1).getAttribute('aria-selected')
  assert.equal(second, 'true')
  await box.pressSequentially('secr')
  await claire.keyboard.press('Enter')
  assert.equal(await box.inputValue(), '@SECRETARIAT ')
  await box.pressSequentially('please, and @CHA')
  await claire.keyboard.press('Tab')
  assert.equal(await box.inputValue(), '@SECRETARIAT please, and @CHAIR ')
  await claire.keyboard.press('Control+Enter')

  // then both are called
  await card(claire, 'please, and').locator('strong').nth(1).waitFor()

  // when one writes to one's own delegation, on a telephone, in French, in the dark
  const phone = await (await signsIn('Claire', { ...PHONE, locale: 'fr-FR' })).opens(draft)
  await phone.page.emulateMedia({ colorScheme: 'dark' })
  await says('Claire', draft, 'Entre nous', 'DELEGATION', { code: 'FRA', on: { clause: first } })
  await phone.page.getByRole('button', { name: /commentaires? ouverts? sur OP1/ }).click()
  await card(phone, 'Entre nous').getByRole('button', { name: 'Répondre…' }).click()
  await phone.page.getByLabel('Votre réponse').pressSequentially('@')

  // then nobody else can be called
  await offered(phone).first().waitFor()
  assert.deepEqual(await offered(phone).allTextContents(), ['France @FRA'])
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('comments-mention-phone')
  await offered(phone).first().tap()
  assert.equal(await phone.page.getByLabel('Votre réponse').inputValue(), '@FRA ')
  for (const who of [claire, phone]) assert.deepEqual(who.complaints, [])
})

test('comments follow the words, lead to them and back, and are resolved, reworded and read', async () => {
  // given
  const { draft, first, second, third } = await aDraft('Comments')
  await says('Daniel', draft, 'Why each year? @FRA', 'ALL', { on: { clause: second, quote: 'each year' } })
  await says('Daniel', draft, 'Is it closely?', 'ALL', { on: { clause: first, quote: 'closely' } })
  await says('Claire', draft, 'Paris asks for the whole clause', 'DELEGATION', { code: 'FRA', on: { clause: third } })
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.isSaved()

  // then the margin and the button count them, and nothing is marked before one looks
  await claire.button('Comments: 3 open, 2 new').waitFor()
  assert.deepEqual(await marked(claire), [])
  await claire.page.getByRole('button', { name: '1 open comment on OP2' }).click()

  // then what is about that clause is shown
  await card(claire, 'Why each year?').waitFor()
  assert.equal(await cards(claire).count(), 1)
  assert.deepEqual(await marked(claire), ['each year'])
  await claire.page.getByLabel('Clause', { exact: true }).selectOption({ label: 'All clauses' })
  await cards(claire).nth(2).waitFor()
  assert.deepEqual((await list(claire).locator('[data-entry]').allTextContents()).map(words => words.slice(0, 3)), ['OP1', 'OP2', 'OP3'])

  // when what was new has been seen, then it is new no more, here and elsewhere
  await claire.button('Comments: 3 open').waitFor()
  await plenary.until('the server knows', async () =>
    (await asks('Claire', 'GET', `/api/drafts/${draft}/comments`)).desks.every(desk => desk.audience.kind !== 'ALL' || desk.seen === desk.seq))

  // when one goes through the list by the keys, and to the words
  await list(claire).locator('[data-entry]').first().focus()
  await claire.keyboard.press('ArrowDown')
  await claire.keyboard.press('Enter')
  await claire.page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
  await claire.isAt(second, 'The parties shall report '.length)

  // when one presses words, then their comment is the current one
  await claire.editor.locator('.commented', { hasText: 'closely' }).click()
  await claire.page.locator('article[aria-current]').getByText('Is it closely?').waitFor()

  // when others write among the words, and delete others
  const rewrite = (words, by) => daniel.editor.evaluate((sheet, [wanted, written]) => {
    const { editor } = sheet
    let from
    editor.state.doc.descendants((node, pos) => {
      const at = node.isText ? node.text.indexOf(wanted) : -1
      if (at >= 0) from = pos + at
    })
    editor.commands.insertContentAt({ from, to: from + wanted.length }, written)
  }, [words, by])
  await rewrite('each ', 'every ')
  await rewrite('closely and ', '')

  // then the cards say so, and stay with their clauses
  await card(claire, 'Is it closely?').getByText(/^These words were deleted by Daniel/).waitFor()
  await claire.photograph('comments-deleted-by')
  await card(claire, 'Why each year?').getByText('Now:').waitFor()
  assert.equal((await list(claire).locator('[data-entry]').first().textContent()).slice(0, 3), 'OP1')

  // when one answers, and words it anew
  await card(claire, 'Why each year?').getByRole('button', { name: 'Answer…' }).click()
  await claire.page.getByLabel('Your answer').fill('As in the mandtae')
  await claire.button('Answer to everybody').click()
  await claire.button('Edit your comment “As in the mandtae”').click()
  await claire.page.getByLabel('Your wording').fill('As in the mandate, @KEN')
  await claire.button('Save').click()
  await card(claire, 'As in the mandate').getByText('edited, 1 older wording').click()
  await card(claire, 'As in the mandtae').waitFor()
  await claire.photograph('comments-edited')

  // when it is resolved by the other, then it leaves the list of what is open, and can be found and opened again
  await daniel.button(/^Comments: 2 open/).click()
  await card(daniel, 'As in the mandate').getByRole('button', { name: 'Resolve' }).click()
  await card(claire, 'Why each year?').waitFor({ state: 'detached' })
  await claire.page.getByLabel('State', { exact: true }).selectOption({ label: 'Resolved' })
  await card(claire, 'Why each year?').getByText(/Resolved by Daniel Mwangi/).waitFor()
  await claire.page.getByLabel('What they have to do with you').selectOption({ label: 'In which I am called' })
  await card(claire, 'Why each year?').getByRole('button', { name: 'Open again' }).click()
  await claire.page.getByText('Nothing that you look for.').waitFor()
  await claire.button('Show all that are open').click()
  await card(claire, 'Why each year?').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])

  // when the clause goes, then its comment is listed last
  await daniel.editor.evaluate((sheet, id) => {
    const { editor } = sheet
    let at
    editor.state.doc.forEach((node, pos) => { if (node.attrs.id === id) at = { from: pos, to: pos + node.nodeSize } })
    editor.commands.deleteRange(at)
  }, first)
  await card(claire, 'Is it closely?').getByText('The clause is no longer in the text.').waitFor()
  await plenary.until('it is the last', async () => (await cards(claire).last().textContent()).includes('Is it closely?'))
  await claire.photograph('comments-left')

  // when the list is closed, then nothing is marked
  await claire.button('Hide comments').last().click()
  assert.deepEqual(await marked(claire), [])
  for (const who of [claire, daniel]) assert.deepEqual(who.complaints, [])
})

test('cards stand beside their words, make way for the one that is looked at, and go with the text', async () => {
  // given words far apart, and several that are near to each other
  const draft = await plenary.draftWith('Beside the words', Array.from({ length: 30 }, (_, at) =>
    ['operative', `Clause ${at} says what the parties shall do together, each in its own way and all of them for the common good of those who ${at}`]))
  const clauses = (await plenary.clausesOf(draft)).slice(1).map(({ id }) => id)
  for (const [at, quote] of [[3, 'common good'], [3, 'together'], [3, 'in its own way'], [20, 'parties'], [25, 'all of them']]) {
    await says('Daniel', draft, `About ${quote} of ${at}`, 'ALL', { on: { clause: clauses[at], quote } })
  }
  await says('Daniel', draft, 'On all of it', 'ALL')
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.button(/^Comments: 6 open/).click()
  await card(claire, 'About all of them').waitFor()

  /** Every card, by what it says: where it is, and where its words are. */
  const placed = () => claire.page.evaluate(() => [...document.querySelectorAll('li[data-card]')].map(item => {
    const { top, bottom } = item.getBoundingClientRect()
    return { says: item.textContent, top, bottom }
  }))
  const wordsAt = words => claire.editor.evaluate((sheet, wanted) => {
    const mark = [...sheet.querySelectorAll('.commented')].find(each => each.textContent === wanted)
    return mark.getBoundingClientRect().top
  }, words)
  const isBeside = async (says, words) => {
    let off
    await plenary.until(`“${says}” is beside its words`, async () => {
      const card = (await placed()).find(each => each.says.includes(says))
      off = Math.abs(card.top - await wordsAt(words))
      return off < 16
    }).catch(() => assert.fail(`“${says}” is ${off} pixels off its words`))
  }
  const noneOverlaps = async () => {
    const cards = await placed()
    cards.forEach((each, at) => assert.ok(at === 0 || each.top >= cards[at - 1].bottom, `${each.says} is over ${cards[at - 1]?.says}`))
  }

  // then
  await isBeside('About parties', 'parties')
  await isBeside('About all of them', 'all of them')
  await noneOverlaps()
  await claire.page.mouse.move(700, 700)
  await plenary.until('nothing hovers', async () => (await claire.page.getByRole('tooltip').count()) === 0)
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('comments-beside')

  // when one of those that are near to each other is looked at
  await claire.editor.locator('.commented', { hasText: 'common good' }).click()

  // then it is beside its words, as far as those before it let it
  await claire.page.locator('article[aria-current]').getByText('About common good').waitFor()
  await claire.photograph('comments-beside-active')
  await noneOverlaps()

  // when somebody writes a clause above
  await daniel.editor.evaluate(sheet => {
    const { editor } = sheet
    editor.commands.insertContentAt(30, Array.from({ length: 40 }, () => 'more words of the preamble ').join(''))
  })
  await claire.editor.getByText('more words of the preamble').first().waitFor()

  // then the cards go with their words
  await isBeside('About parties', 'parties')
  await isBeside('About all of them', 'all of them')
  await noneOverlaps()

  // when one comments on words, then one writes beside them
  await claire.editor.evaluate(sheet => sheet.editor.commands.focus())
  await claire.editor.locator('.commented', { hasText: 'all of them' }).scrollIntoViewIfNeeded()
  await selects(claire, 'Clause 22')
  await claire.keyboard.press('Control+Alt+m')
  await composer(claire).waitFor()
  const off = await claire.page.evaluate(() => {
    const box = document.querySelector('[data-card="new"]').getBoundingClientRect()
    const words = [...document.querySelectorAll('.ProseMirror p')].find(each => each.textContent.startsWith('Clause 22')).getBoundingClientRect()
    return Math.abs(box.top - words.top)
  })
  assert.ok(off < 24, `the new comment is ${off} pixels off its words`)
  await noneOverlaps()
  await claire.photograph('comments-beside-new')
  for (const who of [claire, daniel]) assert.deepEqual(who.complaints, [])
})

test('short words that somebody moves to another clause keep their comment, for the server has followed them', async () => {
  // given
  const { draft, first } = await aDraft('Moved words')
  await says('Daniel', draft, 'Which way?', 'ALL', { on: { clause: first, quote: 'closely and openly' } })
  const claire = await (await signsIn('Claire')).opens(draft)
  const daniel = await (await signsIn('Daniel')).opens(draft)
  await claire.button('Comments: 1 open, 1 new').click()
  await card(claire, 'Which way?').waitFor()
  assert.deepEqual(await marked(claire), ['closely and openly'])

  // when they are moved in one turn, as words that are dragged are
  await daniel.editor.evaluate(sheet => {
    const { editor } = sheet
    const { tr } = editor.state
    const find = words => {
      let from
      tr.doc.descendants((node, pos) => {
        const at = node.isText ? node.text.indexOf(words) : -1
        if (at >= 0) from = pos + at
      })
      return from
    }
    const end = find('each year') + 'each year'.length
    tr.insertText(' closely and openly', end)
    const from = find('closely and openly in')
    editor.view.dispatch(tr.delete(from, from + 'closely and openly '.length))
  })

  // then their comment goes with them
  await claire.page.waitForFunction(() => document.querySelector('[data-entry]')?.textContent.startsWith('OP2'))
  assert.deepEqual(await marked(claire), ['closely and openly'])
  assert.deepEqual([...claire.complaints, ...daniel.complaints], [])
})

test('who leads the draft sees what stands in the way of agreeing a clause', async () => {
  // given
  const { draft, first, second } = await aDraft('In the way')
  await asks('Claire', 'POST', `/api/drafts/${draft}/brackets`, { clause: first, quote: 'closely', kind: 'CONTESTED', stance: 'DELETE' })
  await asks('Daniel', 'PUT', `/api/drafts/${draft}/positions`, { scope: { kind: 'CLAUSE', id: first }, value: 'OPPOSE', note: 'Contrary to our law' })
  await asks('Daniel', 'PUT', `/api/drafts/${draft}/positions`, { scope: { kind: 'CLAUSE', id: second }, value: 'RESERVE' })
  await asks('Amara', 'PUT', `/api/drafts/${draft}/positions`,
    { scope: { kind: 'CLAUSE', id: first }, value: 'RESERVE', delegation: 'JPN', audience: { kind: 'CHAIR' } })
  await says('Claire', draft, 'Which matter is meant?', 'ALL', { on: { clause: first } })
  await says('Claire', draft, 'Paris would give it up', 'DELEGATION', { code: 'FRA', on: { clause: first } })
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()

  // when the chair asks
  await chair.page.getByRole('button', { name: /^OP1: Bracketed/ }).click()
  await chair.button('What stands in the way?').click()

  // then
  const menu = chair.page.getByRole('dialog', { name: /^OP1/ })
  await menu.getByText('In the way of agreeing OP1').waitFor()
  await menu.getByText('Held in brackets by FRA:').waitFor()
  await menu.getByText('KEN opposes: Contrary to our law').waitFor()
  await menu.getByText('JPN reserves its position').waitFor()
  await menu.getByText('Which matter is meant?').waitFor()
  assert.equal(await menu.getByText('Paris would give it up').count(), 0)
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('hindrances')
  await chair.page.emulateMedia({ colorScheme: 'dark' })
  await chair.photograph('hindrances-dark')
  await chair.page.emulateMedia({ colorScheme: 'light' })
  await menu.getByRole('button', { name: 'Back' }).click()
  await chair.button('What stands in the way?').waitFor()
  await chair.keyboard.press('Escape')

  // when one is about to be agreed of which something was said
  await chair.page.getByRole('button', { name: /^OP2: Open/ }).click()
  await chair.button('Agree ad referendum…').click()
  await chair.page.getByText('Nothing prevents agreeing it, but this was said:').waitFor()
  await chair.page.getByText('KEN reserves its position').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('hindrances-agreeing')
  assert.deepEqual(chair.complaints, [])

  // then on a telephone in French, too
  const claire = await (await signsIn('Claire', { ...PHONE, locale: 'fr-FR' })).opens(draft)
  await claire.page.getByRole('button', { name: /^OP1 : Entre crochets/ }).click()
  await claire.button('Qu’est-ce qui fait obstacle ?').click()
  await claire.page.getByText('Ce qui empêche d’agréer OP1').waitFor()
  await claire.page.getByText('Paris would give it up').waitFor()
  await claire.photograph('hindrances-phone-fr')
})

test('a comment that is being written is kept when the list is closed, without a connection, and when it is refused', async () => {
  // given
  const { draft, second } = await aDraft('Kept comments')
  const cable = await Cable.to(server.port)
  const claire = await (await signsIn('Claire', { ...WIDE, base: cable.url })).opens(draft)
  await claire.isSaved()
  await claire.goesTo(second)
  await claire.keyboard.press('Control+Alt+m')
  await composer(claire).getByLabel('Only Like-minded States').check()
  await composer(claire).getByLabel('Your comment').fill('Words that must not be lost')

  // when the list is closed, and the connection goes
  await claire.button('Hide comments').last().click()
  cable.pull()
  await claire.button('Comments: 0 open').click()

  // then
  assert.equal(await composer(claire).getByLabel('Your comment').inputValue(), 'Words that must not be lost')
  await claire.page.getByText('No connection: what others say comes when it is back.').waitFor()
  const send = composer(claire).getByRole('button', { name: 'Comment for Like-minded States only' })
  await send.click()
  await composer(claire).getByText(/^Not sent: /).waitFor()
  assert.equal(await composer(claire).getByLabel('Your comment').inputValue(), 'Words that must not be lost')
  await claire.photograph('comments-away')

  // when the connection is back
  await says('Daniel', draft, 'Said meanwhile', 'ALL')
  cable.plugIn()
  await card(claire, 'Said meanwhile').waitFor()
  await send.click()

  // then
  await card(claire, 'Words that must not be lost').getByText('OP2 as a whole').waitFor()
  await composer(claire).waitFor({ state: 'detached' })

  // when one writes another, then it is for the same, and is given up by hand alone
  await claire.goesTo(second)
  await claire.keyboard.press('Control+Alt+m')
  await composer(claire).getByRole('button', { name: 'Change who can read it' }).waitFor()
  await claire.keyboard.type('Never mind')
  await composer(claire).getByText('Only the delegations of Like-minded States read this.').waitFor()
  await composer(claire).getByRole('button', { name: 'Discard' }).click()
  await claire.photograph('comments-discard')
  await claire.button('Keep it').click()
  assert.equal(await composer(claire).getByLabel('Your comment').inputValue(), 'Never mind')
  await composer(claire).getByRole('button', { name: 'Discard' }).click()
  await composer(claire).getByRole('group', { name: 'Discard what you have written?' }).getByRole('button', { name: 'Discard' }).click()
  await composer(claire).waitFor({ state: 'detached' })
  cable.close()
})

test('on a telephone the comments come from below, in French', async () => {
  // given
  const { draft, first, second } = await aDraft('Commentaires')
  await says('Daniel', draft, 'Pourquoi « each year » ? @FRA', 'ALL', { on: { clause: second, quote: 'each year' } })
  await says('Claire', draft, 'Paris préfère « étroitement »', 'DELEGATION', { code: 'FRA', on: { clause: first, quote: 'closely' } })
  const phone = await (await signsIn('Claire', { ...PHONE, locale: 'fr-FR' })).opens(draft)
  await phone.page.getByRole('button', { name: '1 commentaire ouvert sur OP1' }).waitFor()
  await phone.photograph('comments-margin-phone')
  await phone.page.getByRole('button', { name: 'À propos du projet' }).click()
  await phone.page.getByRole('button', { name: 'Commentaires : 2 ouverts, 1 nouveau' }).click()

  // then
  await cards(phone).nth(1).waitFor()
  await card(phone, 'Paris').getByText('Seulement France').first().waitFor()
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('comments-phone')

  // when one comments on the draft
  await phone.page.getByRole('button', { name: 'Commenter l’ensemble du projet…' }).click()
  await composer(phone).getByLabel('Toute personne qui lit le projet').check()
  await composer(phone).getByLabel('Votre commentaire').fill('Merci à la présidence')
  await phone.photograph('comments-compose-phone')
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.page.getByRole('button', { name: 'Commenter pour l’ensemble' }).click()
  await card(phone, 'Merci à la présidence').waitFor()

  // when one goes to the words, and comments on some of them, then one begins with who can read it, as before
  await list(phone).locator('[data-entry]').filter({ hasText: 'OP1' }).click()
  await list(phone).waitFor({ state: 'hidden' })
  await selects(phone, 'openly')
  await phone.button('Autres outils').click()
  await phone.page.getByRole('menuitem', { name: 'Commenter…' }).click()
  await composer(phone).getByText('Toute personne qui peut lire le projet lira ceci.').waitFor()
  await phone.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await phone.keyboard.type('Ou pas')
  assert.equal(await composer(phone).getByLabel('Votre commentaire').inputValue(), 'Ou pas')
  await phone.photograph('comments-words-phone')
  assert.deepEqual(phone.complaints, [])
})
