// Packages that are agreed together, and agreements that delegations confirm, in real browsers, against the finished jar.
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

const aDraft = title => plenary.draftWith(title, [
  ['operative', 'The parties shall pay what they have pledged'],
  ['operative', 'The parties shall report on what they have paid'],
  ['operative', 'The parties shall meet every second year'],
])

const statuses = async draft => (await plenary.clausesOf(draft)).slice(1).map(({ status }) => status)

/** Without the statuses of refusals, which a console tells of. */
const complaintsOf = who => who.complaints.filter(each => !/409/.test(each))

test('clauses of a package are agreed together, when nothing is in the way of any', async () => {
  // given
  const draft = await aDraft('Packages')
  const chair = await (await signsIn('Amara')).opens(draft)
  const claire = await (await signsIn('Claire')).opens(draft)

  // when the chair makes a package
  await chair.button('Packages…').click()
  const list = chair.page.getByRole('dialog', { name: 'Packages' })
  await list.getByText('There is no package yet.').waitFor()
  await list.getByRole('button', { name: 'Make a package' }).click()
  const form = chair.page.getByRole('dialog', { name: 'Make a package' })
  await form.getByLabel('Title').fill('Finance')
  const chosen = form.getByRole('textbox', { name: 'Clauses' }).or(form.getByRole('combobox', { name: 'Clauses' })).first()
  for (const number of ['OP1', 'OP3']) {
    await chosen.click()
    await chosen.fill(number)
    await chair.page.getByRole('option', { name: new RegExp(`^${number} `) }).click()
  }
  // The list of what can be chosen goes with the focus.
  await chair.keyboard.press('Tab')
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('package-form')
  await form.getByRole('button', { name: 'Save' }).click()
  await list.getByText('OP1, OP3').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('packages')
  await list.getByRole('button', { name: 'Close', exact: true }).last().click()
  await claire.shows('Amara Okafor made the package “Finance”').catch(() => claire.shows(/made the package “Finance”/))

  // when somebody brackets words of one of them, then the moment before it is agreed says so
  const [, , , { id: last }] = await plenary.clausesOf(draft)
  await claire.page.getByRole('button', { name: /^OP3: Open/ }).click()
  await claire.button('Bracket the clause…').click()
  await claire.page.getByRole('dialog', { name: 'Put in brackets' }).getByRole('button', { name: 'Bracket', exact: true }).click()
  await chair.page.getByRole('button', { name: /^OP3: Bracketed, package “Finance”/ }).waitFor()
  await chair.page.getByRole('button', { name: /^OP1: Open, package “Finance”/ }).click()
  await chair.shows('Part of the package “Finance” (OP1, OP3)')
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('package-menu')
  await chair.button('Agree the package…').click()
  const asked = chair.page.getByRole('dialog', { name: 'Agree the package “Finance”?' })
  await asked.getByText('In the way: brackets').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('package-in-the-way')
  await asked.getByRole('button', { name: 'Agree', exact: true }).click()
  await asked.getByText(/In the way: OP3 has brackets b\d+ \(FRA\)/).waitFor()
  assert.deepEqual(await statuses(draft), ['OPEN', 'OPEN', 'BRACKETED'])

  // when they are left, then the package is agreed, and opened again, as one
  await claire.editor.locator('.bracket-open, .bracket-clause').first().click()
  await claire.button('Leave for France').click()
  await asked.getByText('In the way: brackets').waitFor({ state: 'hidden' })
  await asked.getByRole('button', { name: 'Agree', exact: true }).click()
  await asked.waitFor({ state: 'hidden' })
  await plenary.until('both are agreed', async () => (await statuses(draft)).join() === 'AGREED,OPEN,AGREED')
  await claire.shows(/agreed the package “Finance”: OP1 and OP3/)
  await chair.page.getByRole('button', { name: /^OP3: Agreed/ }).click()
  await chair.button('Open the package again…').click()
  const why = chair.page.getByRole('dialog', { name: 'Open the package “Finance” again?' })
  await why.getByLabel('Reason').fill('France asks for it')
  await why.getByRole('button', { name: 'Open again' }).click()
  await plenary.until('both are open', async () => (await statuses(draft)).join() === 'OPEN,OPEN,OPEN')
  assert.ok(last)
  for (const who of [chair, claire]) assert.deepEqual(complaintsOf(who), [])
})

test('an agreement ad referendum waits for those who are asked, who confirm or withhold', async () => {
  // given
  const draft = await aDraft('Ad referendum')
  const chair = await (await signsIn('Amara')).opens(draft)
  const claire = await (await signsIn('Claire')).opens(draft)

  // when the chair asks France
  await chair.page.getByRole('button', { name: /^OP1: Open/ }).click()
  await chair.button('Agree ad referendum…').click()
  const menu = chair.page.getByRole('dialog', { name: /^OP1/ })
  await menu.getByLabel('Agreed in').first().fill('informals')
  const asked = menu.getByRole('textbox', { name: 'To be confirmed by' }).or(menu.getByRole('combobox', { name: 'To be confirmed by' })).first()
  await asked.click()
  await asked.fill('FRA')
  await chair.page.getByRole('option', { name: 'France (FRA)' }).click()
  await chair.keyboard.press('Tab')
  await chair.photograph('ad-referendum')
  assert.deepEqual(await faultsOf(chair.page), [])
  await menu.getByRole('button', { name: /^Agree OP1 ad/ }).click()
  await chair.page.getByRole('button', { name: 'OP1: agreed ad ref. in informals, pending FRA. Decide' }).waitFor()

  // then France is told, and withholds
  await claire.button('1 clause waits for your delegation').click()
  await claire.photograph('waiting')
  await claire.keyboard.press('Escape')
  await claire.page.getByRole('button', { name: /^OP1: agreed ad ref/ }).click()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('confirm-or-withhold')
  await claire.button('Withhold…').click()
  const why = claire.page.getByRole('dialog', { name: 'Withhold confirmation of OP1' })
  await why.getByLabel('Reason').fill('The costs are not known')
  await why.getByRole('button', { name: 'Withhold', exact: true }).click()
  await chair.page.getByRole('button', { name: 'OP1: agreed ad ref. in informals, withheld by FRA. Decide' }).click()
  await chair.shows('FRA: The costs are not known')
  await chair.photograph('withheld')
  await chair.keyboard.press('Escape')

  // when it confirms, then the chair is told that all have
  await claire.page.getByRole('button', { name: /^OP1: agreed ad ref/ }).click()
  await claire.button('Confirm').click()
  await chair.shows('1 clause is confirmed by all, to be agreed')
  await chair.page.getByRole('button', { name: /^OP1: agreed ad ref/ }).click()
  await chair.shows('Confirmed by FRA')
  await chair.button('Agree…').click()
  await chair.button('Agree OP1').click()
  await plenary.until('it is agreed', async () => (await statuses(draft))[0] === 'AGREED')
  for (const who of [chair, claire]) assert.deepEqual(complaintsOf(who), [])
})

test('the same in French, narrow and dark', async () => {
  // given
  const draft = await aDraft('Ensembles')
  const [, first, second] = await plenary.clausesOf(draft)
  const chair = await (await signsIn('Amara', { locale: 'fr-FR', viewport: { width: 390, height: 800 }, colorScheme: 'dark' })).opens(draft)
  await chair.button('À propos du projet').click()
  await chair.button('Ensembles…').click()
  const list = chair.page.getByRole('dialog', { name: 'Ensembles' })
  await list.getByRole('button', { name: 'Créer un ensemble' }).click()
  const form = chair.page.getByRole('dialog', { name: 'Créer un ensemble' })
  await form.getByLabel('Intitulé').fill('Finances')
  const chosen = form.getByRole('textbox', { name: 'Dispositions' }).or(form.getByRole('combobox', { name: 'Dispositions' })).first()
  for (const number of ['OP1', 'OP2']) {
    await chosen.click()
    await chosen.fill(number)
    await chair.page.getByRole('option', { name: new RegExp(`^${number} `) }).click()
  }
  // The list of what can be chosen goes with the focus.
  await chair.keyboard.press('Tab')
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await list.getByRole('button', { name: 'Agréer l’ensemble' }).click()
  const asked = chair.page.getByRole('dialog', { name: /Agréer l’ensemble/ })
  await asked.getByText('Toutes ces dispositions').waitFor()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.photograph('ensemble')
  await asked.getByRole('button', { name: 'Agréer', exact: true }).click()
  await plenary.until('both are agreed', async () => (await statuses(draft)).slice(0, 2).join() === 'AGREED,AGREED')
  assert.ok(first && second)
  assert.deepEqual(complaintsOf(chair), [])
})

test('a delegation says of all clauses of a package at once whether it confirms, in French on a phone', async () => {
  // given
  const draft = await aDraft('Ensemble')
  const [chair] = server.demo.people.filter(({ name }) => name.startsWith('Amara'))
  const asks = async (path, body) => {
    const answer = await plenary.api(`/api/drafts/${draft}/packages${path}`, chair, { method: 'POST', body: JSON.stringify(body) })
    assert.ok(answer.ok, `${answer.status}`)
    return answer.json()
  }
  const clauses = (await plenary.clausesOf(draft)).slice(1).map(({ id }) => id)
  const { id } = await asks('', { title: 'Moyens', clauses })
  await asks(`/${id}/status`, { status: 'AGREED_AD_REFERENDUM', pending: ['FRA'] })
  const claire = await (await signsIn('Claire', { locale: 'fr-FR', viewport: { width: 390, height: 844 } })).opens(draft)
  const bundle = claire.page.getByRole('dialog', { name: /« Moyens »/ }).first()
  const shows = async () => {
    await claire.page.getByRole('button', { name: /^OP1\b/ }).first().click()
    await claire.button('Afficher l’ensemble…').click()
  }

  // when it withholds
  await shows()
  await bundle.getByText('FRA est appelée à confirmer 3 de ses dispositions.').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('package-confirm-phone')
  await bundle.getByRole('button', { name: 'Réserver les 3…' }).click()
  const why = claire.page.getByRole('dialog', { name: /^Réserver la confirmation de l’ensemble « Moyens »/ })
  await why.getByLabel('Motif').fill('Sans nouvelles de Paris')
  await why.getByRole('button', { name: 'Réserver', exact: true }).click()
  const agreements = async () => (await plenary.clausesOf(draft)).slice(1).map(({ agreement }) => agreement)
  await plenary.until('all are withheld', async () => (await agreements()).every(({ withheld }) => withheld.length === 1))

  // when it confirms
  await shows()
  await bundle.getByRole('button', { name: 'Confirmer les 3' }).press('Enter')

  // then all are confirmed
  await plenary.until('all are confirmed', async () => (await agreements()).every(({ confirmed }) => confirmed.join() === 'FRA'))
  await bundle.getByRole('button', { name: 'Confirmer les 3' }).waitFor({ state: 'detached' })
  assert.deepEqual(complaintsOf(claire), [])
})
