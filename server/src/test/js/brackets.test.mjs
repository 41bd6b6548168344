// Brackets that delegations put around words and leave again, in real browsers, against the finished jar.
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

const SENTENCE = 'The parties shall cooperate closely in this matter'

async function aDraft (title) {
  const draft = await plenary.draftWith(title, [['operative', SENTENCE]])
  const [, { id: clause }] = await plenary.clausesOf(draft)
  return { draft, clause }
}

async function selects (who, words) {
  await who.editor.evaluate((sheet, wanted) => {
    const { editor } = sheet
    let from
    editor.state.doc.descendants((node, pos) => {
      const at = node.isText ? node.text.indexOf(wanted) : -1
      if (at >= 0) from = pos + at
    })
    editor.commands.focus()
    editor.commands.setTextSelection({ from, to: from + wanted.length })
  }, words)
  // Whether words can be put in brackets is known a moment later.
  const tool = ['Bracket…', 'Crochets…'].map(name => `button[aria-label="${name}"]:not([data-disabled]):not(:disabled)`)
  await who.page.locator(tool.join()).waitFor()
}

/** The sentence as it is seen, with the signs that are no letters of it. */
const seen = who => who.editor.evaluate(sheet => {
  const copy = sheet.querySelector('[data-clause=operative], [data-clause-id]:last-child').cloneNode(true)
  for (const sign of copy.querySelectorAll('.bracket-open')) sign.replaceWith('[')
  for (const sign of copy.querySelectorAll('.bracket-close')) sign.replaceWith(']')
  for (const other of copy.querySelectorAll('.caret')) other.remove()
  return copy.textContent.replaceAll('\u2060', '').trim()
})

async function sees (who, expected) {
  let last
  await plenary.until(`${who.who.name} sees ${expected}`, async () => {
    last = await seen(who)
    return last === expected
  }).catch(fault => { throw new Error(`${fault.message}, and saw ${last}`) })
}

const heldBy = (who, names) => who.editor.getByRole('img', { name: names })

test('words are in brackets as long as somebody holds these, and nothing is agreed there meanwhile', async () => {
  // given
  const { draft, clause } = await aDraft('Brackets')
  const chair = await (await signsIn('Amara')).opens(draft)
  const claire = await (await signsIn('Claire')).opens(draft)
  const other = await (await signsIn('Daniel')).opens(draft)
  await claire.isSaved()

  // when one puts words in brackets, by the key
  await selects(claire, 'cooperate closely')
  await claire.keyboard.press('[')
  const asked = claire.page.getByRole('dialog', { name: 'Put in brackets' })
  await asked.getByRole('radio', { name: 'Keep the words' }).check()
  await asked.getByLabel('Note').fill('As in the mandate')
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('bracket-dialog')
  await asked.getByRole('button', { name: 'Bracket', exact: true }).click()

  // then all see them, and no letter of the text is another
  for (const who of [claire, other, chair]) await sees(who, 'The parties shall [cooperate closely] in this matter')
  assert.ok((await plenary.serverText(draft)).includes(SENTENCE))
  assert.ok(!(await other.page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector('.ProseMirror'))
    return getSelection().toString()
  })).includes('['), 'a bracket is copied')
  await heldBy(other, 'Bracket, held by France').waitFor()

  await other.shows('Claire Martin · FRA put words in brackets in OP1, held by France')

  // when another joins
  await other.editor.locator('.bracket-close').click()
  const card = other.page.getByRole('dialog', { name: 'Bracket, held by France' })
  await card.getByText('As in the mandate').waitFor()
  assert.deepEqual(await faultsOf(other.page), [])
  await card.getByRole('button', { name: 'Join…' }).click()
  const joining = other.page.getByRole('dialog', { name: 'Hold this bracket' })
  await joining.getByRole('radio', { name: 'Delete the words' }).check()
  await joining.getByRole('button', { name: 'Hold it' }).click()
  await heldBy(chair, 'Bracket, held by France and Kenya').waitFor()

  await claire.photograph('brackets')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await other.editor.locator('.bracket-open').click()
  await other.page.emulateMedia({ colorScheme: 'dark' })
  await other.photograph('bracket-card-dark')
  await other.keyboard.press('Escape')

  // when the chair would agree the clause, then that is not offered, with the reason, and refused to who asks all the same
  await chair.page.getByRole('button', { name: /OP1: Bracketed/ }).click()
  await chair.page.getByText('While brackets stand in it, it is not agreed').waitFor()
  assert.equal(await chair.page.getByRole('button', { name: /^Agree/ }).count(), 0)
  await chair.photograph('bracketed-clause')
  await chair.keyboard.press('Escape')
  const refused = await plenary.api(`/api/drafts/${draft}/clauses/${clause}/status`, plenary.person('CHAIR'), { method: 'PUT', body: '{"status":"AGREED"}' })
  assert.equal(refused.status, 409)
  assert.match((await refused.json()).detail, /stand brackets: b\d+/)
  assert.equal((await plenary.clausesOf(draft)).find(({ id }) => id === clause).status, 'BRACKETED')

  // when words are written inside and beside
  await selects(claire, 'closely')
  await claire.keyboard.press('ArrowLeft')
  await claire.keyboard.type('very ')
  for (const who of [claire, other]) await sees(who, 'The parties shall [cooperate very closely] in this matter')

  // when both leave, then there is nothing more
  for (const [who, name] of [[claire, 'France'], [other, 'Kenya']]) {
    await who.editor.locator('.bracket-open').click()
    await who.page.getByRole('button', { name: `Leave for ${name}` }).click()
    await who.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  for (const who of [claire, other, chair]) await sees(who, 'The parties shall cooperate very closely in this matter')
  for (const who of [claire, other, chair]) assert.deepEqual(who.complaints.filter(each => !/409/.test(each)), [])
})

test('who leads the draft settles a bracket, and puts it back, in French', async () => {
  // given
  const { draft } = await aDraft('Crochets')
  const chair = await (await signsIn('Amara', { locale: 'fr-FR' })).opens(draft)
  await selects(chair, 'closely')
  await chair.page.getByRole('button', { name: 'Crochets…' }).click()
  await chair.page.getByRole('button', { name: 'Mettre entre crochets' }).click()
  await sees(chair, 'The parties shall cooperate [closely] in this matter')

  // when
  await chair.editor.locator('.bracket-open').click()
  assert.deepEqual(await faultsOf(chair.page), [])
  await chair.page.getByRole('button', { name: 'Les mots partent…' }).click()
  await chair.page.getByRole('button', { name: 'Régler', exact: true }).click()

  // then
  await sees(chair, 'The parties shall cooperate  in this matter')
  await chair.page.getByRole('button', { name: /^OP1/ }).click()
  await chair.page.getByRole('button', { name: '[closely] (réglés)' }).click()
  await chair.page.getByRole('button', { name: 'Remettre' }).click()
  await chair.page.getByRole('button', { name: /OP1.*Entre crochets/ }).waitFor()
})

test('where nobody drafts words are put in brackets all the same, and without words selected [ is a letter', async () => {
  // given
  const { draft } = await aDraft('Closed')
  const claire = await (await signsIn('Claire')).opens(draft)
  await claire.isSaved()
  await claire.editor.getByText(SENTENCE).click()
  await claire.keyboard.press('End')
  await claire.keyboard.type(' [sic]')
  await sees(claire, `${SENTENCE} [sic]`)
  await claire.isSaved()
  const closed = await plenary.api(`/api/drafts/${draft}/mode`, plenary.person('CHAIR'),
    { method: 'PUT', body: JSON.stringify({ mode: 'CLOSED' }) })
  assert.equal(closed.status, 200)
  await claire.shows('The draft is closed')

  // when
  const selectsTheFirst = async () => {
    const line = await claire.editor.getByText(SENTENCE).boundingBox()
    await claire.page.mouse.dblclick(line.x + 12, line.y + 12)
    // The editor hears of it from the browser a moment later.
    await claire.page.waitForFunction(() => !document.querySelector('.ProseMirror').editor.state.selection.empty)
  }
  await selectsTheFirst()
  await claire.keyboard.press('[')
  await claire.page.getByRole('button', { name: 'Bracket', exact: true }).click()

  // then
  assert.equal(await claire.page.getByText('Nothing was written').count(), 0)
  await sees(claire, `[The] ${SENTENCE.slice(4)} [sic]`)
  await claire.editor.locator('.bracket-open').click()
  await claire.page.getByRole('button', { name: 'Leave for France' }).click()
  await sees(claire, `${SENTENCE} [sic]`)

  // when the tool is taken
  await selectsTheFirst()
  await claire.page.getByRole('button', { name: 'Bracket…' }).click()
  await claire.page.getByRole('dialog', { name: 'Put in brackets' }).waitFor()
  await claire.page.keyboard.press('Escape')
  await claire.page.getByRole('dialog').waitFor({ state: 'detached' })
  // The tool, which has the focus again, says what it is called as long as it has.
  await claire.editor.focus()
  await claire.page.mouse.move(1, 1)
  await claire.page.getByRole('tooltip').waitFor({ state: 'detached' })
  await claire.photograph('brackets-closed')
  assert.deepEqual(await faultsOf(claire.page), [])
})

test('how far a draft has come is told in the lobby, in figures of its life, and in the note of a revision', async () => {
  // given
  const draft = await plenary.draftWith('Figures', [['operative', SENTENCE], ['operative', 'They shall report'], ['operative', 'Capacity']])
  const [, first, second, third] = await plenary.clausesOf(draft)
  const put = async (method, path, body) => {
    const answer = await plenary.api(`/api/drafts/${draft}${path}`, undefined, { method, body: JSON.stringify(body) })
    assert.ok(answer.ok, await answer.text())
  }
  await put('PUT', `/clauses/${second.id}/status`, { status: 'AGREED' })
  await put('POST', '/brackets', { clause: first.id, quote: 'cooperate closely', kind: 'CONTESTED', stance: 'DELETE', delegation: 'FRA' })
  await put('POST', '/brackets', { clause: third.id, kind: 'PLACEHOLDER', stance: 'RESERVE' })

  // when, then: in the lobby
  const chair = await signsIn('Amara')
  const { page } = chair
  await page.goto(`${chair.base}/`)
  await page.getByText('1 of 3 clauses agreed · 1 bracket · 1 placeholder').waitFor()
  await chair.photograph('lobby-standing')

  // when, then: in the note of a revision
  await page.goto(`${chair.base}/drafts/${draft}/history?tab=revisions`)
  await page.getByRole('button', { name: 'Issue a revision' }).click()
  await page.getByRole('button', { name: 'Add figures' }).click()
  const note = 'Where the text stands: 1 of 3 clauses agreed, 1 bracket, 1 placeholder, 2 words in brackets. Brackets by holder: FRA (1).'
  assert.equal(await page.getByLabel('Cover note').inputValue(), note)
  assert.deepEqual(await faultsOf(page), [])
  await chair.photograph('figures-note')
  await page.getByRole('button', { name: /^Issue .*Rev\.1$/ }).click()
  const card = page.getByRole('article')
  await card.getByText(note).waitFor()
  await card.getByText('1 bracket · 1 placeholder', { exact: true }).waitFor()

  // when, then: over its life
  await page.getByRole('tab', { name: 'Figures' }).click()
  await page.getByRole('img', { name: /1 of 3 clauses agreed · 1 bracket · 1 placeholder · 2 words in brackets/ }).waitFor()
  const held = page.getByRole('region', { name: 'Who holds what' })
  const row = async name => await held.getByRole('row', { name }).getByRole('cell').allInnerTexts()
  assert.deepEqual(await row(/^FRA France/), ['1', '2', '0', '0', '1', '0'])
  assert.deepEqual(await row(/^the chair/), ['0', '0', '1', '0', '0', '1'])
  assert.deepEqual(await faultsOf(page), [])
  await chair.photograph('figures')
  await page.getByText('By revision', { exact: true }).click()
  const all = page.getByRole('region', { name: 'All figures' })
  assert.match(await all.getByRole('row').nth(1).innerText(), /Rev\.1\s+3\s+1\s+0\s+2\s+0\s+1\s+1\s+2\s+0\s+0$/)
  const table = await page.getByRole('link', { name: 'Table (CSV)' }).getAttribute('href')
  const csv = await page.evaluate(async address => await (await fetch(address)).text(), table)
  assert.match(csv, /^(\uFEFF)?day,at,entry,revisions,.*\r\n.*Rev\.1,.*,3,1,0,2,0,0,1,1,2,0,0\r\n$/s)

  // and on the page of the process
  await page.goto(`${chair.base}/process`)
  const drafts = page.getByRole('region', { name: 'Where the drafts stand' })
  await drafts.getByRole('button', { name: 'Show over time: Figures' }).press('Enter')
  await drafts.getByRole('img', { name: /1 of 3 clauses agreed · 1 bracket · 1 placeholder · 2 words in brackets/ }).waitFor()
  await drafts.getByText('All figures', { exact: true }).click()
  await drafts.getByRole('region', { name: 'All figures' }).getByRole('row').nth(1).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await chair.photograph('figures-process')

  // and on a narrow screen, in French and in the dark
  const phone = await signsIn('Claire', { viewport: { width: 390, height: 844 }, locale: 'fr-FR', colorScheme: 'dark' })
  await phone.page.goto(`${phone.base}/drafts/${draft}/history?tab=figures`)
  await phone.page.getByRole('img', { name: /1 disposition agréée sur 3 · 1 passage entre crochets · 1 texte à venir/ }).waitFor()
  assert.deepEqual(await faultsOf(phone.page), [])
  const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`)
  await phone.photograph('figures-narrow')
  await phone.page.goto(`${phone.base}/process`)
  await phone.page.getByRole('button', { name: /^Afficher l’évolution.*Figures$/ }).click()
  await phone.page.getByRole('img', { name: /1 disposition agréée sur 3/ }).waitFor()
  assert.deepEqual(await faultsOf(phone.page), [])
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`)
  await phone.photograph('figures-process-narrow')
})

test('papers have brackets at their words, and the past tells what was done about them', async () => {
  // given
  const { draft, clause } = await aDraft('On paper')
  const asks = async (path, who, body, method = 'POST') => {
    const answer = await plenary.api(`/api/drafts/${draft}${path}`, who, { method, body: JSON.stringify(body) })
    assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`)
    return answer
  }
  const [chair, france] = ['Amara', 'Claire'].map(name => server.demo.people.find(one => one.name.startsWith(name)))
  const placed = await asks('/brackets', france,
    { clause, quote: 'cooperate closely', kind: 'CONTESTED', stance: 'DELETE', note: 'Already in OP2' })
  const { id } = await placed.json()
  await asks('/brackets', france, { clause, quote: 'in this matter', kind: 'CONTESTED', stance: 'KEEP' })
  await asks(`/brackets/${id}/holders/KEN`, chair, { stance: 'KEEP' }, 'PUT')

  // when one looks at what changed
  const claire = await signsIn('Claire')
  await claire.page.goto(`${claire.base}/drafts/${draft}/history?from=seq:3`)

  // then
  const decisions = claire.page.getByRole('region', { name: 'Decisions in between' })
  await decisions.getByText('OP1: “cooperate closely” put in brackets for FRA (delete)').waitFor()
  await decisions.getByText('“Already in OP2”').waitFor()
  await decisions.getByText('OP1: KEN holds the brackets of “cooperate closely”, too (keep)').waitFor()
  const drawn = claire.page.getByRole('region', { name: 'Text with its changes' })
  await drawn.getByRole('img', { name: 'Bracket that was placed, held by France and Kenya' }).waitFor()
  assert.equal(
    (await drawn.locator('[data-clause-id] p').last().textContent()).trim(),
    'The parties shall [cooperate closely] [in this matter]')
  assert.equal(await drawn.locator('ins [data-bracket]').count(), 4)
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('brackets-history')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await claire.photograph('brackets-history-dark')
  await claire.page.emulateMedia({ colorScheme: 'light' })

  // and when the text leaves the house
  await claire.button('Export…').click()
  const dialog = claire.page.getByRole('dialog')
  const preview = claire.page.frameLocator('iframe[title="Preview of the text"]')
  await dialog.getByRole('radio', { name: 'The text as it is now' }).check()
  await dialog.getByRole('radio', { name: 'Plain text', exact: true }).check()
  await preview.locator('.bracket', { hasText: '[' }).first().waitFor()
  await dialog.getByRole('checkbox', { name: 'Who holds the brackets' }).check()
  await preview.getByText('[FRA, KEN:').waitFor()
  await claire.photograph('brackets-export')
  const [download] = await Promise.all([
    claire.page.waitForEvent('download'),
    claire.button('Download: Plain text').click()
  ])
  const text = []
  for await (const chunk of await download.createReadStream()) text.push(chunk)
  const file = Buffer.concat(text).toString('utf8').replace(/\s+/g, ' ')
  assert.ok(file.includes('The parties shall [FRA, KEN: cooperate closely] [FRA: in this matter]'), file)
})
