// What stands around the pages: without a connection, after a deployment, and where nothing is.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { Deployment } from './deployment.mjs'
import { Somebody, words } from './somebody.mjs'
import { Stage } from './stage.mjs'

const OFFLINE = 'Offline: your changes are kept on this device'

let stage, server, browser, plenary

before(async () => {
  stage = await Stage.open({ own: true });
  ({ server, browser, plenary } = stage)
})

after(() => stage?.close())

afterEach(async () => {
  await Promise.all(browser.contexts().map(context => context.close()))
  if (!server.isRunning) await server.start()
})

/** Waits until something that takes its time holds in a page. */
const holds = (what, page, condition, argument) => plenary.until(what, () => page.evaluate(condition, argument))

/** Waits until this device has all that it needs without a connection. */
function isKept (page) {
  return holds('the files of the build are kept', page, async () => {
    const build = document.querySelector('meta[name="plenary-build"]').content
    return navigator.serviceWorker.controller !== null &&
      (await caches.match('/', { cacheName: `plenary-shell ${build}` })) !== undefined
  })
}

const buildOf = page => page.locator('meta[name="plenary-build"]').getAttribute('content')

/** The builds of which the device keeps files. */
const builds = page => page.evaluate(async () => (await caches.keys()).map(name => name.split(' ')[1]))

/** Has the browser look for a new worker, as it does when a page is opened, and waits until that is in charge. */
async function renew (page, build) {
  await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update() })
  await holds('the new worker is in charge', page, async name => {
    const { active, installing, waiting } = await navigator.serviceWorker.ready
    return active?.state === 'activated' && installing === null && waiting === null &&
      (await caches.match('/', { cacheName: `plenary-shell ${name}` })) !== undefined
  }, build)
}

/** What the device keeps of answers, by its path. */
function keptPaths (page) {
  return page.evaluate(async () => {
    const paths = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    }
    return paths
  })
}

test('without the server a reload brings the room up with the words of this device, and every page finds its way back', async () => {
  // given
  const draft = await plenary.createDraft('Between two airports')
  const claire = await (await Somebody.signsIn(browser, server.demo, 'Claire', { serviceWorkers: 'allow' })).comesByLink()
  await isKept(claire.page)
  await claire.opens(draft)
  await claire.isSaved()

  // when the server is gone
  await server.kill()
  await claire.shows(OFFLINE)
  await claire.editor.getByText('Between two airports').click()
  await claire.keyboard.press('End')
  await claire.keyboard.type(', at the gate')
  await claire.page.reload()

  // then the text is there, and can be written in
  await claire.sees('Between two airports, at the gate')
  await claire.shows(OFFLINE)
  await claire.photograph('shell-room-offline')

  // when going on to pages that were never open on this device
  await claire.page.getByRole('link', { name: /^History/ }).click()
  await claire.shows('The server cannot be reached')
  await claire.photograph('shell-history-offline')
  const lobby = await claire.anotherPage()
  await lobby.goto(`${claire.base}/`)
  await lobby.getByText('The server cannot be reached').first().waitFor()
  await lobby.getByRole('table', { name: 'Drafts of which this device has a copy' })
    .getByRole('link', { name: 'Between two airports' }).waitFor()
  await assertAccessible(lobby, 'drafts on this device')
  const nowhere = await claire.anotherPage()
  await nowhere.goto(`${claire.base}/no/such/page`)
  await nowhere.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()

  // then all of them come by themselves when the server does
  await server.start()
  await lobby.getByText('Between two airports').first().waitFor({ timeout: 20_000 })
  await claire.page.getByRole('tab', { name: 'Changes' }).waitFor({ timeout: 20_000 })
  await claire.page.goBack()
  await claire.isSaved()
  assert.ok(words(await plenary.serverText(draft)).includes('Between two airports, at the gate'))

  // and nothing that is anybody's was kept
  const kept = await keptPaths(claire.page)
  assert.ok(kept.length > 20, `${kept.length} files`)
  assert.deepEqual(kept.filter(path => path !== '/' && path !== '/favicon.svg' && !path.startsWith('/assets/')), [])

  // when she signs out, and the server is gone again
  await lobby.getByRole('button', { name: 'Account and settings' }).click()
  await lobby.getByRole('menuitem', { name: 'Sign out' }).click()
  await lobby.getByRole('heading', { name: /Sign in/ }).waitFor()
  await server.kill()
  await lobby.goto(`${claire.base}/drafts/${draft}`)

  // then this device shows nothing of hers
  await lobby.getByText('The server cannot be reached').first().waitFor()
  assert.equal(await lobby.getByText('Between two airports').count(), 0)
  await server.start()
})

test('a part that is not on the device waits for a connection; after a deployment the page is loaded anew once', async () => {
  // given a browser that keeps nothing
  const claire = await Somebody.signsIn(browser, server.demo, 'Claire')
  const { page } = claire
  await claire.opens(server.demo.draft)
  let loads = 0
  page.on('load', () => loads++)

  // when a page is wanted without the server
  await server.kill()
  await page.getByRole('link', { name: /^History/ }).click()
  await page.getByRole('heading', { name: 'This needs a connection' }).waitFor()
  await claire.photograph('shell-part-offline')
  await server.start()

  // then it opens by itself
  await page.getByRole('tab', { name: 'Changes' }).waitFor({ timeout: 20_000 })

  // when a new version is deployed, and the part is nowhere any more
  await page.goto(`${claire.base}/process`)
  await page.getByRole('link', { name: 'Account' }).waitFor()
  await page.route('**/assets/AuditScene-*.js', route => route.fulfill({ status: 404 }))
  await page.route(`${claire.base}/`, async route => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/(name="plenary-build" content=")[^"]+/, '$1another')
    await route.fulfill({ response: answer, body })
  })
  loads = 0
  await page.evaluate(() => {
    history.pushState(null, '', '/process/audit')
    dispatchEvent(new PopStateEvent('popstate'))
  })

  // then the page is loaded anew once, and says what is the matter when that does not help
  await page.getByRole('heading', { name: 'Plenary has been renewed' }).waitFor({ timeout: 20_000 })
  await claire.photograph('shell-part-replaced')
  assert.equal(loads, 1)

  // and is well once the deployment is
  await page.unroute('**/assets/AuditScene-*.js')
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await page.getByRole('heading', { name: 'Audit trail' }).waitFor()
})

test('a new build takes over at once, and leaves the files of the old one to pages that are open', async () => {
  // given a page of the first build
  const deployment = await Deployment.before(server.port)
  const ingrid = await Somebody.signsIn(browser, server.demo, 'Ingrid', { base: deployment.url, serviceWorkers: 'allow' })
  const { page } = await ingrid.looksAtDrafts()
  await isKept(page)
  const first = await buildOf(page)
  const audit = (await keptPaths(page)).find(path => path.startsWith('/assets/AuditScene-')).slice('/assets/'.length)
  const second = 'b'.repeat(first.length)
  const third = 'c'.repeat(first.length)

  // when another is deployed, in which a page has another name
  deployment.deploy({ [first]: second, [audit]: 'AuditScene-renewed.js' })
  await renew(page, second)

  // then the old page still has its parts, which the server has no more
  assert.deepEqual((await builds(page)).sort(), [first, second].sort())
  await page.evaluate(() => {
    history.pushState(null, '', '/process/audit')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await page.getByRole('heading', { name: 'Audit trail' }).waitFor()
  assert.equal(deployment.asked.includes(`/assets/${audit}`), false, 'it came from the device')

  // when it is gone, a page of the second build is open, and a third is deployed
  const later = await ingrid.anotherPage()
  await later.goto(`${deployment.url}/`)
  assert.equal(await buildOf(later), second)
  await page.close()
  deployment.deploy({ [first]: third })
  await renew(later, third)

  // then the files of the first are gone, and those of the second are not
  await holds('they are thrown away', later, async name => !(await caches.keys()).some(key => key.endsWith(name)), first)
  assert.deepEqual((await builds(later)).sort(), [second, third].sort())
  await ingrid.leaves()
  deployment.close()
})

test('a link straight to a draft asks for the room beside the first script, and other pages go without it', async () => {
  // given a browser that keeps nothing, and a first script that is long on its way
  const claire = await Somebody.signsIn(browser, server.demo, 'Claire')
  const page = await claire.anotherPage()
  const asked = []
  let deliver
  const held = new Promise(resolve => { deliver = resolve })
  await page.route('**/assets/*.js', async route => {
    const file = new URL(route.request().url()).pathname.replace(/^.assets.|-.{8}\.js$/g, '')
    asked.push(file)
    if (file === 'first') await held
    await route.continue()
  })

  // when she opens a draft
  const opening = page.goto(`${claire.base}/drafts/${server.demo.draft}`)
  await plenary.until('the room is asked for', () => asked.includes('DraftScene') && asked.includes('editor'))
  deliver()
  await opening

  // then it was asked for once
  await page.locator('.ProseMirror').waitFor()
  assert.deepEqual(asked.filter((file, index) => asked.indexOf(file) !== index), [])

  // when she reads her account
  asked.length = 0
  await page.goto(`${claire.base}/account`)
  await page.getByRole('heading', { level: 1 }).waitFor()

  // then nothing of the room came with it
  assert.deepEqual(asked.filter(file => ['DraftScene', 'editor', 'room'].includes(file)), [])
  assert.deepEqual(claire.complaints, [])
})

test('an address where nothing is shows a page that leads on', async () => {
  const claire = await Somebody.signsIn(browser, server.demo, 'Claire', { locale: 'fr-FR', colorScheme: 'dark' })
  const answer = await claire.page.goto(`${claire.base}/no/such/page`)
  assert.equal(answer.status(), 404)
  await claire.page.getByRole('heading', { name: 'Aucune page à cette adresse' }).waitFor()
  await claire.photograph('shell-nowhere')
  await claire.page.getByRole('link', { name: 'Tous les projets' }).click()
  await claire.page.getByRole('heading', { name: /^Projets/ }).waitFor()
})

test('the list of drafts says what is new, starts one by Enter, and keeps archived ones apart', async () => {
  // given a draft that Claire has looked at
  const ingrid = await (await Somebody.signsIn(browser, server.demo, 'Ingrid')).looksAtDrafts()
  await ingrid.button('New draft').click()
  await ingrid.page.getByLabel('Title of the new draft').fill('Code of conduct')
  await ingrid.keyboard.press('Enter')
  await ingrid.sees('Code of conduct')
  const draft = ingrid.page.url().split('/').at(-1)
  const claire = await (await Somebody.signsIn(browser, server.demo, 'Claire')).looksAtDrafts()
  const row = claire.page.getByRole('row').filter({ hasText: 'Code of conduct' })
  await row.getByText('You have not opened it yet').waitFor()
  await claire.opens(draft)
  await claire.isSaved()
  await claire.page.getByRole('link', { name: 'Plenary' }).click()
  await row.getByText('You have not opened it yet').waitFor({ state: 'detached' })

  // when others write and decide
  const daniel = await plenary.joinWithProvider(draft, plenary.demo.people.find(person => person.name.startsWith('Daniel')))
  plenary.firstText(daniel.text).insert(0, 'Draft ')
  await plenary.until('it is written', async () => (await plenary.serverText(draft)).includes('Draft Code'))
  daniel.leave()
  await plenary.api(`/api/drafts/${draft}/mode`, plenary.person('CHAIR'), { method: 'PUT', body: '{"mode":"CHAIR"}' })
  await claire.page.reload()

  // then the list names them, and leads to what changed
  const news = row.getByRole('link', { name: /^New since you last looked .*: KEN · 1 decision$/ })
  await news.waitFor()
  await assertAccessible(claire.page, 'list of drafts')
  await claire.photograph('lobby-news')
  await news.click()
  await claire.page.getByRole('region', { name: 'Text with its changes' }).locator('ins').getByText('Draft').waitFor()
  assert.match(claire.page.url(), /from=seq/)
  await claire.page.getByRole('link', { name: 'Plenary' }).click()
  await news.waitFor({ state: 'detached' })

  // when the secretariat archives it while Claire is in the room
  await plenary.api(`/api/drafts/${draft}/mode`, plenary.person('CHAIR'), { method: 'PUT', body: '{"mode":"EVERYBODY"}' })
  await claire.opens(draft)
  await claire.isSaved()
  await ingrid.page.goto(`${ingrid.base}/`)
  await ingrid.button('Actions for Draft Code of conduct').click()
  await ingrid.page.getByRole('menuitem', { name: 'Archive…' }).click()
  await ingrid.page.getByRole('dialog').getByText('nobody changes or decides anything in it').waitFor()
  await ingrid.page.getByRole('menu').waitFor({ state: 'detached' })
  await assertAccessible(ingrid.page, 'question before archiving')
  await ingrid.photograph('archive-question')
  await ingrid.button('Archive the draft').click()

  // then she reads on and cannot write, and both find it in its place
  await claire.shows('This draft is archived')
  await claire.page.waitForFunction(() => document.querySelector('.ProseMirror').getAttribute('contenteditable') === 'false')
  await claire.photograph('room-archived')
  await ingrid.page.getByText('Archived drafts (1)').click()
  const archived = ingrid.page.getByRole('table', { name: 'Archived drafts' })
  await archived.getByRole('link', { name: 'Draft Code of conduct' }).waitFor()
  assert.equal(await ingrid.page.getByRole('table', { name: 'Drafts', exact: true }).getByText('Code of conduct').count(), 0)
  await assertAccessible(ingrid.page, 'archived drafts')
  await ingrid.photograph('lobby-archived')

  // when it is brought back
  await archived.getByRole('button', { name: 'Actions for Draft Code of conduct' }).click()
  await ingrid.page.getByRole('menuitem', { name: 'Bring back…' }).click()
  await ingrid.button('Bring it back').click()

  // then it is as it was
  await archived.waitFor({ state: 'detached' })
  await claire.page.getByText('This draft is archived').waitFor({ state: 'detached' })
  await claire.page.waitForFunction(() => document.querySelector('.ProseMirror').getAttribute('contenteditable') === 'true')
})
