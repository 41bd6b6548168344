// Rival wordings of a clause that somebody offers and the chair chooses from, in real browsers, against the finished jar.
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

/** The numbers on the sheet, with the words that they are of. */
const seen = who => who.editor.evaluate(sheet => [...sheet.children]
  .filter(clause => clause.dataset.number !== undefined)
  .map(clause => {
    const copy = clause.cloneNode(true)
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return `${clause.dataset.number} ${copy.textContent.replaceAll('\u2060', '').trim()}`
  }))

async function sees (who, ...expected) {
  let last
  await plenary.until(`${who.who.name} sees ${expected}`, async () => {
    last = await seen(who)
    return JSON.stringify(last) === JSON.stringify(expected)
  }).catch(fault => { throw new Error(`${fault.message}, and saw ${JSON.stringify(last)}`) })
}

const menuOf = (who, clause) => who.page.getByRole('button', { name: new RegExp(`(^|of )${clause}( |:|$)`) }).first()

test('one offers an alternative and the chair chooses it, and it takes the number', async () => {
  // given
  const draft = await plenary.draftWith('Alternatives', [
    ['operative', 'States shall act'], ['operative', 'States shall report']])
  const chair = await (await signsIn('Amara')).opens(draft)
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.isSaved()

  // when she adds one, and writes what she proposes
  await menuOf(claire, 'OP1').click()
  await claire.page.getByRole('button', { name: 'Add alternative' }).click()
  await sees(claire, 'OP1 States shall act', 'OP1 alt States shall act', 'OP2 States shall report')
  const copy = claire.editor.locator('[data-rival=next]')
  await copy.locator('p').click()
  await claire.keyboard.press('End')
  await claire.keyboard.type(' without delay')
  await claire.isSaved()

  // then all see both, and hear of it
  await sees(chair, 'OP1 States shall act', 'OP1 alt States shall act without delay', 'OP2 States shall report')
  await chair.shows('Claire Martin · FRA offered an alternative to OP1')
  await claire.photograph('alternatives')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await claire.photograph('alternatives-dark')

  // when the chair would agree one, it is not offered
  await menuOf(chair, 'OP1').click()
  await chair.page.getByText('It competes with OP1 alt,').waitFor()
  await chair.photograph('alternatives-menu')
  assert.deepEqual(await faultsOf(chair.page), [])
  assert.equal(await chair.page.getByRole('button', { name: 'Agree…' }).count(), 0)
  await chair.keyboard.press('Escape')

  // when the chair compares them, from the keyboard
  await menuOf(chair, 'OP1').focus()
  await chair.keyboard.press('Enter')
  await chair.page.getByRole('button', { name: 'Compare and settle…' }).press('Enter')
  const compared = chair.page.getByRole('dialog', { name: 'Alternatives to OP1' })
  const offered = compared.getByRole('article', { name: 'OP1 alt' })
  assert.equal(await offered.locator('ins').textContent(), ' without delay')
  await offered.getByText('Offered by Claire Martin · FRA').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('alternatives-compare')
  await offered.getByRole('button', { name: 'Choose OP1 alt' }).click()
  await compared.getByRole('heading', { name: 'Choose OP1 alt?' }).waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('alternatives-confirm')
  await compared.getByRole('button', { name: 'Choose OP1 alt' }).click()

  // then it stands for the clause, everywhere
  for (const who of [chair, claire]) {
    await sees(who, 'OP1 States shall act without delay', 'OP2 States shall report')
    assert.equal(await who.editor.locator('[data-rival]').count(), 0)
    assert.deepEqual(who.complaints, [])
  }
  await claire.shows('among its alternatives')

  // when the chair thinks better of it
  await compared.waitFor({ state: 'detached' })
  await chair.page.mouse.move(0, 0)
  await chair.page.getByRole('button', { name: /^Contested/ }).press('Enter')
  await chair.page.getByRole('heading', { name: 'Settled alternatives' }).waitFor()
  await chair.page.getByRole('tooltip').waitFor({ state: 'detached' })
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('alternatives-settled')
  await chair.page.emulateMedia({ colorScheme: 'dark' })
  await chair.photograph('alternatives-settled-dark')
  await chair.page.getByRole('button', { name: /^Put back: OP1 chosen among 2 wordings/ }).press('Enter')

  // then what was removed is back, and competes
  for (const who of [chair, claire]) {
    await sees(who, 'OP1 States shall act', 'OP1 alt States shall act without delay', 'OP2 States shall report')
    assert.deepEqual(who.complaints, [])
  }
  await claire.shows('put the choice among the alternatives to OP1 back: they compete again')
  assert.equal(await chair.page.getByRole('heading', { name: 'Settled alternatives' }).count(), 0)
})

test('two clauses that are there compete, and are set apart, in French on a phone', async () => {
  // given
  const draft = await plenary.draftWith('Variantes', [
    ['operative', 'Les États agissent'], ['operative', 'Les États agissent sans délai']])
  const chair = await (await signsIn('Amara', { locale: 'fr-FR', viewport: { width: 390, height: 844 } })).opens(draft)
  await sees(chair, 'OP1 Les États agissent', 'OP2 Les États agissent sans délai')

  // when
  await menuOf(chair, 'OP2').click()
  await chair.page.getByRole('button', { name: 'Est une variante de…' }).click()
  await chair.page.getByRole('combobox', { name: 'Variante de' }).click()
  await chair.page.getByRole('option', { name: /OP1/ }).click()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.page.getByRole('button', { name: 'Proposer comme variante' }).click()

  // then
  await sees(chair, 'OP1 Les États agissent', 'OP1 alt Les États agissent sans délai')
  await chair.photograph('alternatives-phone')
  await menuOf(chair, 'OP1').click()
  await chair.page.getByRole('button', { name: 'Comparer et trancher…' }).click()
  await chair.photograph('alternatives-compare-phone')
  await chair.page.getByRole('button', { name: 'Les garder séparées…' }).click()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('alternatives-apart-phone')
  await chair.page.getByRole('button', { name: 'Garder séparées' }).click()
  await sees(chair, 'OP1 Les États agissent', 'OP2 Les États agissent sans délai')

  // and one is chosen, which may be put back
  const amara = server.demo.people.find(one => one.name.startsWith('Amara'))
  const ids = await chair.editor.evaluate(sheet => [...sheet.querySelectorAll('[data-number]')].map(each => each.dataset.clauseId))
  for (const [path, body] of [['', { of: ids[0], clause: ids[1] }], ['/settle', { of: ids[0], choose: ids[1] }]]) {
    await plenary.api(`/api/drafts/${draft}/alternatives${path}`, amara, { method: 'POST', body: JSON.stringify(body) })
  }
  await sees(chair, 'OP1 Les États agissent sans délai')
  await chair.page.getByRole('button', { name: 'À propos du projet' }).click()
  await chair.page.getByRole('button', { name: /^Contesté/ }).click()
  await chair.page.getByRole('heading', { name: 'Variantes départagées' }).waitFor()
  await chair.photograph('alternatives-settled-phone')
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.page.getByRole('button', { name: /^Remettre en concurrence/ }).click()
  await sees(chair, 'OP1 Les États agissent', 'OP1 alt Les États agissent sans délai')
})

test('where numbers hold, what comes before the first clause gets a number of its own', async () => {
  // given
  const draft = await plenary.draftWith('Numbers that hold', [
    ['operative', 'States shall act'], ['operative', 'States shall report']])
  const amara = server.demo.people.find(one => one.name.startsWith('Amara'))
  for (const [method, path, body] of [['POST', 'revisions', { title: 'First' }], ['PUT', 'numbering', { mode: 'HELD' }]]) {
    const answer = await plenary.api(`/api/drafts/${draft}/${path}`, amara, { method, body: JSON.stringify(body) })
    assert.ok(answer.ok, `${path}: ${answer.status}`)
  }
  const chair = await (await signsIn('Amara')).opens(draft)
  await chair.isSaved()

  // when a clause is written behind the last one, and moved before the first
  await chair.editor.locator('[data-number]').last().locator('p').click()
  await chair.keyboard.press('End')
  await chair.keyboard.press('Enter')
  await chair.keyboard.type('States shall listen')
  await sees(chair, 'OP1 States shall act', 'OP2 States shall report', 'OP2bis States shall listen')
  for (const _ of [1, 2]) await chair.keyboard.press('Alt+ArrowUp')

  // then
  await sees(chair, 'OP1pre States shall listen', 'OP1 States shall act', 'OP2 States shall report')
  await chair.isSaved()
  const numbers = (await plenary.clausesOf(draft)).map(({ number }) => number).filter(Boolean)
  assert.deepEqual(numbers, ['OP1pre', 'OP1', 'OP2'])
})
