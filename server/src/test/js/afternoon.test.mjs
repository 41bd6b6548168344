// One afternoon of three delegations, two browsers each, and a chair: what everybody meant is what the draft reads in the evening.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faultsOf } from './axe.mjs'
import { Negotiation } from './negotiators.mjs'
import { Stage } from './stage.mjs'

let stage, table, plenary

before(async () => {
  // People change their delegations here, which others must not be surprised by.
  stage = await Stage.open({ own: true })
  table = new Negotiation(stage);
  ({ plenary } = stage)
})

after(() => stage?.close())

/** Begins a proposal from the draft's room, and waits for the room of its own. */
async function begins (who, title) {
  await who.switchesTo('Propose')
  await who.page.getByRole('textbox', { name: 'Title' }).fill(title)
  await who.button('Begin the proposal').click()
  await who.page.waitForURL(/\/proposals\//)
  await who.editor.waitFor()
  await who.isSaved()
  return new URL(who.page.url()).pathname.split('/').at(-1)
}

/** A colleague comes into the branch by the list. */
async function follows (who, title) {
  await who.button(/^Proposals: /).click()
  await who.proposal(title).getByRole('link', { name: 'Open the text' }).click()
  await who.banner.waitFor()
  await who.editor.waitFor()
  await who.isSaved()
}

async function submits (who, why) {
  await who.button('Submit…').click()
  const dialog = who.page.getByRole('dialog', { name: 'Submit the proposal' })
  await dialog.getByLabel('Why you propose it').fill(why)
  await dialog.getByRole('button', { name: 'Submit to everybody' }).click()
  await who.banner.getByText(/is submitted\./).waitFor()
}

/** Puts the caret right behind words, as a mouse would. */
async function goesBehind (who, words) {
  await who.selects(words)
  await who.keyboard.press('ArrowRight')
}

/** What of a clause a delegation wrote, as the server tells it. */
async function wordsOf (draft, clause, delegation) {
  const { clauses } = await table.asks('Ingrid', 'GET', `/api/drafts/${draft}/blame?clause=${clause}`)
  return clauses.flatMap(({ runs }) => runs).filter(run => (run.writer ?? run).delegation === delegation).map(({ text }) => text).join('')
}

test('three delegations and the chair get through an afternoon', async () => {
  // given two people of each of three delegations, each at a browser, and the chair
  await table.joins('Priya', 'FRA')
  await table.joins('Tomáš', 'KEN')
  await table.joins('Femke', 'JPN')
  const { draft, first, second, third } = await table.draft('One afternoon')
  const names = ['Claire', 'Priya', 'Daniel', 'Tomáš', 'Yuki', 'Femke', 'Amara']
  const everybody = await Promise.all(names.map(name => table.comes(name)))
  const [claire, priya, daniel, tomas, yuki, femke, amara] = everybody
  for (const who of everybody) await who.opens(draft)
  for (const who of everybody) await who.isSaved()

  // when France and Kenya draft, each for itself and with two hands each, and the chair goes on with the text meanwhile
  const french = await begins(claire, 'Good faith')
  const kenyan = await begins(daniel, 'Fair means')
  await follows(priya, 'Good faith')
  await follows(tomas, 'Fair means')
  await claire.goesTo(first)
  await tomas.goesTo(first)
  await goesBehind(priya, 'report')
  await goesBehind(daniel, 'capacity building')
  await goesBehind(amara, 'this matter')
  await Promise.all([
    claire.keyboard.type(', in confidence and in good faith', { delay: 30 }),
    priya.keyboard.type(' faithfully', { delay: 60 }),
    daniel.keyboard.type(' at no further cost', { delay: 40 }),
    tomas.keyboard.type(', with fair means', { delay: 50 }),
    amara.keyboard.type(' of concern', { delay: 70 })
  ])
  for (const who of [claire, priya, daniel, tomas, amara]) await who.isSaved()

  // then in each branch stands what both of its people wrote, and what the chair wrote meanwhile
  const chairs = 'The parties shall cooperate closely in this matter of concern'
  for (const who of [claire, priya]) {
    await who.seesClause(first, `${chairs}, in confidence and in good faith`)
    await who.seesClause(second, 'The parties shall report faithfully each year to the Conference')
    await who.seesClause(third, 'The Conference shall decide on capacity building')
  }
  for (const who of [daniel, tomas]) {
    await who.seesClause(first, `${chairs}, with fair means`)
    await who.seesClause(second, 'The parties shall report each year to the Conference')
    await who.seesClause(third, 'The Conference shall decide on capacity building at no further cost')
  }
  await amara.seesClause(first, chairs)
  await priya.photograph('afternoon-branch')

  // when Japan talks among itself about where it stands, and says part of it to everybody
  await yuki.selects('each year')
  await yuki.keyboard.press('Control+Alt+m')
  const composer = yuki.page.getByRole('region', { name: 'New comment' })
  await composer.getByLabel('Only Japan').check()
  await composer.getByLabel('Your comment').fill('Tokyo can live with every two years')
  await yuki.keyboard.press('Control+Enter')
  await femke.button(/^Comments: /).click()
  await femke.comment('Tokyo can live').waitFor()
  await table.asks('Femke', 'PUT', `/api/drafts/${draft}/positions`,
    { scope: { kind: 'CLAUSE', id: second }, value: 'RESERVE', note: 'Each year is too often', audience: { kind: 'ALL' } })

  // when France loses the line, goes on, and gets it back
  await claire.context.setOffline(true)
  await claire.page.locator('[data-saved]:not([data-saved="saved"])').first().waitFor()
  await claire.selects('closely')
  await claire.keyboard.type('loyally')
  await priya.goesTo(third)
  await priya.keyboard.type(' for all')
  await claire.context.setOffline(false)
  for (const who of [claire, priya]) {
    await who.isSaved()
    await who.seesClause(first, 'The parties shall cooperate loyally in this matter of concern, in confidence and in good faith')
    await who.seesClause(third, 'The Conference shall decide on capacity building for all')
  }

  // then nobody has heard a word of what is not for them
  const secrets = [
    [[claire, priya], ['in confidence', 'faithfully', 'loyally', 'Good faith']],
    [[daniel, tomas], ['fair means', 'further cost', 'Fair means']],
    [[yuki, femke], ['Tokyo can live']]
  ]
  for (const who of everybody) {
    for (const [insiders, words] of secrets) {
      for (const each of words) {
        if (!insiders.includes(who)) assert.ok(!who.hasHeard(each), `“${each}” came to ${who.who.name}`)
      }
    }
  }
  for (const [[insider], [words]] of secrets) assert.ok(insider.hasHeard(words) || (await insider.text()).includes(words), words)
  assert.equal((await table.answers('Daniel', 'GET', `/api/proposals/${french}`)).status, 404)
  assert.equal((await table.answers('Amara', 'GET', `/api/proposals/${kenyan}`)).status, 404)

  // when both submit, and Japan joins one of them
  await submits(claire, 'Good faith is what all else stands on')
  await submits(tomas, 'Whoever has no means cannot cooperate')
  await femke.button('Hide comments').last().click()
  await femke.button('Proposals: 2 open').click()
  await femke.proposal('Fair means').getByRole('button', { name: 'Join as sponsor' }).click()

  // then the chair finds both, with who is behind them
  await amara.button('2 proposals on OP1').click()
  await amara.proposal('Fair means').getByText('With Japan').waitFor()
  assert.deepEqual(await faultsOf(amara.page), [])
  await amara.photograph('afternoon-list')

  // when the chair takes France's clause as proposed, and puts Kenya's into the text in brackets
  await amara.proposal('Good faith').getByRole('button', { name: 'Compare OP1…' }).click()
  const compared = amara.page.getByRole('dialog', { name: 'Proposals on OP1' })
  const column = title => compared.getByRole('article', { name: new RegExp(title) })
  await column('Good faith').getByText('Does not collide with the draft.').waitFor()
  await amara.photograph('afternoon-table')
  await column('Good faith').getByRole('button', { name: 'Take as proposed' }).click()
  await compared.getByRole('button', { name: 'Take it as proposed' }).click()
  await column('Fair means').getByText(/^Collides: /).waitFor()
  await column('Fair means').getByRole('button', { name: 'Put in brackets' }).click()
  await compared.getByRole('button', { name: 'Put it in brackets' }).click()
  await amara.keyboard.press('Escape')
  await compared.waitFor({ state: 'detached' })

  // then all read the same, with Kenya's words in brackets that Kenya and Japan hold
  const taken = 'The parties shall cooperate loyally in this matter of concern, in confidence and in good faith'
  const bracketed = ', with fair means'
  for (const who of [yuki, femke, amara]) {
    await who.sees(bracketed)
    await plenary.until('both are there', async () => {
      const now = await who.reads(first)
      return now.length === taken.length + bracketed.length && now.includes(bracketed) && now.replace(bracketed, '') === taken
    })
    await who.editor.locator('.bracketed').filter({ hasText: 'with fair means' }).waitFor()
  }
  const brackets = await table.asks('Yuki', 'GET', `/api/drafts/${draft}/brackets`)
  assert.deepEqual(brackets.map(({ holders }) => holders.map(({ holder }) => holder).sort()), [['JPN', 'KEN']])

  // and what was not taken is still proposed, and nothing else
  await claire.page.waitForFunction(() => [...document.querySelectorAll('.suggested-added')].map(each => each.textContent).join('|') === ' faithfully| for all')
  await daniel.page.waitForFunction(() => [...document.querySelectorAll('.suggested-added')].map(each => each.textContent).join('|') === ' at no further cost')

  // and whose words they are is told, while somebody else took them
  assert.match(await wordsOf(draft, first, 'FRA'), /loyally.*, in confidence and in good faith/)
  assert.equal(await wordsOf(draft, first, 'KEN'), bracketed)

  // when the chair asks what stands in the way
  const hindrances = await table.asks('Amara', 'GET', `/api/drafts/${draft}/clauses/${second}/hindrances`)
  assert.ok(JSON.stringify(hindrances).includes('Each year is too often'))
  assert.ok(!JSON.stringify(hindrances).includes('Tokyo'))

  // when the chair takes it that the report is every two years, then Japan's own comment tells Japan alone
  await amara.selects('each year')
  await amara.keyboard.type('every two years')
  await yuki.comment('Tokyo can live').getByText(/These words were deleted by Amara|Now:/).first().waitFor()

  // then what is left is taken where it does not collide, and the day ends as everybody meant it
  await amara.proposal('Good faith').getByRole('button', { name: 'Compare OP2…' }).click()
  const report = amara.page.getByRole('dialog', { name: 'Proposals on OP2' })
  await report.getByText('Merged with the draft now').click()
  await report.getByRole('button', { name: 'Merge' }).click()
  await report.getByRole('button', { name: 'Merge it' }).click()
  await amara.seesClause(second, 'The parties shall report faithfully every two years to the Conference')
  await amara.keyboard.press('Escape')
  for (const who of [yuki, femke]) await who.seesClause(second, 'The parties shall report faithfully every two years to the Conference')
  await yuki.photograph('afternoon-evening')
  assert.deepEqual(await faultsOf(yuki.page), [])

  // and the record of it is intact, from the first word to the last
  const record = await (await table.answers('Ingrid', 'GET', `/api/drafts/${draft}/record`)).text()
  assert.ok(!record.includes('Tokyo'), 'the draft’s record tells what was said at a desk')
  for (const who of everybody) assert.deepEqual(who.complaints.filter(line => !/404|ERR_INTERNET_DISCONNECTED|WebSocket/.test(line)), [])
  for (const who of everybody) await who.leaves()
})
