// Where delegations and groups stand, as a table and in the margin, in real browsers, against the finished jar.
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
const token = name => server.demo.people.find(person => person.name.startsWith(name))
const signsIn = (name, options = WIDE) => Somebody.signsIn(browser, server.demo, name, options)

async function stands (who, draft, clause, value, more = {}) {
  const body = JSON.stringify({ scope: clause === undefined ? { kind: 'WHOLE' } : { kind: 'CLAUSE', id: clause }, value, ...more })
  const response = await plenary.api(`/api/drafts/${draft}/positions`, token(who), { method: 'PUT', body })
  assert.equal(response.status, 200, await response.clone().text())
}

async function aDraft (title) {
  const draft = await plenary.draftWith(title, ['The parties shall cooperate', 'The parties shall report'].map(words => ['operative', words]))
  const [, first, second] = (await plenary.clausesOf(draft)).map(({ id }) => id)
  return { draft, first, second }
}

const cell = (who, name) => who.page.getByRole('button', { name, exact: true })

test('a delegation says where it stands, to whom it chooses, and each sees what they may', async () => {
  // given
  const { draft, first, second } = await aDraft('Positions')
  await stands('Daniel', draft, first, 'OPPOSE', { note: 'Contrary to our law' })
  await stands('Daniel', draft, second, 'SUPPORT')
  await stands('Amara', draft, first, 'RESERVE', { delegation: 'JPN' })
  const claire = await (await signsIn('Claire')).opens(draft)
  const amara = await (await signsIn('Amara')).opens(draft)
  await claire.isSaved()

  // then the margin says how many stand where, and the table who
  await claire.button('2 positions on OP1: 1 reserves, 1 opposes').click()
  const dialog = claire.page.getByRole('dialog', { name: 'Positions' })
  await cell(claire, 'Kenya on OP1: opposes').waitFor()
  await claire.page.getByLabel('Which clauses').selectOption({ label: 'All clauses' })
  await cell(claire, 'Japan on OP1: reserves its position').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('positions')
  await cell(claire, 'Kenya on OP1: opposes').click()
  await claire.page.getByText('Contrary to our law').waitFor()
  await claire.keyboard.press('Escape')

  // when one goes by the keys to one's own delegation, and says where it stands
  await cell(claire, 'France on The whole draft: No position').focus()
  await claire.keyboard.press('ArrowDown')
  assert.ok(await cell(claire, 'France on OP1: No position').evaluate(button => button === document.activeElement))
  await claire.keyboard.press('Enter')
  const form = claire.page.getByRole('dialog', { name: 'France on OP1' })
  await form.getByLabel('opposes', { exact: true }).check()
  await form.getByLabel('Note').fill('Only if Kenya does')
  assert.ok(await form.getByRole('button', { name: 'Say it' }).isDisabled(), 'who is told is chosen by hand')
  await form.getByLabel('Only France').check()
  await form.getByText('Only France reads this.').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('positions-form')
  await form.getByRole('button', { name: 'Say it' }).click()

  // then it is in one's own table, and in no other
  await cell(claire, 'France on OP1: opposes, Only France').waitFor()
  await stands('Claire', draft, second, 'FLEXIBLE')
  await amara.button('2 positions on OP2: 1 supports, 1 is flexible').waitFor()
  await amara.button('2 positions on OP1: 1 reserves, 1 opposes').click()
  await cell(amara, 'France on OP1: No position').waitFor()
  assert.ok(!(await amara.page.content()).includes('Only if Kenya does'))

  // when something is taken back
  await cell(claire, 'France on OP1: opposes, Only France').click()
  await form.getByLabel('No position: take it back').check()
  await form.getByLabel('Only France').check()
  await form.getByRole('button', { name: 'Say it' }).click()

  // then
  await cell(claire, 'France on OP1: No position').waitFor()
  const [download] = await Promise.all([claire.page.waitForEvent('download'), dialog.getByRole('link', { name: 'Table (CSV)' }).click()])
  assert.match(download.suggestedFilename(), /\.csv$/)
  const [workbook] = await Promise.all([claire.page.waitForEvent('download'), dialog.getByRole('link', { name: 'Workbook (XLSX)' }).click()])
  assert.match(workbook.suggestedFilename(), /\.xlsx$/)

  // when one looks at what was said before
  await cell(claire, 'Kenya on OP1: opposes').waitFor()
  await stands('Daniel', draft, first, 'RESERVE', { note: 'We look at it' })
  await cell(claire, 'Kenya on OP1: reserves its position').click()
  await claire.page.getByText('1 earlier').click()
  await claire.page.getByText('Contrary to our law').waitFor()
  await claire.keyboard.press('Escape')
  for (const who of [claire, amara]) assert.deepEqual(who.complaints, [])
})

test('the table holds brackets, alternatives, packages and proposals, is put in order, and gone through by the keys', async () => {
  // given
  const { draft, first, second } = await aDraft('All that one can stand on')
  const asks = async (who, path, body, status = 201) => {
    const response = await plenary.api(`/api/drafts/${draft}${path}`, token(who), { method: 'POST', body: JSON.stringify(body) })
    assert.equal(response.status, status, await response.clone().text())
    return response.json()
  }
  const { id: bracket } = await asks('Daniel', '/brackets', { clause: first, quote: 'cooperate', kind: 'CONTESTED', stance: 'DELETE' })
  await asks('Amara', '/alternatives', { of: first, clause: second })
  const on = (who, kind, id, value) => stands(who, draft, undefined, value, { scope: { kind, id } })
  await on('Daniel', 'BRACKET', bracket, 'OPPOSE')
  await on('Daniel', 'ALTERNATIVE', second, 'SUPPORT')
  await on('Claire', 'ALTERNATIVE', second, 'OPPOSE')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.isSaved()

  // when
  await claire.button('Positions…').click()

  // then what stands in a clause stands below it
  await cell(claire, 'Kenya on OP1 [cooperate]: opposes').waitFor()
  assert.deepEqual(await claire.page.getByRole('rowheader').allTextContents(), ['The whole draft', 'OP1', 'OP1 [cooperate]', 'OP1 alt', 'OP1 alt as the one to choose'])

  // when the columns are sorted by one line, and put into bands
  await claire.button('Sort delegations by where they stand on OP1 alt as the one to choose').click()
  const heads = () => claire.page.getByRole('columnheader').allTextContents()
  await plenary.until('who supports it is first', async () => (await heads())[1] === 'KEN' && (await heads())[2] === 'FRA')
  await claire.page.getByLabel('Grouping').selectOption({ label: 'By kind of delegation' })
  await claire.page.getByRole('columnheader', { name: 'States', exact: true }).waitFor()
  await claire.page.getByLabel('Order', { exact: true }).selectOption({ label: 'Most opposed first' })
  await plenary.until('what is opposed is first', async () => (await claire.page.getByRole('rowheader').first().textContent()).startsWith('OP1 ['))
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('positions-grid')

  // when one goes through it by the keys
  await claire.page.locator('[data-cell="0 0"]').focus()
  const at = () => claire.page.evaluate(() => document.activeElement.dataset.cell)
  await claire.keyboard.press('End')
  const last = await claire.page.locator('[data-cell^="0 "]').count() - 1
  assert.equal(await at(), `0 ${last}`)
  await claire.keyboard.press('Control+End')
  assert.equal(await at(), `4 ${last}`)
  await claire.keyboard.press('Home')
  assert.equal(await at(), '4 0')

  // when it is opened again, then it looks as before
  await claire.keyboard.press('Escape')
  await claire.button('Positions…').click()
  await plenary.until('it is as it was', async () => (await claire.page.getByRole('rowheader').first().textContent()).startsWith('OP1 ['))
  assert.deepEqual(claire.complaints, [])
})

test('the table is read on a telephone, in French, and in the dark', async () => {
  // given
  const { draft, first } = await aDraft('Positions en français')
  await stands('Daniel', draft, first, 'AWAITING_INSTRUCTIONS')
  await stands('Claire', draft, first, 'SUPPORT', { group: 'STATES', audience: { kind: 'GROUP', code: 'STATES' } })
  const phone = await (await signsIn('Claire', { locale: 'fr-FR', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })).opens(draft)
  await phone.page.emulateMedia({ colorScheme: 'dark' })
  await phone.button('2 positions sur OP1 : 1 appuie, 1 attend des instructions').click()

  // then
  await cell(phone, 'Like-minded States (groupe), sur OP1 : appuie, Seulement Like-minded States').waitFor()
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('positions-phone')
  await phone.page.getByLabel('Regroupement').selectOption({ label: 'Par type de délégation' })
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('positions-phone-bands')
  assert.deepEqual(phone.complaints, [])
})
