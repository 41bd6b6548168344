// Files that leave the house and come into it, as people at real browsers make them, against the finished jar.
// Each test goes on from the one before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'
import { paragraphsOfWord, unescaped, unzip } from './zip.mjs'

let stage, server, browser, plenary, draft, rev1, word

before(async () => {
  // What papers say at their head is set for all drafts.
  stage = await Stage.open({ own: true });
  ({ server, browser, plenary } = stage)
  draft = server.demo.draft
  rev1 = (await (await plenary.api(`/api/drafts/${draft}/revisions`)).json())[0].symbol
})

after(() => stage?.close())

/** Somebody who sends texts out, or takes them in. */
class Clerk extends Somebody {
  static comes (name, options) { return this.signsIn(browser, server.demo, name, options) }

  get dialog () { return this.page.getByRole('dialog') }
  get preview () { return this.page.frameLocator('iframe[title="Preview of the text"]') }
  radio (name) { return this.dialog.getByRole('radio', { name, exact: true }) }
  async chooses (name) { await this.radio(name).check() }

  /** What the browser saves while something is done. */
  async saves (act) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()])
    const bytes = []
    for await (const chunk of await download.createReadStream()) bytes.push(chunk)
    return { name: download.suggestedFilename(), bytes: Buffer.concat(bytes) }
  }

  async looks (query) { await this.page.goto(`${this.base}/drafts/${draft}/history${query}`) }

  async picks (name, bytes) {
    await this.dialog.getByLabel('Choose a file…').last().setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
  }

  get faults () { return this.complaints.filter(each => !/Failed to load resource/.test(each)) }
}

async function textAt (at) {
  return (await plenary.api(`/api/drafts/${draft}/text?at=${encodeURIComponent(at)}`)).text()
}

async function clausesOf (id) {
  return (await plenary.api(`/api/drafts/${id}/clauses`)).json()
}

const fileName = symbol => symbol.replaceAll('/', '-')

test('an issued revision leaves the house as a Word file, and is seen before', async () => {
  // given
  const office = await Clerk.comes('Ingrid')
  await office.looks('?tab=revisions')
  let pages = 0
  office.page.on('request', request => { if (/exports\/html/.test(request.url())) pages++ })

  // when
  await office.page.getByRole('article', { name: rev1 }).getByRole('button', { name: 'Export…' }).click()

  // then the revision is chosen, and shown as it will read
  await office.preview.getByText(rev1).first().waitFor()
  await office.preview.getByText('Distr.: Limited').waitFor()
  assert.ok(await office.radio('An issued revision, or another moment').isChecked())
  assert.equal(await office.dialog.getByLabel('Revision or moment').inputValue(), rev1)
  await assertAccessible(office.page, 'export dialog')
  await office.photograph('exports-dialog')

  // and what makes no difference to it does not load it again
  await office.chooses('PDF')
  await office.dialog.getByRole('checkbox', { name: 'Line numbers' }).check()
  await office.chooses('Word')
  await office.dialog.getByRole('checkbox', { name: 'With the chair’s decisions' }).check()
  assert.equal(pages, 1)
  await office.dialog.getByRole('checkbox', { name: 'With the chair’s decisions' }).uncheck()

  // and the file has the name of its symbol, and its words
  const { name, bytes } = await office.saves(() => office.button('Download: Word').click())
  assert.equal(name, `${fileName(rev1)}.docx`)
  const paragraphs = paragraphsOfWord(bytes).map(words)
  for (const clause of (await textAt(rev1)).split('\n').map(words).filter(line => /[a-z]{4}/.test(line))) {
    const text = clause.replace(/^(PP|OP)?[0-9]+[.)]?\s+|^\([a-z]+\)\s+/, '')
    assert.ok(paragraphs.some(each => each.includes(text)), `the file has “${text}”`)
  }
  await office.dialog.getByRole('status').getByText(`Saved: ${name}`).waitFor()
  word = bytes
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

test('a redline leaves as PDF, from the page that shows it', async () => {
  // given
  const claire = await Clerk.comes('Claire')
  await claire.looks(`?from=${encodeURIComponent(rev1)}`)

  // when
  await claire.button('Export…').click()
  await claire.preview.locator('ins').first().waitFor()

  // then
  assert.equal(await claire.dialog.getByLabel('From', { exact: true }).inputValue(), rev1)
  assert.equal(await claire.dialog.getByLabel('To', { exact: true }).inputValue(), 'now')
  assert.ok(await claire.radio('Akoma Ntoso').isDisabled())
  await claire.dialog.getByText('Has no marks for changes').waitFor()
  await claire.dialog.getByRole('checkbox', { name: 'Keep further changes tracked' }).waitFor()
  await claire.chooses('PDF')
  await claire.dialog.getByRole('checkbox', { name: 'Line numbers' }).check()
  await assertAccessible(claire.page, 'export of a redline')
  await claire.photograph('exports-redline')
  const { name, bytes } = await claire.saves(() => claire.button('Download: PDF').click())
  assert.match(name, /\.pdf$/)
  assert.equal(bytes.toString('latin1', 0, 5), '%PDF-')
  assert.match(bytes.toString('latin1', bytes.length - 1024), /%%EOF/)

  // and another moment can be named in a dialog on top, which closes alone
  await claire.dialog.getByLabel('From', { exact: true }).selectOption({ label: 'Another moment…' })
  const other = claire.page.getByRole('dialog', { name: 'Another moment' })
  await other.getByLabel('Date and time').waitFor()
  await claire.keyboard.press('Escape')
  await other.waitFor({ state: 'detached' })
  assert.equal(await claire.dialog.getByLabel('From', { exact: true }).inputValue(), rev1)
  assert.deepEqual(claire.faults, [])
  await claire.leaves()
})

test('the keyboard alone is enough', async () => {
  // given
  const daniel = await (await Clerk.comes('Daniel')).opens(draft)
  await daniel.button('Export').focus()

  // when
  await daniel.keyboard.press('Enter')
  await daniel.preview.getByText('Draft – not issued').first().waitFor()

  // then the keys begin at what is chosen, and lead through everything to the file
  const focused = () => daniel.page.evaluate(() => {
    const { activeElement } = document
    return activeElement.title || activeElement.labels?.[0]?.textContent || activeElement.textContent
  })
  await plenary.until('the first choice has the focus', async () => await focused() === 'The text as it is now')
  await daniel.keyboard.press('Tab')
  assert.equal(await focused(), 'Word')
  for (const format of ['PDF', 'HTML', 'Markdown']) {
    await daniel.keyboard.press('ArrowDown')
    assert.equal(await focused(), format)
  }
  for (const next of ['Who holds the brackets', 'Preview of the text']) {
    await daniel.keyboard.press('Tab')
    assert.equal(await focused(), next)
  }
  const { name, bytes } = await daniel.saves(async () => {
    await daniel.radio('Markdown').focus()
    await daniel.keyboard.press('Enter')
  })
  assert.match(name, /\.md$/)
  assert.match(bytes.toString(), /^# /m)

  // and Escape leads back to where they came from
  await daniel.keyboard.press('Escape')
  await daniel.dialog.waitFor({ state: 'detached' })
  await plenary.until('the button has the focus again', async () => await focused() === 'Export')
  assert.deepEqual(daniel.faults, [])
  await daniel.leaves()
})

test('who waits sees that something is done, and can end it; what fails says why', async () => {
  // given a line that keeps files back
  const yuki = await (await Clerk.comes('Yuki')).opens(draft)
  let release
  const held = new Promise(resolve => { release = resolve })
  await yuki.page.route('**/exports/txt?*', async route => {
    await held
    await route.continue().catch(() => {})
  })
  await yuki.button('Export').click()
  await yuki.chooses('Plain text')

  // when
  await yuki.button('Download: Plain text').click()

  // then
  await yuki.dialog.getByRole('progressbar', { name: 'Preparing the file…' }).waitFor()
  await yuki.dialog.getByText(/^Preparing the file… \d+ s$/).waitFor()
  await assertAccessible(yuki.page, 'waiting for a file')
  await yuki.photograph('exports-waiting')
  await yuki.dialog.getByRole('button', { name: 'Cancel' }).focus()
  await yuki.keyboard.press('Enter')
  await yuki.dialog.getByRole('progressbar').waitFor({ state: 'detached' })
  await plenary.until('the way to try again has the focus', () =>
    yuki.page.evaluate(() => document.activeElement.textContent === 'Download: Plain text'))

  // and without a line
  release()
  await yuki.page.unrouteAll({ behavior: 'ignoreErrors' })
  await yuki.context.setOffline(true)
  await yuki.button('Download: Plain text').click()
  await yuki.dialog.getByRole('alert').getByText('You are offline.').waitFor()
  await assertAccessible(yuki.page, 'a failed export')
  await yuki.photograph('exports-offline')
  await yuki.context.setOffline(false)
  const { bytes } = await yuki.saves(() => yuki.dialog.getByRole('button', { name: 'Try again' }).click())
  assert.match(bytes.toString(), /OP1/)
  await yuki.leaves()
})

test('what papers say at their head is set, and seen', async () => {
  // given
  const office = await Clerk.comes('Ingrid')
  await office.page.goto(`${office.base}/process`)

  // when
  await office.button('Masthead').click()
  await office.dialog.getByLabel('Distribution').fill('Limitée')
  await office.dialog.getByLabel('Line of the agenda').fill('Point 7 de l’ordre du jour')
  await office.dialog.getByLabel('Original language').selectOption({ label: 'Another language…' })
  await office.dialog.getByLabel('Language tag').fill('french!')
  await office.dialog.getByText('This is no language tag.').waitFor()
  assert.ok(await office.dialog.getByRole('button', { name: 'Save' }).isDisabled())
  await office.dialog.getByLabel('Original language').selectOption({ label: 'French' })
  const sketch = office.dialog.getByRole('figure')
  await sketch.getByText('Point 7 de l’ordre du jour').waitFor()
  await sketch.getByText('Limitée').waitFor()
  await assertAccessible(office.page, 'masthead')
  await office.photograph('exports-masthead')
  await office.dialog.getByRole('button', { name: 'Save' }).click()
  await office.dialog.waitFor({ state: 'detached' })

  // then
  await office.opens(draft)
  await office.button('Export').click()
  await office.preview.getByText('Point 7 de l’ordre du jour').first().waitFor()
  await office.preview.getByText('Limitée').first().waitFor()
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

test('a narrow screen has the preview behind a button', async () => {
  // given
  const claire = await Clerk.comes('Claire', { viewport: { width: 390, height: 844 }, locale: 'fr-FR', colorScheme: 'dark' })
  await claire.opens(draft)

  // when
  await claire.button('À propos du projet').click()
  await claire.button('Exporter').click()
  await claire.radio('Texte brut').waitFor()

  // then
  assert.equal(await claire.page.locator('iframe').count(), 0)
  await claire.photograph('exports-narrow')
  await claire.button('Afficher l’aperçu').click()
  const frame = claire.page.frameLocator('iframe[title="Aperçu du texte"]')
  await frame.getByText('PP1').first().waitFor()
  await claire.page.locator('iframe').scrollIntoViewIfNeeded()
  await claire.photograph('exports-narrow-preview')
  const overflow = await claire.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`)
  const { name } = await claire.saves(() => claire.button('Télécharger : Word').click())
  assert.match(name, /\.docx$/)
  assert.deepEqual(claire.faults, [])
  await claire.leaves()
})

const MARKDOWN = `Distr.: General

# Declaration on lighthouses

*Recalling* that ships need lights,

1. *Decides* to keep the lights burning;

2. *Requests* all keepers

   1) to report each year;

   2) to trim the lamps.

![a lighthouse](lighthouse.png)
`

test('a draft is begun with a file, after its loss was told', async () => {
  // given
  const office = await (await Clerk.comes('Ingrid')).looksAtDrafts()
  await office.button('From a file…').click()
  await office.dialog.getByText('Up to 10 MiB').waitFor()
  await assertAccessible(office.page, 'choosing a file')
  await office.photograph('exports-file')

  // when a file is no use, that is said at once
  await office.picks('text.pdf', Buffer.from('%PDF-1.7'))
  await office.dialog.getByRole('alert').getByText('text.pdf is not a Word document').waitFor()
  await office.picks('large.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))
  await office.dialog.getByRole('alert').getByText('A file may have 10 MiB at most').waitFor()
  await office.picks('broken.docx', Buffer.from('PK\u0003\u0004 and no more'))
  await office.dialog.getByRole('alert').getByText('The file was not read').waitFor()
  await office.photograph('exports-broken-file')

  // and when it is, it is shown as it will be
  await office.picks('lighthouses.md', Buffer.from(MARKDOWN))
  await office.dialog.getByRole('heading', { name: 'lighthouses.md' }).waitFor()
  const clauses = office.dialog.getByRole('region', { name: 'The clauses as they will be' })
  await clauses.getByText('Decides to keep the lights burning;').waitFor()
  await clauses.getByText('OP2').waitFor()
  await office.dialog.getByText('Images were left out.').waitFor()
  await clauses.locator('em', { hasText: /^Decides$/ }).waitFor()

  // and what was taken for something else can be put right before it starts
  const kind = place => clauses.getByLabel(`Kind of clause ${place}`)
  await kind(2).selectOption({ label: 'Operative paragraph' })
  await clauses.getByText('OP3').waitFor()
  await kind(3).selectOption({ label: 'goes on with the one before' })
  await clauses.getByText('joined to OP1').waitFor()
  await clauses.getByRole('status').getByText('2 corrections').waitFor()

  // and a number that is none, and a line that was left out
  await clauses.getByRole('button', { name: '“2)” belongs to the words' }).click()
  await clauses.getByText('2) to trim the lamps.').waitFor()
  await clauses.getByRole('button', { name: '“2)” is a number' }).waitFor()
  await clauses.getByLabel('What becomes of left-out line 1').selectOption({ label: 'Heading' })
  await clauses.getByRole('status').getByText('4 corrections').waitFor()
  await assertAccessible(office.page, 'what a file would become')
  await office.photograph('exports-corrected')
  await office.photograph('exports-intake')
  await office.dialog.getByLabel('Title of the draft').fill('Lighthouses')
  await office.button('Start the draft').click()

  // then
  await office.sees('Decides to keep the lights burning;')
  await office.sees('2) to trim the lamps.')
  const id = office.page.url().split('/').at(-1)
  assert.deepEqual((await clausesOf(id)).map(({ number }) => number ?? ''), ['', '', 'OP1', 'OP2'])

  // and the file can be had again as it came
  await office.page.goto(`${office.base}/drafts/${id}/history?tab=revisions`)
  await office.page.getByRole('heading', { name: 'Original file' }).scrollIntoViewIfNeeded()
  await assertAccessible(office.page, 'the original file')
  await office.photograph('exports-original')
  const { name, bytes } = await office.saves(() =>
    office.page.getByRole('link', { name: 'Download the original file' }).click())
  assert.equal(name, 'lighthouses.md')
  assert.equal(bytes.toString(), MARKDOWN)
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

test('the Word file that left comes back as the same clauses', async () => {
  // given
  const office = await (await Clerk.comes('Ingrid')).looksAtDrafts()
  await office.button('From a file…').click()

  // when
  await office.picks('Rev.1.docx', word)
  await office.dialog.getByRole('heading', { name: 'Rev.1.docx' }).waitFor()
  await office.photograph('exports-round-trip')
  await office.button('Start the draft').click()
  await office.editor.waitFor()

  // then
  const id = office.page.url().split('/').at(-1)
  const returned = await (await plenary.api(`/api/drafts/${id}/text`)).text()
  assert.equal(words(returned), words(await textAt(rev1)))
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

test('what a file calls alternatives competes from the beginning, unless that is not wanted', async () => {
  // given
  const office = await (await Clerk.comes('Ingrid')).looksAtDrafts()
  await office.button('From a file…').click()
  await office.picks('beacons.md', Buffer.from(`# Beacons

OP1 Decides to keep the beacons burning;

OP2 Requests a report;

[OP2 alt] Requests two reports;

OP2 alt. 2 Requests no report;

OP3 Decides to end.
`))
  const clauses = office.dialog.getByRole('region', { name: 'The clauses as they will be' })
  await office.dialog.getByText('2 clauses are alternatives to OP2').waitFor()
  await clauses.getByText('OP2 alt 2', { exact: true }).waitFor()

  // when
  await office.chooses('Leave them clauses of their own')
  await clauses.getByText('OP5', { exact: true }).waitFor()
  await office.chooses('Make them alternatives (recommended)')
  await clauses.getByText('OP5', { exact: true }).waitFor({ state: 'detached' })
  await assertAccessible(office.page, 'what a file calls alternatives')
  await office.photograph('exports-alternatives')
  await office.button('Start the draft').click()

  // then
  await office.sees('Requests two reports;')
  const id = office.page.url().split('/').at(-1)
  const numbers = (await clausesOf(id)).map(({ number }) => number ?? '')
  assert.deepEqual(numbers, ['', 'OP1', 'OP2', 'OP2 alt', 'OP2 alt 2', 'OP3'])
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

test('what was said to everybody leaves in a Word file, and comes back for whom one chooses', async () => {
  // given
  const { threads } = await (await plenary.api(`/api/drafts/${draft}/comments`)).json()
  const said = of => threads.filter(of).flatMap(({ comments }) => comments.map(({ text }) => text))
  const forAll = said(({ audience }) => audience.kind === 'ALL')
  const forFew = said(({ audience }) => audience.kind !== 'ALL')
  assert.ok(forAll.length > 0 && forFew.length > 0, 'the demo has comments of both kinds')
  const office = await (await Clerk.comes('Ingrid')).opens(draft)
  await office.button('Export').click()
  const comments = office.dialog.getByRole('checkbox', { name: 'With comments for everybody' })

  // when
  await comments.check()
  await comments.scrollIntoViewIfNeeded()
  await assertAccessible(office.page, 'comments in an export')
  await office.photograph('exports-comments')
  const { bytes } = await office.saves(() => office.button('Download: Word').click())

  // then
  const margin = unescaped([...unzip(bytes)].map(([, part]) => part.toString('utf8')).join('\n'))
  for (const text of forAll) assert.ok(margin.includes(text.split('\n')[0]), `the file has “${text}”`)
  for (const text of forFew) assert.ok(!margin.includes(text.split('\n')[0]), `the file has not “${text}”`)

  // and they go along with the text of now alone
  await office.chooses('An issued revision, or another moment')
  await comments.waitFor({ state: 'detached' })

  // when the file comes back
  await office.looksAtDrafts()
  await office.button('From a file…').click()
  await office.picks('commented.docx', bytes)
  await office.dialog.getByText(`${forAll.length} comments by`).waitFor()
  assert.ok(await office.radio('Leave them out').isChecked())
  await office.chooses('Take them over for chair and secretariat alone')
  await office.dialog.getByText('Take them over for everybody who may read the draft').scrollIntoViewIfNeeded()
  await assertAccessible(office.page, 'comments of a file')
  await office.photograph('exports-comments-intake')
  await office.button('Start the draft').click()
  await office.editor.waitFor()

  // then
  const id = office.page.url().split('/').at(-1)
  const back = (await (await plenary.api(`/api/drafts/${id}/comments`)).json()).threads
  assert.deepEqual([...new Set(back.map(({ audience }) => audience.kind))], ['CHAIR'])
  assert.equal(back.flatMap(each => each.comments).length, forAll.length)
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

test('a French telephone in the dark is asked for whom comments of a file are', async () => {
  // given
  const { bytes } = await commentedFile()
  const office = await (await Clerk.comes('Ingrid', { viewport: { width: 390, height: 844 }, locale: 'fr-FR', colorScheme: 'dark' })).looksAtDrafts()

  // when
  await office.button('Depuis un fichier…').click()
  await office.dialog.locator('input[type=file]').last().setInputFiles({ name: 'a.docx', mimeType: 'application/octet-stream', buffer: bytes })
  await office.dialog.getByText('Ne pas les reprendre').scrollIntoViewIfNeeded()

  // then
  await office.photograph('exports-comments-french')
  const overflow = await office.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`)
  assert.deepEqual(office.faults, [])
  await office.leaves()
})

async function commentedFile () {
  const answer = await plenary.api(`/api/drafts/${draft}/exports/docx?comments=shared`)
  return { bytes: Buffer.from(await answer.arrayBuffer()) }
}
