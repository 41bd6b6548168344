// The list of what is contested beside the text, in real browsers, against the finished jar.
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

const signsIn = (name, options) => Somebody.signsIn(browser, server.demo, name, options)
const token = name => server.demo.people.find(person => person.name.startsWith(name))

async function places (who, draft, clause, quote, more = {}) {
  const body = { clause, ...(quote === undefined ? {} : { quote }), kind: 'CONTESTED', stance: 'KEEP', ...more }
  const response = await plenary.api(`/api/drafts/${draft}/brackets`, token(who), { method: 'POST', body: JSON.stringify(body) })
  assert.equal(response.status, 201, await response.clone().text())
  return (await response.json()).id
}

const SENTENCES = [
  'The parties shall cooperate closely and openly in this matter',
  'The parties shall report each year to the Conference',
  'The Conference shall decide on capacity building'
]

async function aDraft (title) {
  const draft = await plenary.draftWith(title, SENTENCES.map(words => ['operative', words]))
  const [, ...clauses] = await plenary.clausesOf(draft)
  const [first, second, third] = clauses.map(({ id }) => id)
  await places('Daniel', draft, third, undefined, { stance: 'RESERVE', note: 'Awaiting instructions from the capital' })
  await places('Claire', draft, second, 'each year', { stance: 'DELETE' })
  await places('Claire', draft, first, 'closely and openly', { note: 'As in the mandate' })
  await places('Amara', draft, second, 'Conference', { kind: 'PLACEHOLDER', stance: 'RESERVE' })
  return { draft, first, second, third }
}

const list = who => who.page.getByRole('list', { name: /What is contested|Ce qui est contesté/ })
const entries = who => list(who).locator('[data-entry]')
const clausesIn = async who => (await entries(who).allTextContents()).map(words => words.slice(0, 3))

test('what is contested is listed beside the text, in its order, as it is now, and leads to the words', async () => {
  // given
  const { draft } = await aDraft('Contested')
  const wide = { viewport: { width: 1440, height: 900 } }
  const claire = await (await signsIn('Claire', wide)).opens(draft)
  const other = await (await signsIn('Daniel', wide)).opens(draft)
  await claire.isSaved()

  // when
  await claire.page.getByRole('button', { name: 'Contested: 4 places' }).click()

  // then
  await entries(claire).nth(3).waitFor()
  assert.deepEqual(await clausesIn(claire), ['OP1', 'OP2', 'OP2', 'OP3'])
  await list(claire).getByText('closely and openly').waitFor()
  await list(claire).getByText('Awaiting instructions from the capital').waitFor()
  // The button, which has the pointer, says what it is called as long as it has.
  await claire.page.mouse.move(1, 1)
  await claire.page.getByRole('tooltip').waitFor({ state: 'detached' })
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('contested')

  // when one looks for something
  await claire.page.getByLabel('Held by', { exact: true }).selectOption({ label: 'Mine: France' })
  await claire.page.getByText('2 of 4').waitFor()
  assert.deepEqual(await clausesIn(claire), ['OP1', 'OP2'])
  await claire.page.getByLabel('Age', { exact: true }).selectOption({ label: '1 day or more' })
  await claire.page.getByText('Nothing that you look for.').waitFor()
  await claire.photograph('contested-none')
  await claire.page.getByRole('button', { name: 'Show all' }).click()
  await claire.page.getByText('4 places', { exact: true }).waitFor()

  // when somebody writes within the words, and deletes others
  const rewrite = (words, by) => other.editor.evaluate((sheet, [wanted, written]) => {
    const { editor } = sheet
    let from
    editor.state.doc.descendants((node, pos) => {
      const at = node.isText ? node.text.indexOf(wanted) : -1
      if (at >= 0) from = pos + at
    })
    editor.commands.insertContentAt({ from, to: from + wanted.length }, written)
  }, [words, by])
  await rewrite('closely and', 'closely, fully and')
  await rewrite('each year', '')

  // then the list says so
  await list(claire).getByText('closely, fully and openly').waitFor()
  await list(claire).getByText('Was: closely and openly').waitFor()
  await list(claire).getByText(/Deleted by Daniel .* on /).waitFor()

  // when one goes through it by the keys
  await entries(claire).first().focus()
  await claire.keyboard.press('End')
  await claire.keyboard.press('ArrowUp')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await claire.photograph('contested-dark')
  await claire.page.emulateMedia({ colorScheme: 'light' })
  await claire.keyboard.press('Home')
  await claire.keyboard.press('Enter')
  await claire.keyboard.type('very ')

  // then the caret was before the words
  await claire.sees('cooperate very closely, fully and openly')

  // when one goes on by the key, from place to place
  const caret = () => claire.editor.evaluate(sheet => {
    const { $head } = sheet.editor.state.selection
    return $head.parent.textContent.slice($head.parentOffset)
  })
  const goes = async (key, expected) => {
    await claire.keyboard.press(key)
    await plenary.until(`the caret is before ${expected}`, async () => (await caret()).startsWith(expected))
  }
  await goes('F8', 'The parties shall report')
  await goes('F8', 'Conference')
  await goes('F8', 'The Conference shall decide')
  await claire.shows('OP3: “The Conference shall decide on capacity building”, held by Kenya')
  await goes('F8', 'closely, fully')
  await goes('Shift+F8', 'The Conference shall decide')

  // when one leaves a bracket from the list
  await claire.page.getByRole('button', { name: /^Who holds closely, fully and openly in OP1/ }).click()
  const card = claire.page.getByRole('dialog', { name: 'Bracket, held by France' })
  await card.waitFor()
  await claire.photograph('contested-card')
  await card.getByRole('button', { name: 'Leave for France' }).click()

  // then it is in the list no more, for nobody
  await claire.page.getByText('3 places', { exact: true }).waitFor()
  await other.page.getByRole('button', { name: 'Contested: 3 places' }).waitFor()
  await entries(claire).first().focus()
  await claire.keyboard.press('Escape')
  await claire.page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
  for (const who of [claire, other]) assert.deepEqual(who.complaints, [])
})

test('on a telephone the list comes from below, in French, and goes with whoever goes to the words', async () => {
  // given
  const { draft, second, third } = await aDraft('Points contestés')
  await plenary.api(`/api/drafts/${draft}/alternatives`, token('Claire'), { method: 'POST', body: JSON.stringify({ of: third }) })
  await plenary.api(`/api/drafts/${draft}/packages`, token('Amara'), { method: 'POST', body: JSON.stringify({ title: 'Rapports', clauses: [second, third] }) })
  const phone = await (await signsIn('Claire', { locale: 'fr-FR', viewport: { width: 390, height: 844 }, hasTouch: true })).opens(draft)
  await phone.page.getByRole('button', { name: 'À propos du projet' }).click()
  await phone.page.getByRole('button', { name: 'Contesté : 6 endroits' }).click()

  // then
  await entries(phone).nth(5).waitFor()
  assert.deepEqual(await clausesIn(phone), ['OP1', 'OP2', 'OP2', 'OP2', 'OP3', 'OP3'])
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('contested-phone')

  // when
  await phone.page.getByRole('button', { name: /^L’ensemble « Rapports »/ }).click()
  await phone.page.getByRole('dialog', { name: 'Ensemble « Rapports »' }).getByText('OP3').waitFor()
  await list(phone).waitFor({ state: 'hidden' })
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('contested-package-phone')
  await phone.page.getByRole('button', { name: 'Fermer' }).last().click()
  await phone.page.getByRole('button', { name: 'À propos du projet' }).click()
  await phone.page.getByRole('button', { name: 'Contesté : 6 endroits' }).click()
  await entries(phone).nth(5).click()

  // then
  await list(phone).waitFor({ state: 'hidden' })
  await phone.editor.getByText('The Conference shall decide').first().waitFor()
  assert.deepEqual(phone.complaints, [])
})

test('clauses that compete and packages are in the list, too, are found by the keys, and are opened from it', async () => {
  // given
  const draft = await plenary.draftWith('Alternatives and packages', [...SENTENCES, 'The parties shall meet every second year'].map(words => ['operative', words]))
  const [, first, , third, fourth] = (await plenary.clausesOf(draft)).map(({ id }) => id)
  const posts = async (who, path, body) => {
    const response = await plenary.api(`/api/drafts/${draft}${path}`, token(who), { method: 'POST', body: JSON.stringify(body) })
    assert.equal(response.status, 201, await response.clone().text())
  }
  await places('Daniel', draft, first, 'closely and openly', { note: 'Awaiting the capital' })
  await posts('Claire', '/alternatives', { of: third })
  await posts('Amara', '/packages', { title: 'Meetings and capacity', clauses: [first, fourth] })
  const wide = { viewport: { width: 1440, height: 900 } }
  const chair = await (await signsIn('Amara', wide)).opens(draft)
  const claire = await (await signsIn('Claire', { ...wide, locale: 'fr-FR' })).opens(draft)

  // when
  await chair.page.getByRole('button', { name: 'Contested: 3 places' }).click()

  // then all three are there, each at its clause
  await entries(chair).nth(2).waitFor()
  assert.deepEqual(await clausesIn(chair), ['OP1', 'OP1', 'OP3'])
  await list(chair).getByText('Meetings and capacity').waitFor()
  await list(chair).getByText('OP1, OP4').waitFor()
  await list(chair).getByText('1 alternative').waitFor()
  await list(chair).getByText('offered by Claire Martin · FRA').waitFor()
  await chair.page.mouse.move(1, 1)
  await chair.page.getByRole('tooltip').waitFor({ state: 'detached' })
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('contested-clauses')

  // when one looks for what is of a kind, or of a delegation
  await chair.page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Alternatives' })
  await chair.page.getByText('1 of 3').waitFor()
  assert.deepEqual(await clausesIn(chair), ['OP3'])
  await chair.page.getByLabel('Kind', { exact: true }).selectOption({ label: 'All kinds' })
  await chair.page.getByLabel('Held by', { exact: true }).selectOption('FRA')
  await chair.page.getByText('1 of 3').waitFor()
  await chair.page.getByLabel('Held by', { exact: true }).selectOption({ label: 'Held by anybody' })
  await chair.page.getByText('3 places', { exact: true }).waitFor()

  // when one goes on by the key, all that is at one place is told at once
  await chair.goesTo(first)
  await chair.keyboard.press('Home')
  await chair.isAt(first, 0)
  await chair.keyboard.press('Shift+F8')
  await chair.shows(/OP3: 1 alternative, offered by (France|FRA)/)
  await chair.keyboard.press('F8')
  await chair.shows('OP1: package “Meetings and capacity” (OP1, OP4)')
  await list(chair).locator('[aria-current]').getByText('Meetings and capacity').waitFor()
  await chair.page.emulateMedia({ colorScheme: 'dark' })
  await chair.photograph('contested-clauses-dark')
  await chair.page.emulateMedia({ colorScheme: 'light' })

  // when one opens a package, and goes back to where one was
  const opens = chair.page.getByRole('button', { name: /^The package “Meetings and capacity”/ })
  await opens.click()
  const bundle = chair.page.getByRole('dialog', { name: 'Package “Meetings and capacity”' })
  await bundle.getByText('In the way: brackets').waitFor()
  await bundle.getByRole('button', { name: 'Agree the package…' }).waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('contested-package')
  await chair.keyboard.press('Escape')
  await bundle.waitFor({ state: 'detached' })
  assert.ok(await opens.evaluate(button => button === document.activeElement))

  // when a clause that competes is to be decided, then it is settled first, and not agreed
  await chair.page.getByRole('button', { name: /(^|of )OP3 alt( |:|$)/ }).click()
  const menu = chair.page.getByRole('group', { name: 'Decisions on OP3 alt' })
  await menu.waitFor()
  assert.deepEqual(await menu.getByRole('button').allTextContents(), ['Compare and settle…', 'Park'])
  await chair.page.getByText('It competes with OP3,').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('contested-menu')
  await chair.keyboard.press('Escape')

  // when the alternatives are opened from the list, and settled
  await chair.page.getByRole('button', { name: 'Compare the alternatives to OP3 side by side' }).click()
  const compared = chair.page.getByRole('dialog', { name: 'Alternatives to OP3' })
  await compared.getByRole('button', { name: 'Choose OP3', exact: true }).click()
  await compared.getByRole('button', { name: 'Choose OP3', exact: true }).last().click()

  // then they are in the list no more, for nobody
  await chair.page.getByText('2 places', { exact: true }).waitFor()
  await claire.page.getByRole('button', { name: 'Contesté : 2 endroits' }).click()

  // when the words are free, and the package is agreed, then nothing is contested any more
  const [{ id: bracket }] = await (await plenary.api(`/api/drafts/${draft}/brackets`, token('Amara'))).json()
  await plenary.api(`/api/drafts/${draft}/brackets/${bracket}/holders/KEN`, token('Daniel'), { method: 'DELETE' })
  await claire.page.getByText('1 endroit', { exact: true }).waitFor()
  await claire.photograph('contested-clauses-fr')
  await opens.click()
  await bundle.getByRole('button', { name: 'Agree the package…' }).click()
  await chair.page.getByRole('dialog', { name: 'Agree the package “Meetings and capacity”?' }).getByRole('button', { name: 'Agree', exact: true }).click()
  await claire.page.getByText('0 endroit', { exact: true }).waitFor()
  for (const who of [chair, claire]) assert.deepEqual(who.complaints, [])
})

test('words that are to come have a place in the text, seen by all, until others stand there', async () => {
  // given
  const draft = await plenary.draftWith('Placeholders', [['operative', SENTENCES[0]]])
  const chair = await (await signsIn('Amara')).opens(draft)
  const claire = await (await signsIn('Claire', { locale: 'fr-FR' })).opens(draft)
  await claire.isSaved()
  const [, { id: clause }] = await plenary.clausesOf(draft)

  // when one says at the caret what is to come, from whom
  await claire.goesTo(clause)
  await claire.page.getByRole('button', { name: 'Texte à venir…' }).click()
  const asked = claire.page.getByRole('dialog', { name: 'Texte à venir' })
  await asked.getByLabel('Ce qui est à venir').fill('text on capacity building')
  await asked.getByLabel('Note').fill('Des cofacilitateurs, pour jeudi')
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('placeholder-dialog')
  await asked.getByRole('button', { name: 'L’indiquer ici' }).click()

  // then it is written there, and shown as what it is
  await chair.sees('in this matter text on capacity building')
  await chair.editor.locator('.bracketed.placeholder').getByText('text on capacity building').waitFor()
  await chair.editor.getByRole('img', { name: 'Text to come, awaited by France' }).click()
  const card = chair.page.getByRole('dialog', { name: 'Text to come, awaited by France' })
  await card.getByText('not adopted until they are replaced').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('placeholder-card')

  // when the chair lets the words stay
  await card.getByRole('button', { name: 'Replaced: the words stay…' }).click()
  await chair.page.getByRole('button', { name: 'Settle', exact: true }).click()

  // then nothing is to come any more; and whoever wrote the words can take them back as if they had been typed
  await claire.editor.locator('.bracketed.placeholder').waitFor({ state: 'detached' })
  await claire.editor.focus()
  await claire.keyboard.press('ControlOrMeta+z')
  await plenary.until('the words are gone', async () => !(await plenary.serverText(draft)).includes('capacity'))
  for (const who of [chair, claire]) assert.deepEqual(who.complaints, [])
})
