// Proposals: branches of a draft that one side writes, in real browsers, against the finished jar.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { assertAccessible, faultsOf } from './axe.mjs'
import { Negotiation, PHONE, SENTENCES, WIDE } from './negotiators.mjs'
import { Stage } from './stage.mjs'
import { paragraphsOfWord } from './zip.mjs'

let stage, plenary, negotiation

before(async () => {
  // People change their delegations here, which others must not be surprised by.
  stage = await Stage.open({ own: true });
  ({ plenary } = stage)
  negotiation = new Negotiation(stage)
})

after(() => stage?.close())

const added = who => who.editor.locator('.suggested-added').allTextContents()
const gone = who => who.editor.locator('.suggested-gone').allTextContents()

test('a delegation proposes, its colleagues see it live and nobody else, until the chair takes what it submits', async () => {
  // given two of one delegation, one of another, and the chair
  await negotiation.joins('Yuki', 'FRA')
  const { draft, first } = await negotiation.draft('Proposals')
  const [claire, yuki, daniel, amara] = await Promise.all(['Claire', 'Yuki', 'Daniel', 'Amara'].map(name => negotiation.comes(name)))
  for (const who of [claire, yuki, daniel, amara]) await who.opens(draft)
  await claire.isSaved()
  await yuki.button('Proposals: 0 open').click()

  // when one of them proposes
  const id = await claire.begins('Closer cooperation')
  await claire.banner.getByText('You are drafting a proposal of France. It is seen by France alone.').waitFor()

  // then a colleague who looks at the list sees it there at once
  await yuki.proposal('Closer cooperation').waitFor()

  // when it is written
  await claire.goesTo(first)
  await claire.keyboard.type(', in good faith')
  await claire.selects('closely')
  await claire.keyboard.press('Delete')
  await claire.page.waitForFunction(() => document.querySelectorAll('.suggested-gone').length === 1)
  await claire.isSaved()

  // then it is shown what is added and what is deleted, and the draft is as it was
  assert.deepEqual(await added(claire), [', in good faith'])
  assert.deepEqual(await gone(claire), ['closely'])
  assert.equal(await claire.reads(first), 'The parties shall cooperate  in this matter, in good faith')
  assert.equal(await daniel.reads(first), SENTENCES[0])
  await claire.photograph('proposals-branch')
  await assertAccessible(claire.page, 'the branch')
  await claire.page.emulateMedia({ colorScheme: 'dark' })
  await claire.photograph('proposals-branch-dark')
  await claire.page.emulateMedia({ colorScheme: 'light' })

  // and clean where that is wanted
  await claire.switchesTo('Clean')
  await claire.page.waitForFunction(() => document.querySelector('.suggested-gone, .suggested-added') === null)
  await claire.switchesTo('Changes')

  // when a colleague opens it
  await yuki.proposal('Closer cooperation').getByText('Seen by France alone.').waitFor()
  await yuki.proposal('Closer cooperation').getByRole('link', { name: 'Open the text' }).click()
  await yuki.banner.waitFor()
  await yuki.sees('in good faith')

  // then each sees what the other writes
  await claire.goesTo(first)
  await claire.keyboard.type(' and openly')
  await yuki.sees('in good faith and openly')
  await yuki.page.waitForFunction(() =>
    [...document.querySelectorAll('.suggested-added')].some(each => each.textContent.includes('openly')))
  await claire.isSaved()

  // and nobody of another delegation, nor the chair, knows that it exists
  for (const name of ['Daniel', 'Amara']) {
    const { proposals } = await negotiation.asks(name, 'GET', `/api/drafts/${draft}/proposals`)
    assert.deepEqual(proposals, [])
    assert.equal((await negotiation.answers(name, 'GET', `/api/proposals/${id}`)).status, 404)
  }
  const stranger = await negotiation.comes('Daniel')
  await stranger.page.goto(`${stranger.base}/drafts/${draft}/proposals/${id}`)
  await stranger.shows('This proposal is not there any more, or it is not for you.')
  await stranger.leaves()
  await daniel.button('Proposals: 0 open').waitFor()

  // when it is submitted
  await claire.button('Submit…').click()
  const dialog = claire.page.getByRole('dialog', { name: 'Submit the proposal' })
  await dialog.getByText('OP1 (changed)').waitFor()
  await dialog.getByLabel('Why you propose it').fill('Closeness cannot be measured')
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('proposals-submit')
  await dialog.getByRole('button', { name: 'Submit to everybody' }).click()
  await claire.banner.getByText(/is submitted\. Everybody sees it as it was submitted; what you change now is seen by France alone/).waitFor()

  // then all are told, live
  await daniel.button('1 proposal on OP1').click()
  await daniel.proposal('Closer cooperation').getByText('Proposal of France').waitFor()
  await daniel.photograph('proposals-list')

  // and everybody reads it in the whole text
  await daniel.proposal('Closer cooperation').getByRole('button', { name: 'Read it in the text' }).click()
  const whole = daniel.page.getByRole('dialog', { name: /of France, in the text/ })
  await whole.locator('ins', { hasText: 'in good faith and openly' }).waitFor()
  assert.deepEqual((await whole.locator('del').allTextContents()).map(each => each.trim()), ['closely'])
  assert.deepEqual(await faultsOf(daniel.page), [])
  await daniel.photograph('proposals-read')
  await daniel.keyboard.press('Escape')

  // when the chair compares and takes it
  await amara.button('1 proposal on OP1').click()
  await amara.proposal('Closer cooperation').waitFor()
  assert.deepEqual(await faultsOf(amara.page), [])
  await amara.proposal('Closer cooperation').getByRole('button', { name: 'Compare OP1…' }).click()
  const table = amara.page.getByRole('dialog', { name: 'Proposals on OP1' })
  await table.getByText('Does not collide with the draft.').waitFor()
  assert.deepEqual((await table.locator('del').allTextContents()).map(each => each.trim()), ['closely'])
  await amara.photograph('proposals-table')
  assert.deepEqual(await faultsOf(amara.page), [])
  await table.getByRole('button', { name: 'Take as proposed' }).click()
  await table.getByText('The draft will read there as proposed, at once and for everybody.').waitFor()
  await amara.photograph('proposals-take')
  await table.getByRole('button', { name: 'Take it as proposed' }).click()

  // then the draft reads so, it says who took it, and nothing of the clause is the branch's own any more
  await daniel.sees('in good faith and openly')
  assert.equal(await daniel.reads(first), 'The parties shall cooperate  in this matter, in good faith and openly')
  await amara.page.getByLabel('Which proposals').selectOption('')
  await amara.proposal('Closer cooperation').getByText(/^taken as proposed by Amara .* at \d/).waitFor()
  await amara.photograph('proposals-taken')
  await claire.page.waitForFunction(() => document.querySelector('.suggested-gone, .suggested-added') === null)
  await claire.banner.getByText(/Taken\.$/).waitFor()
  assert.equal(await claire.reads(first), await daniel.reads(first))
  for (const who of [claire, yuki, daniel, amara]) assert.deepEqual(who.complaints.filter(line => !line.includes('404')), [])
  for (const who of [claire, yuki, daniel, amara]) await who.leaves()
  await negotiation.joins('Yuki', 'JPN')
})

test('where draft and proposal were both changed, the chair is told and merges', async () => {
  // given a proposal on a clause that the draft changes after it
  const { draft, first } = await negotiation.draft('Collisions')
  await negotiation.submits('Claire', draft, 'Good faith', [first, ', in good faith'])
  const amara = await (await negotiation.comes('Amara')).opens(draft)
  await amara.selects('closely')
  await amara.keyboard.type('fully')
  await amara.isSaved()

  // when the chair looks at it
  await amara.button('1 proposal on OP1').click()
  await plenary.until('the collision is known', async () => {
    const { proposals: [known] } = await negotiation.asks('Amara', 'GET', `/api/drafts/${draft}/proposals`)
    return known.clauses[0].collides
  })
  await amara.page.reload()
  await amara.proposal('Good faith').getByText('Collides').waitFor()
  await amara.proposal('Good faith').getByRole('button', { name: 'Compare OP1…' }).click()
  const table = amara.page.getByRole('dialog', { name: 'Proposals on OP1' })
  await table.getByText(/^Collides: the draft was changed here/).waitFor()
  await table.getByText('Merged with the draft now').click()
  await amara.photograph('proposals-collides')
  assert.deepEqual(await faultsOf(amara.page), [])

  // and merges
  await table.getByRole('button', { name: 'Merge' }).click()
  await table.getByRole('button', { name: 'Merge it' }).click()

  // then both are in the draft
  await plenary.until('both are in the draft', async () =>
    await amara.reads(first) === 'The parties shall cooperate fully in this matter, in good faith')
  await amara.leaves()
})

test('the chair takes all that does not collide at once, and puts others in brackets or beside the text', async () => {
  // given
  const { draft, first, second, third } = await negotiation.draft('Taking')
  await negotiation.submits('Claire', draft, 'Good faith', [first, ', in good faith'], [second, ', in writing'])
  const amara = await (await negotiation.comes('Amara')).opens(draft)
  await amara.button('Proposals: 1 open').click()

  // when all is taken
  await amara.proposal('Good faith').getByRole('button', { name: 'Take all that does not collide…' }).click()
  const dialog = amara.page.getByRole('dialog', { name: /^Take 2 clauses of / })
  await dialog.getByText('OP2 (changed)').waitFor()
  assert.deepEqual(await faultsOf(amara.page), [])
  await amara.photograph('proposals-take-all')
  await dialog.getByRole('button', { name: 'Take 2 clauses' }).click()

  // then the draft has both
  await plenary.until('both are in the draft', async () =>
    await amara.reads(first) === `${SENTENCES[0]}, in good faith` && await amara.reads(second) === `${SENTENCES[1]}, in writing`)
  await amara.button('Proposals: 0 open').waitFor()

  // when two are on one clause
  await negotiation.submits('Daniel', draft, 'Technology', [third, ' and technology'])
  await negotiation.submits('Claire', draft, 'Funding', [third, ' and funding'])
  await amara.button('2 proposals on OP3').click()
  await amara.button('Compare OP3…').first().click()
  const table = amara.page.getByRole('dialog', { name: 'Proposals on OP3' })
  const column = words => table.getByRole('article', { name: new RegExp(words) })
  await column('Funding').waitFor()

  // then they are compared with each other, too
  const symbol = (await column('Technology').getByRole('heading').textContent()).trim()
  await table.getByLabel('Differences from').selectOption(symbol)
  assert.deepEqual(await column('Funding').locator('del').allTextContents(), ['technology'])
  assert.deepEqual(await column('Funding').locator('ins').allTextContents(), ['funding'])
  await amara.photograph('proposals-compared')
  assert.deepEqual(await faultsOf(amara.page), [])

  // and one is put in brackets, the other beside the text
  await column('Technology').getByRole('button', { name: 'Put in brackets' }).click()
  await table.getByText(/held by Kenya\. Nothing is agreed/).waitFor()
  await table.getByRole('button', { name: 'Put it in brackets' }).click()
  await amara.editor.locator('.bracketed').filter({ hasText: 'and technology' }).waitFor()
  await column('Funding').getByText(/^Collides: /).waitFor()
  await column('Funding').getByRole('button', { name: 'As an alternative' }).click()
  await table.getByRole('button', { name: 'Put it in as an alternative' }).click()
  await amara.sees('capacity building and funding')
  await amara.shows('OP3 alt')
  await amara.photograph('proposals-beside')

  // and the history tells of it
  await amara.page.goto(`${amara.base}/drafts/${draft}/history`)
  await amara.shows('in good faith')

  // and of who wrote what was taken, and who took it
  await amara.page.getByText('Who wrote this').click()
  await amara.page.getByText(', in writing').hover()
  const tip = amara.page.getByRole('tooltip')
  await tip.getByText('Claire Martin').waitFor()
  await tip.getByText(/^From TSC\/.*\/Amend\.1, incorporated by Amara Okafor$/).waitFor()
  await amara.photograph('proposals-who-wrote')
  assert.deepEqual(amara.complaints, [])
  await amara.leaves()
})

test('what is written in a branch without a connection is there when it comes back', async () => {
  // given
  const { draft, first } = await negotiation.draft('Away')
  const claire = await (await negotiation.comes('Claire')).opens(draft)
  const id = await claire.begins('From the train')

  // when
  await claire.context.setOffline(true)
  await claire.page.locator('[data-saved]:not([data-saved="saved"])').first().waitFor()
  await claire.goesTo(first)
  await claire.keyboard.type(' and afar')
  await claire.page.waitForFunction(() => document.querySelector('.suggested-added') !== null)
  await claire.context.setOffline(false)
  await claire.isSaved()

  // then
  const { clauses } = await negotiation.asks('Claire', 'GET', `/api/proposals/${id}/text?of=branch`)
  assert.ok(clauses.some(({ text }) => text.includes('and afar')), JSON.stringify(clauses))
  assert.deepEqual(await added(claire), [' and afar'])

  // and who discards it is led back to the draft
  await claire.button('Discard…').click()
  await claire.button('Discard it').click()
  await claire.page.waitForURL(new RegExp(`/drafts/${draft}$`))
  await claire.button('Proposals: 0 open').waitFor()
  await claire.leaves()
})

test('others join as sponsors, and a proposal is withdrawn by its own side', async () => {
  // given
  const { draft, first } = await negotiation.draft('Sponsors')
  await negotiation.submits('Claire', draft, 'Good faith', [first, ', in good faith'])
  const daniel = await (await negotiation.comes('Daniel')).opens(draft)
  const claire = await (await negotiation.comes('Claire')).opens(draft)

  // when one joins
  await daniel.button('Proposals: 1 open').click()
  await daniel.proposal('Good faith').getByRole('button', { name: 'Join as sponsor' }).click()

  // then all see it
  await claire.button('Proposals: 1 open').click()
  await claire.proposal('Good faith').getByText('With Kenya').waitFor()

  // when it is withdrawn
  await claire.proposal('Good faith').getByRole('button', { name: 'Withdraw…' }).click()
  const dialog = claire.page.getByRole('dialog', { name: /^Withdraw / })
  await dialog.getByLabel('Why').fill('Overtaken by events')
  await dialog.getByRole('button', { name: 'Withdraw it' }).click()

  // then it is settled for everybody
  await daniel.button('Proposals: 0 open').waitFor()
  await daniel.page.getByLabel('Which proposals').selectOption('DONE')
  await daniel.proposal('Good faith').getByText('Withdrawn').waitFor()
  for (const who of [claire, daniel]) await who.leaves()
})

test('a delegation that is invited reads a proposal while it is drafted, and joins it', async () => {
  // given
  const { draft, first } = await negotiation.draft('Invited')
  const id = await negotiation.proposes('Claire', draft, 'Good faith', [first, ', in good faith'])
  const claire = await (await negotiation.comes('Claire')).opens(draft)
  await claire.button('Proposals: 1 open').click()

  // when
  await claire.proposal('Good faith').getByRole('button', { name: 'Invite…' }).click()
  await claire.page.getByLabel('Find a delegation').fill('ken')
  await claire.page.getByLabel('Kenya').click()
  await claire.page.getByText('Invited as sponsors: Kenya').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('proposals-invite')
  await claire.keyboard.press('Escape')

  // then
  const daniel = await negotiation.comes('Daniel')
  await daniel.page.goto(`${daniel.base}/drafts/${draft}/proposals/${id}`)
  await daniel.banner.getByText(/is being drafted\. Do not tell others of it/).waitFor()
  await daniel.sees('in good faith')
  assert.equal(await daniel.editor.getAttribute('aria-readonly'), 'true')
  assert.equal(await daniel.button('Submit…').count(), 0)

  // when it joins
  await daniel.button('Proposals: 1 open').click()
  await daniel.proposal('Good faith').getByRole('button', { name: 'Join as sponsor' }).click()
  await daniel.proposal('Good faith').getByText('With Kenya').waitFor()
  await daniel.photograph('proposals-invited')

  // then the chair still knows of nothing
  assert.deepEqual((await negotiation.asks('Amara', 'GET', `/api/drafts/${draft}/proposals`)).proposals, [])
  for (const who of [claire, daniel]) await who.leaves()
})

test('the chair says until when proposals come and how many second one, and late ones are marked and wait for seconders', async () => {
  // given
  const { draft, first } = await negotiation.draft('Time for proposals')
  const amara = await (await negotiation.comes('Amara', { ...WIDE, timezoneId: 'America/New_York' })).opens(draft)
  await amara.button('Proposals: 0 open').click()

  // when
  await amara.button('Time and seconders…').click()
  const dialog = amara.page.getByRole('dialog', { name: 'Time for proposals, and seconders' })
  await dialog.getByLabel('Until').fill('2025-12-03T18:00')
  const zone = dialog.getByLabel('Time zone').first()
  assert.equal(await zone.inputValue(), 'America/New_York')
  await zone.fill('Europe/Par')
  await dialog.getByText('There is no such time zone.').waitFor()
  assert.ok(await dialog.getByRole('button', { name: 'Set it' }).isDisabled())
  await amara.page.getByRole('option', { name: 'Europe/Paris' }).click()
  await dialog.getByLabel('is taken, and marked as late').check()
  await dialog.getByLabel('Seconders').fill('1')
  assert.deepEqual(await faultsOf(amara.page), [])
  await amara.photograph('proposals-rules')
  await dialog.getByRole('button', { name: 'Set it' }).click()

  // then
  await amara.page.getByText(
    'Proposals were to come until 3 Dec 2025, 18:00 (Europe/Paris). Your time: 3 Dec 2025, 12:00.').waitFor()

  // when one comes late, on a telephone in French
  await negotiation.submits('Claire', draft, 'Good faith', [first, ', in good faith'])
  await amara.proposal('Good faith').getByText('Late', { exact: true }).waitFor()
  await amara.proposal('Good faith').getByText('Needs 1 more delegation to second it before it is taken.').waitFor()
  await amara.page.emulateMedia({ colorScheme: 'dark' })
  await amara.photograph('proposals-late-dark')
  assert.deepEqual(await faultsOf(amara.page), [])
  const daniel = await negotiation.comes('Daniel', { ...PHONE, locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  await daniel.opens(draft)
  await daniel.button('À propos du projet').click()
  await daniel.button(/^Propositions : /).click()
  await daniel.page.getByText(/Le délai de présentation a expiré le 3 déc\. 2025, 18:00 \(Europe\/Paris\)\. Les/).waitFor()
  await daniel.proposal('Good faith').getByText('Hors délai', { exact: true }).waitFor()
  await daniel.photograph('proposals-late-phone-fr')
  assert.deepEqual(await faultsOf(daniel.page), [])

  // when somebody seconds it
  await negotiation.asks('Daniel', 'POST', `/api/proposals/${(await negotiation.asks('Amara', 'GET', `/api/drafts/${draft}/proposals`)).proposals[0].id}/sponsors`, { joins: true })

  // then it waits no more
  await amara.proposal('Good faith').getByText(/^Needs/).waitFor({ state: 'detached' })
  for (const who of [amara, daniel]) await who.leaves()
})

test('the record of a branch is offered on its page', async () => {
  const { draft, first } = await negotiation.draft('Records of branches')
  const id = await negotiation.proposes('Claire', draft, 'Good faith', [first, ', in good faith'])
  const claire = await negotiation.comes('Claire')
  await claire.page.goto(`${claire.base}/drafts/${draft}/proposals/${id}`)
  await claire.banner.waitFor()
  await claire.button('More about this proposal').click()
  const item = claire.page.getByRole('menuitem', { name: 'Fetch its record…' })
  await item.waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('proposals-record')
  const [download] = await Promise.all([claire.page.waitForEvent('download'), item.click()])
  assert.match(download.suggestedFilename(), new RegExp(`^branch-${id}-[0-9]+\\.jsonl$`))
  await claire.leaves()
})

test('a proposal is written on a telephone, in French, and by the keys alone', async () => {
  // given
  const { draft, first } = await negotiation.draft('Telephone')
  const id = await negotiation.proposes('Claire', draft, 'Bonne foi', [first, ', in good faith'])
  const claire = await negotiation.comes('Claire', { ...PHONE, locale: 'fr-FR' })
  await claire.page.goto(`${claire.base}/drafts/${draft}/proposals/${id}`)
  await claire.editor.waitFor()

  // then it says whose it is, and what it changes
  await claire.banner.getByText(/^Vous rédigez une proposition \(.*\)\. Visible seulement pour/).waitFor()
  await claire.page.waitForFunction(() => document.querySelector('.suggested-added') !== null)
  assert.deepEqual(await added(claire), [', in good faith'])
  await claire.photograph('proposals-phone-fr')
  assert.deepEqual(await faultsOf(claire.page), [])

  // and the switch leads back to the draft, where it is in the menu
  await claire.switchesTo('Modifier le texte')
  await claire.page.waitForURL(new RegExp(`/drafts/${draft}$`))
  await claire.editor.waitFor()
  await claire.page.emulateMedia({ reducedMotion: 'reduce' })
  await claire.button('À propos du projet').click()
  await claire.page.getByText('3 paragraphes').waitFor()
  await claire.photograph('proposals-phone-menu-fr')
  await claire.switchesTo('Proposer')
  await claire.banner.waitFor()

  // and the list comes as a sheet from below
  await claire.button(/^Propositions : /).click()
  await claire.proposal('Bonne foi').waitFor()
  await claire.photograph('proposals-phone-list-fr')
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.leaves()
})

test('a proposal goes out as a Word file and comes back as one, with what is tracked in it', async () => {
  // given a proposal that is being drafted
  const { draft, first } = await negotiation.draft('Papers')
  const id = await negotiation.proposes('Claire', draft, 'Good faith', [first, ', in good faith'])
  const claire = await (await negotiation.comes('Claire')).opens(draft)
  await claire.button(/^Proposals: /).click()

  // when its paper is downloaded
  await claire.proposal('Good faith').getByRole('button', { name: 'Download…' }).click()
  const paper = claire.page.getByRole('dialog', { name: 'Download Good faith' })
  await paper.getByText('The paper says that it has not been submitted.').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('proposals-paper')
  const [download] = await Promise.all([
    claire.page.waitForEvent('download'),
    paper.getByRole('button', { name: 'Download as Word' }).click()
  ])
  const file = await download.path()

  // then it has the words
  assert.ok(paragraphsOfWord(readFileSync(file)).some(words => words.includes(', in good faith')))
  await paper.waitFor({ state: 'detached' })

  // when the file is uploaded
  const uploads = async (who, open) => {
    await who.button(open).click()
    const dialog = who.page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'Ours.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: readFileSync(file)
    })
    return dialog
  }
  const dialog = await uploads(claire, 'Upload a Word file…')

  // then it is told first what it would change
  await dialog.getByText('Tracked changes by FRA (France) (1). These alone are taken.').waitFor()
  await dialog.getByRole('heading', { name: 'It changes 1 clause' }).waitFor()
  await dialog.locator('ins').getByText(', in good faith').waitFor()
  assert.deepEqual(await faultsOf(claire.page), [])
  await claire.photograph('proposals-upload')
  const { proposals } = await negotiation.asks('Claire', 'GET', `/api/drafts/${draft}/proposals`)
  assert.equal(proposals.length, 1)

  // when it is made
  await dialog.getByRole('button', { name: 'Make it a proposal' }).click()
  await claire.page.waitForURL(/\/proposals\//)
  await claire.banner.waitFor()
  await claire.sees('in good faith')

  // then it reads as the file does
  assert.notEqual(claire.room, id)
  assert.equal(await claire.reads(first), `${SENTENCES[0]}, in good faith`)
  await claire.banner.getByRole('button', { name: 'Download…' }).waitFor()
  await claire.photograph('proposals-uploaded')

  // and the same in French, on a telephone in the dark
  const phone = await negotiation.comes('Claire', { ...PHONE, locale: 'fr-FR', colorScheme: 'dark' })
  await phone.page.goto(`${phone.base}/drafts/${draft}/proposals/${id}`)
  await phone.banner.waitFor()
  await phone.button(/^Propositions ?: /).click()
  const french = await uploads(phone, 'Téléverser un fichier Word…')
  await french.getByText(/^Modifications suivies de FRA/).waitFor()
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('proposals-upload-phone')
  await phone.keyboard.press('Escape')
  await french.waitFor({ state: 'detached' })
  await phone.banner.getByRole('button', { name: 'Télécharger…' }).click()
  await phone.page.getByRole('dialog').getByText('Ce que montre le document').waitFor()
  assert.deepEqual(await faultsOf(phone.page), [])
  await phone.photograph('proposals-paper-phone')
  await phone.leaves()
  await claire.leaves()
})
