// What else there is about a branch: its history, and where the draft was changed under it; in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible, faultsOf } from './axe.mjs'
import { Somebody } from './somebody.mjs'
import { Stage } from './stage.mjs'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open();
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const token = name => server.demo.people.find(person => person.name.startsWith(name))
const signsIn = (name, options = WIDE) => Somebody.signsIn(browser, server.demo, name, options)

async function asks (who, method, path, body) {
  const response = await plenary.api(path, token(who), { method, body: body && JSON.stringify(body) })
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`)
  return response.json()
}

const SENTENCES = [
  'The parties shall cooperate closely in this matter',
  'The parties shall report each year to the Conference'
]

async function aProposal (title) {
  const draft = await plenary.draftWith(title, SENTENCES.map(words => ['operative', words]))
  const [, first, second] = (await plenary.clausesOf(draft)).map(({ id }) => id)
  const { id } = await asks('Claire', 'POST', `/api/drafts/${draft}/proposals`, { title: 'Closer cooperation' })
  return { draft, first, second, id, path: `/drafts/${draft}/proposals/${id}` }
}

async function writes (who, clause, words) {
  await who.goesTo(clause)
  await who.keyboard.type(words)
  await who.isSaved()
}

test('who may open a branch looks back on what its people wrote, and on what came along with the draft', async () => {
  // given a branch with words of its own, which the draft was changed under
  const { draft, first, second, path } = await aProposal('Looking back')
  const [claire, amara] = await Promise.all(['Claire', 'Amara'].map(name => signsIn(name)))
  await amara.opens(draft)
  await claire.page.goto(claire.base + path)
  await claire.editor.waitFor()
  await writes(claire, first, ', in good faith')
  await writes(amara, second, ' and in writing')
  await claire.sees('and in writing')

  // when
  await claire.page.getByRole('link', { name: 'History' }).click()

  // then each change is by whom it is, and the draft's are the draft's
  await claire.page.getByRole('heading', { name: /^History of the proposal\s*: Closer cooperation$/ }).waitFor()
  assert.equal(new URL(claire.page.url()).pathname, `${path}/history`)
  const text = claire.page.getByRole('region', { name: 'Text with its changes' })
  await text.locator('ins', { hasText: ', in good faith' }).hover()
  await claire.page.getByRole('tooltip').getByText('Claire').first().waitFor()
  await claire.page.mouse.move(0, 0)
  await claire.page.getByRole('tooltip').waitFor({ state: 'detached' })
  await text.locator('ins', { hasText: 'and in writing' }).hover()
  await claire.page.getByRole('tooltip').getByText('The draft').waitFor()
  await claire.page.getByRole('list', { name: 'By delegation' }).getByText('The draft').waitFor()
  assert.deepEqual(await claire.page.getByRole('tab').allTextContents(), ['Changes', 'Replay'])
  await claire.photograph('branch-history')
  await assertAccessible(claire.page, 'the history of a branch')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await claire.photograph('branch-history-dark')
  await claire.page.emulateMedia({ colorScheme: 'light' })

  // and who wrote what, and when it was
  await claire.page.getByText('Who wrote this').click()
  await claire.page.getByRole('list', { name: 'Whose words these are' }).getByText('The draft').waitFor()
  await claire.photograph('branch-authors')
  await claire.page.getByRole('tab', { name: 'Replay' }).click()
  await claire.page.getByText(/the draft’s changes came along, up to its entry \d+/).first().waitFor()
  await claire.photograph('branch-replay')
  assert.deepEqual(await faultsOf(claire.page), [])

  // and back
  await claire.page.getByRole('link', { name: 'Back to the proposal' }).click()
  await claire.editor.waitFor()

  // in French, on a telephone
  const french = await signsIn('Claire', { ...PHONE, locale: 'fr-FR' })
  await french.page.goto(`${french.base}${path}/history`)
  await french.page.getByRole('list', { name: 'Par délégation' }).getByText('Le projet').waitFor()
  await french.photograph('branch-history-phone-fr')
  assert.deepEqual(await faultsOf(french.page), [])

  // and who may not open the branch gets what a wrong address gets
  const wrong = async address => {
    await amara.page.goto(amara.base + address)
    await amara.page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
    return amara.page.locator('main').innerText()
  }
  assert.equal(await wrong(`${path}/history`), await wrong(`/drafts/${draft}/proposals/nothing/history`))
  for (const who of [claire, amara, french]) {
    assert.deepEqual(who.complaints.filter(line => !line.includes('404')), [])
    await who.leaves()
  }
})

test('where the draft is changed under a proposal, its people are told, compare, and say that they have seen it', async () => {
  // given
  const { draft, first, second, path } = await aProposal('Moving')
  const [claire, amara] = await Promise.all(['Claire', 'Amara'].map(name => signsIn(name)))
  await amara.opens(draft)
  await claire.page.goto(claire.base + path)
  await claire.editor.waitFor()
  await writes(claire, first, ', in good faith')
  const marks = claire.page.getByRole('list', { name: 'Where the draft was changed under the proposal' })

  // when another clause is changed in the draft, nothing is told; when it is the same, it is
  await writes(amara, second, ' and in writing')
  await claire.sees('and in writing')
  await amara.goesTo(first)
  await amara.keyboard.press('Home')
  await amara.keyboard.type('Henceforth, ')
  await amara.isSaved()
  await marks.getByRole('button', { name: /OP1\. The draft changed here since your proposal: / }).waitFor()
  assert.equal(await marks.getByRole('button').count(), 1)
  await claire.page.getByText('The draft changed under your proposal: OP1.').waitFor({ state: 'attached' })
  await claire.photograph('branch-moved')
  await assertAccessible(claire.page, 'a branch under which the draft was changed')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await claire.photograph('branch-moved-dark')
  await claire.page.emulateMedia({ colorScheme: 'light' })

  // when they look, by keyboard
  await marks.getByRole('button').focus()
  await claire.keyboard.press('Enter')
  const dialog = claire.page.getByRole('dialog', { name: 'The text moved: OP1' })
  const column = name => dialog.getByRole('article', { name })
  await column('The draft now').locator('ins', { hasText: 'Henceforth' }).waitFor()
  assert.equal((await column('The draft when you proposed').innerText()).includes('Henceforth'), false)
  assert.equal((await column('Your proposal').locator('ins').allTextContents()).join(''), ', in good faith')
  await claire.photograph('branch-moved-dialog')
  assert.deepEqual(await faultsOf(claire.page), [])
  await dialog.getByRole('button', { name: 'Seen' }).click()

  // then it is told no more, not when they come back either, until it is changed again
  await marks.waitFor({ state: 'detached' })
  await claire.page.reload()
  await claire.editor.waitFor()
  await claire.sees('Henceforth')
  await amara.keyboard.type('all of ')
  await amara.isSaved()
  await marks.getByRole('button').waitFor()

  // in French, on a telephone
  const french = await signsIn('Claire', { ...PHONE, locale: 'fr-FR' })
  await french.page.goto(french.base + path)
  await french.page.getByText('Le projet a été modifié dans une disposition que vous modifiez').waitFor()
  await french.photograph('branch-moved-phone-fr')
  assert.deepEqual(await faultsOf(french.page), [])
  for (const who of [claire, amara, french]) {
    assert.deepEqual(who.complaints, [])
    await who.leaves()
  }
})

test('a proposal is talked of: by its own people while it is drafted, by everybody once it is submitted', async () => {
  // given a proposal that is being drafted
  const { draft, first, id, path } = await aProposal('Talking')
  const claire = await signsIn('Claire')
  await claire.page.goto(claire.base + path)
  await claire.editor.waitFor()
  await writes(claire, first, ', in good faith')
  await claire.opens(draft)

  // when one of its people says something of it
  await claire.button('Proposals: 1 open').click()
  const card = claire.page.getByRole('article', { name: /Closer cooperation/ })
  await card.getByRole('button', { name: 'Comment…' }).click()
  const composer = claire.page.getByRole('region', { name: 'New comment' })
  await composer.getByLabel('What it is about').selectOption({ label: 'Proposal Closer cooperation, OP1' })

  // then those alone are offered who may know of it
  assert.equal(await composer.getByRole('radio').count(), 1)
  await composer.getByRole('radio', { name: 'Only France' }).check()
  await composer.getByRole('textbox').fill('Is this too weak?')
  await claire.photograph('branch-comment')
  assert.deepEqual(await faultsOf(claire.page), [])
  await composer.getByRole('button', { name: 'Comment for France only' }).click()
  const threads = claire.page.getByRole('list', { name: /^Comments/ })
  const thread = threads.getByRole('article').filter({ hasText: 'Is this too weak?' })
  await thread.getByText('Proposal Closer cooperation, OP1').waitFor()
  await claire.photograph('branch-comment-said')
  const { threads: others } = await asks('Daniel', 'GET', `/api/drafts/${draft}/comments`)
  assert.deepEqual(others, [])

  // when it is submitted and taken, it says so, and leads to where the words are now
  const { symbol } = await asks('Claire', 'POST', `/api/proposals/${id}/submit`, {})
  await thread.getByText(`Proposal ${symbol}, OP1`).waitFor()
  await thread.getByText('Said before the proposal was submitted.').waitFor()
  await asks('Amara', 'POST', `/api/drafts/${draft}/incorporate`, { proposal: id, clauses: [first], as: 'PROPOSED' })
  await thread.getByText(/^The words are in the draft: taken as proposed by Amara/).waitFor()
  await thread.getByText(`Proposal ${symbol}, OP1`).click()
  await claire.isAt(first)
  await claire.photograph('branch-comment-taken')
  assert.deepEqual(await faultsOf(claire.page), [])

  // in French, on a telephone
  const french = await signsIn('Claire', { ...PHONE, locale: 'fr-FR' })
  await french.opens(draft)
  await french.page.getByRole('button', { name: 'À propos du projet' }).click()
  await french.page.getByRole('button', { name: /^Commentaires : 1 ouvert/ }).click()
  await french.page.getByText(/^Les mots figurent dans le projet/).waitFor()
  await french.photograph('branch-comment-phone-fr')
  assert.deepEqual(await faultsOf(french.page), [])
  for (const who of [claire, french]) {
    assert.deepEqual(who.complaints, [])
    await who.leaves()
  }
})
