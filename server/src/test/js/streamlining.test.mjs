// Several proposals that become one wording, in real browsers, against the finished jar.
import assert from 'node:assert/strict'
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

const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'fr-FR' }
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

async function aDraft (title) {
  const draft = await plenary.draftWith(title, SENTENCES.map(words => ['operative', words]))
  const [, first, second] = (await plenary.clausesOf(draft)).map(({ id }) => id)
  return { draft, first, second }
}

/** Submits a proposal that says more at the end of a clause. */
async function submits (name, draft, title, clause, words) {
  const { id } = await asks(name, 'POST', `/api/drafts/${draft}/proposals`, { title })
  const tool = await plenary.joinWithProvider(id, token(name))
  // Its place among those who are there stays under the id that it came with.
  const came = tool.doc.clientID
  tool.doc.clientID = 2 ** 32 + Math.floor(Math.random() * 2 ** 40)
  const text = tool.text.toArray().find(each => each.getAttribute('id') === clause).get(0).get(0)
  text.insert(text.length, words)
  tool.doc.clientID = came
  await plenary.until('the words are on the server', async () => {
    const { clauses } = await asks(name, 'GET', `/api/proposals/${id}/text?of=branch`)
    return clauses.some(({ text: there }) => there.includes(words.trim()))
  })
  tool.leave()
  await asks(name, 'POST', `/api/proposals/${id}/submit`, { rationale: `We want it: ${title}` })
  return id
}

const list = who => who.page.getByRole('list', { name: /^(Proposals|Propositions), / })

test('the chair makes one wording of two proposals, and everybody sees whose each word is', async () => {
  // given two proposals on one clause, and one elsewhere
  const { draft, first, second } = await aDraft('Streamlining')
  await submits('Claire', draft, 'Good faith', first, ', in good faith')
  await submits('Daniel', draft, 'Every year', first, ' each year')
  await submits('Daniel', draft, 'Nairobi', second, ' in Nairobi')
  const [amara, daniel] = await Promise.all(['Amara', 'Daniel'].map(name => signsIn(name)))
  for (const who of [amara, daniel]) await who.opens(draft)

  // when
  await amara.button('2 proposals on OP1').click()
  await amara.button('Compare OP1…').first().click()
  await amara.button('Streamline…').click()
  const dialog = amara.page.getByRole('dialog', { name: 'Streamline proposals into OP1' })
  const wording = dialog.getByRole('textbox', { name: 'The new wording' })

  // then it begins with what both make together
  await dialog.getByText('No word added or removed.').waitFor()
  const merged = await wording.inputValue()
  assert.ok(merged.includes(', in good faith') && merged.includes('each year'), merged)
  const preview = dialog.getByRole('region', { name: 'Whose each word will be' })
  assert.deepEqual((await preview.locator('ins').allTextContents()).map(each => each.trim()).sort(), [', in good faith', 'each year'])
  await preview.getByText('FRA').waitFor()
  await amara.photograph('streamlining-begun')
  assert.deepEqual(await faultsOf(amara.page), [])

  // when it is written anew, with words of a contribution by a press, and one's own
  await wording.fill('The parties shall cooperate closely in this matter, by May')
  await dialog.getByText('Added:').waitFor()
  await wording.evaluate(field => field.setSelectionRange(50, 50))
  await dialog.getByRole('article', { name: /Amend\.1, OP1/ }).getByRole('button', { name: 'Insert: , in good faith' }).click()
  assert.equal(await wording.inputValue(), 'The parties shall cooperate closely in this matter, in good faith, by May')
  await dialog.getByText('Left out: each year').waitFor()
  assert.equal((await dialog.getByText(/^Added:/).locator('..').textContent()), 'Added: by May')
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Both want more, and a date.')
  await amara.photograph('streamlining-written')
  await amara.page.emulateMedia({ colorScheme: 'dark' })
  await preview.scrollIntoViewIfNeeded()
  await amara.photograph('streamlining-written-dark')
  assert.deepEqual(await faultsOf(amara.page), [])
  await amara.page.emulateMedia({ colorScheme: 'light' })
  await dialog.getByRole('button', { name: 'Make it the wording' }).click()

  // then everybody reads it, with whose it is
  await daniel.sees('in good faith, by May')
  await daniel.shows(/made one wording of .*Amend\.1, .*Amend\.2 in OP1/)
  const { clauses: [{ runs }] } = await asks('Daniel', 'GET', `/api/drafts/${draft}/blame?clause=${first}`)
  assert.deepEqual(
    runs.filter(({ text }) => /good faith|May/.test(text)).map(({ text, delegation }) => [text, delegation]),
    [[', in good faith', 'FRA'], [', by May', null]]
  )

  // and the proposals say where they went
  await amara.page.getByRole('combobox', { name: 'Which proposals' }).selectOption('All')
  await list(amara).getByText(/^streamlined into OP1 by Amara/).first().waitFor()

  // and the table tells of it
  await amara.button('What was streamlined…').click()
  const table = amara.page.getByRole('dialog', { name: 'What was streamlined' })
  const row = table.getByRole('row').nth(1)
  await row.getByText('France, Kenya').waitFor()
  assert.match(await row.textContent(), /^OP1France, Kenya.*Amend\.1 OP1.*Amend\.2 OP1Both want more, and a date\.Added: by MayLeft out: each year$/)
  await amara.photograph('streamlining-table')
  assert.deepEqual(await faultsOf(amara.page), [])
  const [file] = await Promise.all([amara.page.waitForEvent('download'), table.getByRole('link', { name: 'Download as CSV' }).click()])
  assert.equal(file.suggestedFilename(), 'streamlining.csv')
  for (const who of [amara, daniel]) await who.leaves()
})

test('two clauses of different places become a new one, on a telephone, in French', async () => {
  // given
  const { draft, first, second } = await aDraft('Fondre')
  await submits('Claire', draft, 'Bonne foi', first, ' in good faith')
  await submits('Daniel', draft, 'Nairobi', second, ' in Nairobi')
  const amara = await signsIn('Amara', PHONE)
  await amara.opens(draft)
  await amara.button(/1 proposition sur /).first().click()
  await amara.page.getByRole('button', { name: /^Comparer / }).first().click()
  await amara.button('Fondre…').click()
  const dialog = amara.page.getByRole('dialog', { name: /^Fondre des propositions/ })
  await dialog.getByText('Aucun mot ajouté ni supprimé.').waitFor()
  await amara.photograph('streamlining-phone-fr')
  assert.deepEqual(await faultsOf(amara.page), [])

  // when
  await dialog.getByText('Autres dispositions proposées').click()
  await dialog.getByRole('checkbox', { name: /Amend\.2/ }).check()
  await dialog.getByLabel('Où figure le libellé').selectOption({ index: 3 })
  const wording = dialog.getByRole('textbox', { name: 'Le nouveau libellé' })
  await wording.fill('The parties shall cooperate closely in this matter in good faith and report each year to the Conference in Nairobi')
  await dialog.getByText('Ajoutés : and').waitFor()
  await dialog.getByRole('button', { name: 'En faire le libellé' }).scrollIntoViewIfNeeded()
  await amara.photograph('streamlining-phone-written-fr')
  await dialog.getByRole('button', { name: 'En faire le libellé' }).click()

  // then
  await amara.sees('closely in this matter in good faith and report each year')
  const { rows: [row] } = await asks('Amara', 'GET', `/api/drafts/${draft}/streamlining`)
  assert.deepEqual([row.label, row.before, row.contributors.map(({ code }) => code)], ['OP3', null, ['FRA', 'KEN']])
  await amara.leaves()
})
