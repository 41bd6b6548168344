// The page that verifies records, from the finished jar and then from a file, with the jar gone.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { faultsOf } from './axe.mjs'
import { DemoServer } from './demo-server.mjs'
import { launch } from './somebody.mjs'

const SHOTS = process.env.PLENARY_SCREENSHOTS

let server, browser, base, saved, record, receipt, broken, key

before(async () => {
  server = await DemoServer.start()
  browser = await launch()
  base = server.demo.url
  const { token } = server.demo.people.find(({ role }) => role === 'SECRETARIAT')
  const ask = async path => {
    const response = await fetch(base + path, { headers: { Authorization: `Bearer ${token}` } })
    assert.equal(response.status, 200, path)
    return Buffer.from(await response.arrayBuffer())
  }
  const keep = (name, bytes) => {
    const file = join(server.directory, name)
    writeFileSync(file, bytes)
    return file
  }
  record = keep('record.jsonl', await ask(`/api/drafts/${server.demo.draft}/record`))
  receipt = keep('receipt.json', await ask(`/api/drafts/${server.demo.draft}/receipt`))
  saved = keep('saved.html', await ask('/verify.html'))
  key = JSON.parse(readFileSync(receipt, 'utf8')).receipt.key
  const lines = readFileSync(record, 'utf8').split('\n')
  lines[9] = lines[9].replace(/"at":"20\d\d/, '"at":"2001')
  broken = keep('broken.jsonl', lines.join('\n'))
})

after(async () => {
  await browser?.close()
  await server?.close()
})

/** The page at an address, with all that it asks for and says beside. */
async function open (address, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 800 }, ...options })
  const page = await context.newPage()
  const noise = []
  page.on('request', request => { if (request.url() !== address) noise.push(`asked for ${request.url()}`) })
  page.on('console', message => noise.push(message.text()))
  page.on('pageerror', error => noise.push(String(error)))
  await page.goto(address)
  return { page, noise, close: () => context.close() }
}

const verdict = page => page.getByRole('heading', { level: 2, name: /record|registre/i })

async function photograph (page, name) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `verify-${name}.png`), fullPage: true })
}

test('the page of the server finds a record intact, with its revisions and the receipt, and asks for nothing', async () => {
  const { page, noise, close } = await open(`${base}/verify.html`)
  await page.getByText('A receipt or a key that you kept').click()
  await page.getByLabel('Choose a receipt').setInputFiles(receipt)
  await page.getByText('✓ receipt.json').waitFor()
  await page.getByLabel('Id of a key that you trust').fill(key)
  await page.getByLabel('Choose the file of a record').setInputFiles(record)
  await page.getByRole('heading', { name: 'The record is intact' }).waitFor()
  assert.ok(await verdict(page).evaluate(heading => heading === document.activeElement), 'the result has the focus')
  const said = await page.locator('main').innerText()
  for (const part of [/The receipt fits/, /TSC\/2026\/WP\.1\/Rev\.1/, /TSC\/2026\/WP\.1\/Rev\.2/, key, 'Draft Declaration']) {
    assert.match(said, part instanceof RegExp ? part : new RegExp(part))
  }
  const head = JSON.parse(readFileSync(record, 'utf8').split('\n')[0]).head.hash
  assert.ok(said.includes(head), 'it says the head')
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(noise, [])
  await photograph(page, 'intact')
  await close()
})

test('it is reached from the page of published heads', async () => {
  const { page, close } = await open(`${base}/verify`)
  await page.getByRole('link', { name: 'Verify a record' }).click()
  await page.getByRole('heading', { level: 1, name: 'Verify a record' }).waitFor()
  assert.match(page.url(), /\/verify\.html$/)
  await close()
})

test('saved to a file it works without the server, in both languages, and says where a record is broken', async () => {
  await server.kill()
  const { page, noise, close } = await open(pathToFileURL(saved).href, { locale: 'fr-FR', colorScheme: 'dark' })
  await page.getByLabel('Choisir le fichier d’un registre').setInputFiles(broken)
  await page.getByRole('heading', { name: 'Le registre n’est pas intact' }).waitFor()
  assert.match(await page.locator('main').innerText(), /Ligne 10, entrée 9 — l’empreinte ne correspond pas/)
  assert.deepEqual(await faultsOf(page), [])
  await photograph(page, 'broken')
  await page.getByRole('button', { name: 'English' }).click()
  assert.match(await page.locator('main').innerText(), /Line 10, entry 9 — the hash does not fit/)
  await page.getByLabel('Choose the file of a record').setInputFiles(record)
  await page.getByRole('heading', { name: 'The record is intact' }).waitFor()
  assert.deepEqual(noise, [])
  await close()
})

test('a file is dropped on it, a key is demanded, and what is no record is said to be none', async () => {
  const { page, close } = await open(pathToFileURL(saved).href)
  await page.getByText('A receipt or a key that you kept').click()
  await page.getByLabel('Id of a key that you trust').fill('12')
  const drop = async (name, bytes) => {
    const transfer = await page.evaluateHandle(({ name, text }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    }, { name, text: bytes.toString('utf8') })
    await page.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: transfer })
  }
  await drop('record.jsonl', readFileSync(record))
  await page.getByRole('alert').filter({ hasText: '64 digits' }).waitFor()
  await page.getByLabel('Id of a key that you trust').fill('0'.repeat(64))
  await page.getByRole('button', { name: 'Check it again' }).click()
  await page.getByText(/expected TSC\/2026\/WP\.1\/Rev\.1 to be signed by the key 0000/).waitFor()
  await page.getByLabel('Id of a key that you trust').fill('')
  await drop('holiday.txt', Buffer.from('We went to the sea.\n'))
  await page.getByText('expected the file of a record, which begins').waitFor()
  await close()
})

test('it fits on a telephone', async () => {
  const { page, close } = await open(pathToFileURL(saved).href, { viewport: { width: 390, height: 844 } })
  await page.getByLabel('Choose the file of a record').setInputFiles(record)
  await verdict(page).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(wide <= 390, `it is ${wide} pixels wide`)
  await photograph(page, 'narrow')
  await close()
})
