// A process set up from nothing, and its people, in real browsers. Each test goes on from the one before.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { NewServer } from './new-server.mjs'
import { contextIn, launch, Somebody } from './somebody.mjs'

const PROCESS = 'Process on Trust and Security in Cyberspace'
const INGRID = 'ingrid@secretariat.example'
const INGRIDS = 'a long password of the secretariat'
const CLAIRE = 'claire.martin@mfa.example'
const CLAIRES = 'a long password from Paris'

let server, browser, ingrid, claire
const links = {}

before(async () => {
  server = await NewServer.start()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await server?.close()
})

/** Somebody who is not signed in. */
class Visitor extends Somebody {
  static async comes (path, options = {}) {
    const visitor = new Visitor()
    visitor.base = server.url
    visitor.context = await contextIn(browser, options)
    visitor.page = await visitor.anotherPage()
    await visitor.goes(path)
    return visitor
  }

  async goes (path) { await this.page.goto(new URL(path, server.url).href) }
  field (label) { return this.page.getByLabel(label, { exact: true }) }
  link (name) { return this.page.getByRole('link', { name, exact: true }) }
  heading (name) { return this.page.getByRole('heading', { name }).first().waitFor({ timeout: 20_000 }) }
  at (path) { return this.page.waitForURL(server.url + path, { timeout: 20_000 }) }
  status (words) { return this.page.getByText(words, { exact: true }).first().waitFor({ timeout: 20_000 }) }
  row (name) { return this.page.getByRole('row').filter({ hasText: name }) }

  async fills (entries) {
    for (const [label, value] of Object.entries(entries)) await this.field(label).fill(value)
  }

  async signsInAs (email, password) {
    await this.fills({ 'E-mail address': email, Password: password })
    await this.button('Sign in').click()
  }

  /** Opens the menu of a person and takes what is named there. */
  async does (name, what) {
    await this.button(`Actions for ${name}`).click()
    await this.page.getByRole('menuitem', { name: what }).click()
  }

  /** What the browser itself says of answers that refuse is no fault of the page. */
  faultsOfPage () { return this.complaints.filter(words => !/Failed to load resource/.test(words)) }

  /** Whether a secret stands in the address, or one step back in the history. */
  async holdsInAddress (secret) {
    const addresses = await this.page.evaluate(() => [location.href, performance.getEntriesByType('navigation')[0].name])
    const history = await this.context.newCDPSession(this.page)
      .then(debug => debug.send('Page.getNavigationHistory'))
    return [addresses[0], ...history.entries.map(entry => entry.url)].some(address => address.includes(secret))
  }
}

const secretOf = link => link.slice(link.indexOf('#') + 1)

test('the first person sets the server up by the link that it printed', async () => {
  // given
  ingrid = await Visitor.comes(server.setUpLink)
  await ingrid.heading('Set up this server')
  assert.ok(!await ingrid.holdsInAddress(secretOf(server.setUpLink)), 'the secret is out of address and history')
  await assertAccessible(ingrid.page, 'set-up')
  await ingrid.photograph('set-up')

  // when
  await ingrid.fills({
    'Name of the process': PROCESS, 'Your name': 'Ingrid Solberg', 'Your e-mail address': INGRID, 'Choose a password': 'too short'
  })
  assert.ok(await ingrid.button('Set up and go in').isDisabled())
  await ingrid.field('Choose a password').fill(INGRIDS)
  await ingrid.button('Set up and go in').click()

  // then
  await ingrid.at('/process')
  await ingrid.heading(PROCESS)
  await ingrid.row('Ingrid Solberg').getByText('Secretariat', { exact: true }).waitFor()
  const late = await Visitor.comes(server.setUpLink)
  await late.fills({
    'Name of the process': 'Mine', 'Your name': 'Mallory', 'Your e-mail address': 'm@x.example', 'Choose a password': 'a very long password'
  })
  await late.button('Set up and go in').click()
  await late.page.getByRole('alert').getByText('This set-up link is not valid').waitFor()
  await late.leaves()
})

test('the secretariat creates delegations and a group', async () => {
  // when
  const { page } = ingrid
  await page.getByRole('tab', { name: 'Delegations' }).click()
  for (const [name, code] of [['France', 'FRA'], ['Kenya', 'KEN'], ['Brazil', 'BRA']]) {
    await ingrid.button('New delegation').click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').fill(name)
    await form.getByLabel('Code').fill(code.toLowerCase())
    if (code === 'BRA') await form.getByLabel('Observer').check()
    await form.getByRole('button', { name: 'Create the delegation' }).click()
    await page.getByRole('heading', { name }).waitFor()
  }
  await page.getByRole('tab', { name: 'Groups' }).click()
  await ingrid.button('New group').click()
  await page.getByRole('dialog').getByLabel('Name').fill('South')
  await page.getByRole('dialog').getByLabel('Code').fill('SOUTH')
  await page.getByLabel('Kenya (KEN)').check()
  await page.getByLabel('Brazil (BRA)').check()
  await ingrid.button('Create the group').click()

  // then
  await ingrid.heading('South')
  await ingrid.shows('Brazil, Kenya')
  await assertAccessible(page, 'groups')
  await page.getByRole('tab', { name: 'Delegations' }).click()
  await ingrid.heading('Kenya')
  await assertAccessible(page, 'delegations')
  await ingrid.photograph('delegations')
})

test('somebody who is invited opens the link once, chooses a password and is in', async () => {
  // given
  const { page } = ingrid
  await page.getByRole('tab', { name: 'People' }).click()
  await ingrid.button('Invite a person').click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill('Claire Martin')
  await form.getByLabel('E-mail address').fill(CLAIRE)
  await form.getByLabel('Delegation').selectOption({ label: 'France (FRA)' })
  await form.getByLabel('Rank').selectOption({ label: 'Head of delegation' })
  await assertAccessible(page, 'form of a person')
  await ingrid.button('Create the invitation').click()
  links.claire = await ingrid.field('Invitation link').inputValue()
  const mail = await page.getByRole('link', { name: 'Write the mail' }).getAttribute('href')
  assert.ok(mail.startsWith(`mailto:${CLAIRE}?`) && decodeURIComponent(mail).includes(links.claire))
  await assertAccessible(page, 'link of an invitation')
  await ingrid.photograph('invitation-link')

  // and the link is not lost by a key that is pressed by habit
  await ingrid.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.waitForFunction(() => document.activeElement?.textContent.includes('Copy the link'))
  await page.keyboard.press('Escape')
  await page.getByRole('alert').getByText('This link was not copied yet').waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await ingrid.field('Invitation link').inputValue(), links.claire)
  await assertAccessible(page, 'link that was not copied')
  await ingrid.button('Copy the link').click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await ingrid.button('Done').click()
  await ingrid.row('Claire Martin').getByText('link valid until').waitFor()

  // when
  claire = await Visitor.comes(links.claire)
  await claire.heading('Welcome, Claire Martin')
  await claire.shows('as Head of delegation, for France.')
  assert.ok(!await claire.holdsInAddress(secretOf(links.claire)), 'the secret is out of address and history')
  await assertAccessible(claire.page, 'invitation')
  await claire.photograph('invitation')
  await claire.field('Choose a password').fill(CLAIRES)
  await claire.button('Accept and go in').click()

  // then
  await claire.at('/')
  await claire.heading('Drafts')
  await claire.shows('Claire Martin')
  const late = await Visitor.comes(links.claire, { locale: 'fr-FR' })
  await late.heading('Ce lien n’est plus valable')
  await assertAccessible(late.page, 'used invitation')
  await late.photograph('invitation-used-french')
  await late.leaves()
  await page.reload()
  await ingrid.row('Claire Martin').getByText('Active').waitFor()
  await assertAccessible(page, 'people')
  await ingrid.photograph('people')
})

test('a pasted list is checked line by line, and all links come in one file', async () => {
  // when
  const { page } = ingrid
  await ingrid.link('Invite several from a list').click()
  await ingrid.field('List').fill([
    'Name\tE-mail\tDelegation\tRank',
    'Daniel Mwangi\tdaniel@ken.example\tKEN\thead',
    'Grace Otieno\tgrace@ken.example\tkenya\tadviser',
    'Claire Again\tClaire.Martin@mfa.example\tFRA\t',
    'Nobody\tnobody\tXXX\tking'
  ].join('\n'))
  await ingrid.shows('2 people will be invited. 1 line has something wrong and will be left out.')
  await ingrid.shows('There is no delegation “XXX”. Create it first.')
  await ingrid.shows('is here already, as Claire Martin')
  await assertAccessible(page, 'list to be pasted')
  await ingrid.photograph('import')
  await ingrid.button('Invite 2 people').click()
  await ingrid.shows('2 people are invited.')
  await assertAccessible(page, 'links of many')
  const [file] = await Promise.all([
    page.waitForEvent('download'), ingrid.button('Download all links (CSV)').click()
  ])

  // then
  const lines = readFileSync(await file.path(), 'utf8').trim().split('\r\n')
  assert.equal(lines.length, 3)
  links.daniel = lines[1].split(',')[4]
  assert.match(lines[1], /^Daniel Mwangi,daniel@ken.example,KEN,Head of delegation,http/)
  await ingrid.link('Back to the process').click()
  await ingrid.row('Grace Otieno').getByText('Invited').waitFor()
})

test('the lobby tells who is in which draft, and a changed role takes effect there at once', async () => {
  // given
  await ingrid.link('Drafts').click()
  await ingrid.button('New draft').click()
  await ingrid.field('Title of the new draft').fill('A declaration')
  await ingrid.button('Create the draft').click()
  await ingrid.editor.waitFor()
  const draft = new URL(ingrid.page.url()).pathname
  await ingrid.goes('/')
  await claire.goes(draft)
  await claire.sees('A declaration')
  await claire.status('All changes saved')

  // when
  await ingrid.shows('France: 1 person')
  await assertAccessible(ingrid.page, 'lobby')
  await ingrid.photograph('lobby-who-is-in')
  await ingrid.link('Process').click()
  await ingrid.does('Claire Martin', 'Change…')
  await ingrid.page.getByRole('dialog').getByLabel('Role').selectOption({ label: 'Observer' })
  await ingrid.button('Save').click()

  // then
  await ingrid.row('Claire Martin').getByText('Observer').waitFor()
  await claire.shows('You may read this draft.')
  assert.equal(await claire.editor.getAttribute('contenteditable'), 'false')
})

test('whoever is revoked is out at once, everywhere, and comes back when the access is given back', async () => {
  // given
  const elsewhere = await Visitor.comes('/sign-in')
  await elsewhere.signsInAs(CLAIRE, CLAIRES)
  await elsewhere.heading('Drafts')

  // when
  await ingrid.does('Claire Martin', 'Revoke access…')
  await ingrid.shows('They are signed out on all devices')
  await assertAccessible(ingrid.page, 'dialog of a revocation')
  await ingrid.photograph('revoke')
  await ingrid.button('Revoke access').click()

  // then
  await ingrid.shows('Claire Martin has no access any more.')
  await ingrid.row('Claire Martin').getByText('Revoked').waitFor()
  await claire.shows('You are signed out')
  await elsewhere.page.waitForURL(/\/sign-in\?problem=signed-out/, { timeout: 20_000 })
  await elsewhere.shows('You are not signed in any more.')
  await elsewhere.signsInAs(CLAIRE, CLAIRES)
  await elsewhere.shows('This e-mail address and this password do not belong together here.')
  await assertAccessible(elsewhere.page, 'sign-in')
  await ingrid.does('Claire Martin', 'Give access back')
  await ingrid.shows('Claire Martin has access again.')
  await elsewhere.signsInAs(CLAIRE, CLAIRES)
  await elsewhere.heading('Drafts')
  await elsewhere.leaves()
})

test('whoever is signed out everywhere by the secretariat keeps the access', async () => {
  // given
  const elsewhere = await Visitor.comes('/sign-in')
  await elsewhere.signsInAs(CLAIRE, CLAIRES)
  await elsewhere.heading('Drafts')

  // when
  await ingrid.does('Claire Martin', 'Sign out everywhere…')
  await ingrid.shows('They keep their access')
  await assertAccessible(ingrid.page, 'dialog that signs somebody out everywhere')
  await ingrid.button('Sign out everywhere').click()

  // then
  await ingrid.shows('Claire Martin is signed out everywhere')
  await elsewhere.page.reload()
  await elsewhere.page.waitForURL(/\/sign-in/, { timeout: 20_000 })
  await elsewhere.signsInAs(CLAIRE, CLAIRES)
  await elsewhere.heading('Drafts')
  await elsewhere.leaves()
})

test('one signs out elsewhere and changes the password in one’s account', async () => {
  // given
  await claire.goes('/sign-in')
  await claire.signsInAs(CLAIRE, CLAIRES)
  await claire.heading('Drafts')
  const phone = await Visitor.comes('/sign-in', { viewport: { width: 390, height: 844 } })
  await phone.signsInAs(CLAIRE, CLAIRES)
  await phone.heading('Drafts')
  await phone.photograph('lobby-phone')

  // when
  await claire.link('Account').click()
  await claire.heading('Where you are signed in')
  await claire.page.getByText('this one').waitFor()
  await assertAccessible(claire.page, 'account')
  await claire.photograph('account')
  await claire.button('Sign out everywhere else').click()

  // then
  await claire.shows('You are signed out everywhere else.')
  await phone.page.waitForURL(/\/sign-in/, { timeout: 20_000 })

  // when
  await claire.fills({ 'Current password': 'not this one', 'New password': 'another password from Paris' })
  await claire.button('Change the password').click()
  await claire.shows('The current password is not right.')
  await claire.field('Current password').fill(CLAIRES)
  await claire.button('Change the password').click()

  // then
  await claire.shows('The password is changed.')
  await phone.signsInAs(CLAIRE, CLAIRES)
  await phone.shows('do not belong together')
  await phone.signsInAs(CLAIRE, 'another password from Paris')
  await phone.heading('Drafts')
  await phone.leaves()
})

test('everybody reads who takes part; the desk is the secretariat’s', async () => {
  // when
  await claire.link('Process').click()
  await claire.heading('Kenya')
  await claire.field('Search').fill('grace')

  // then
  await claire.page.getByRole('heading', { name: 'France' }).waitFor({ state: 'detached' })
  await claire.shows('Grace Otieno')
  await claire.field('Search').fill('')
  await assertAccessible(claire.page, 'directory')
  await claire.photograph('directory')
  assert.equal(await claire.page.getByText('grace@ken.example').count(), 0)
  assert.equal(await claire.button('Invite a person').count(), 0)
  await claire.goes('/process/audit')
  await claire.shows('This page is for the secretariat.')
})

test('somebody who is invited comes by the organisation, and signs in by it from then on', async () => {
  // given
  const daniel = await Visitor.comes(links.daniel)
  const atTheProvider = async () => {
    const { page } = daniel
    await page.waitForURL(server.provider.description.issuer + '/**')
    await page.locator('[name=login]').fill('daniel-at-the-un')
    await page.locator('[name=password]').fill('known to the organisation only')
    await page.locator('[type=submit]').click()
    await page.locator('form:has([name=prompt][value=consent]) [type=submit]').click()
  }

  // when
  await daniel.link('Continue with United Nations').click()
  await atTheProvider()

  // then
  await daniel.heading('Drafts')
  await daniel.shows('Daniel Mwangi')
  assert.ok(!await daniel.holdsInAddress(secretOf(links.daniel)), 'the secret is out of address and history')

  // when
  await daniel.context.clearCookies()
  await daniel.goes('/account')
  await daniel.link('Continue with United Nations').click()
  await atTheProvider()

  // then
  await daniel.heading('Your account')
  await daniel.shows('daniel@ken.example')

  // when somebody comes whom the organisation knows and the process does not
  await daniel.context.clearCookies()
  await daniel.goes('/sign-in')
  await daniel.link('Continue with United Nations').click()
  await daniel.page.locator('[name=login]').fill('stranger')
  await daniel.page.locator('[name=password]').fill('any')
  await daniel.page.locator('[type=submit]').click()
  await daniel.page.locator('form:has([name=prompt][value=consent]) [type=submit]').click()

  // then
  await daniel.shows('Your organisation knows you, but this process does not know that account.')
  await daniel.photograph('sign-in-unknown-person')
  await daniel.leaves()
})

test('guessing is slowed down, and the page says for how long', async () => {
  // given
  const guesser = await Visitor.comes('/sign-in')

  // when
  const told = guesser.page.getByText(/There were too many attempts. Try again in \d+/)
  for (let tries = 0; tries < 40 && await told.count() === 0; tries++) {
    await guesser.signsInAs('grace@ken.example', `guess number ${tries}`)
    await guesser.page.getByRole('alert').waitFor()
  }

  // then
  await told.waitFor()
  await guesser.photograph('sign-in-throttled')
  await guesser.leaves()
})

test('the audit trail tells all of it in sentences', async () => {
  // when
  await ingrid.goes('/process')
  await ingrid.link('Audit trail').click()
  await ingrid.heading('Audit trail')

  // then
  for (const sentence of [
    `Ingrid Solberg set this process up: ${PROCESS}`,
    'Ingrid Solberg created the delegation France (FRA)',
    'Ingrid Solberg invited Claire Martin',
    'Claire Martin accepted the invitation',
    'Role: Delegate → Observer',
    'Ingrid Solberg revoked the access of Claire Martin',
    'Ingrid Solberg gave Claire Martin access again',
    'Claire Martin signed out everywhere else',
    'Claire Martin changed the password',
    'A sign-in as Grace Otieno failed'
  ]) await ingrid.shows(sentence)
  assert.equal(await ingrid.page.getByText(/[A-Z]+_[A-Z]+/).count(), 0, 'no entry is told by its code')
  await assertAccessible(ingrid.page, 'audit trail')
  await ingrid.photograph('audit')
  await ingrid.field('About').selectOption({ label: 'People' })
  await ingrid.page.getByText('created the delegation').first().waitFor({ state: 'detached' })
  assert.deepEqual([...ingrid.faultsOfPage(), ...claire.faultsOfPage()], [])
})
