// Makes the data directories that are kept of a version (see ../resources/kept/README.md), with its jar:
// PLENARY_JAR=... node keep.mjs DIRECTORY
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './demo-server.mjs'
import { Y } from './yjs.mjs'

const java = existsSync(join(process.env.JAVA_HOME ?? '', 'bin', 'java')) ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const jar = process.env.PLENARY_JAR
const target = process.argv[2]
if (!jar || !target) throw new Error('expected PLENARY_JAR and a directory, as in PLENARY_JAR=plenary.jar node keep.mjs DIRECTORY')

const ROSTER = {
  process: { id: 'rivers', name: 'Process on Shared Rivers' },
  delegations: [
    { code: 'EGY', name: 'Egypt', kind: 'STATE' },
    { code: 'CHN', name: 'China', kind: 'STATE' },
    { code: 'RUS', name: 'Russian Federation', kind: 'STATE' },
    { code: 'AQUA', name: 'Aqua Works', kind: 'COMPANY' },
    { code: 'BRA', name: 'Brazil', kind: 'STATE', capacity: 'OBSERVER' }
  ],
  groups: [{ code: 'UP', name: 'Upstream', members: ['CHN', 'RUS'] }, { code: 'DOWN', name: 'Downstream', members: ['EGY'] }],
  people: [
    { id: 'noor', name: 'Noor Haddad', role: 'CHAIR' },
    { id: 'ingrid', name: 'Ingrid Solberg', role: 'SECRETARIAT', email: 'ingrid.solberg@example.org' },
    { id: 'omar', name: 'عمر حسن', role: 'DELEGATE', rank: 'HEAD', delegation: 'EGY' },
    { id: 'wei', name: '王伟', role: 'DELEGATE', rank: 'HEAD', delegation: 'CHN' },
    { id: 'olga', name: 'Ольга Смирнова', role: 'DELEGATE', rank: 'ADVISER', delegation: 'RUS' },
    { id: 'paul', name: 'Paul <Works> & Söhne', role: 'DELEGATE', delegation: 'AQUA' },
    { id: 'rafael', name: 'Rafael Lima', role: 'OBSERVER', delegation: 'BRA' }
  ]
}

const RIVERS = `# Declaration on Shared Rivers 🌊

The Conference of the Parties,

*Recalling* the Charter[^1] and the words of every river: النيل, 长江, Волга, गङ्गा, ναῦς,

*Noting* that water has no flag,

*Convinced* that who is upstream and who is downstream depend on one another,

1. **Decides** to share what it knows:

    (a) of floods;

    (b) of droughts, and in particular:

        (i) when they begin;

        (ii) when they end;

    (c) of ice;

2. Requests each Party to measure[^2] and to publish;

3. Takes note of the gauges:

| River | Gauges | Since |
| --- | --- | --- |
| النيل | 12 | 1902 |
| 长江 | 40 | 1950 |
| Волга | 31 | 1876 |

4. Invites companies to report what they take;

5. Encourages the exchange of experts;

6. Calls upon all to mend what leaks;

7. Decides to meet again in a year.

Annex I. Methods

A gauge is read at noon.

[^1]: United Nations, *Treaty Series*, vol. 1.
[^2]: By a gauge, or by a satellite.
`

/** How many changes a draft has so that a server makes a checkpoint of it, and some more. */
const LONG = 5_040

/** A jar at work on a data directory. */
class Plenary {
  printed = ''

  static async serve (directory) {
    const server = new Plenary()
    server.port = await freePort()
    server.url = `http://localhost:${server.port}`
    const roster = `${directory}.roster.json`
    writeFileSync(roster, JSON.stringify(ROSTER))
    await server.#run(['serve', '--print-links', '--data', directory, '--people', roster], () => server.printed.includes('Plenary runs at'))
    rmSync(roster)
    server.people = ROSTER.people.map(person => ({
      ...person, token: new RegExp(`^  ${person.name}  \\S+#(\\S+)$`, 'm').exec(server.printed)?.[1]
    }))
    return server
  }

  static async demo (directory) {
    const server = new Plenary()
    server.port = await freePort()
    server.url = `http://localhost:${server.port}`
    await server.#run(['demo', '--data', directory], () => server.printed.includes('Plenary runs at'))
    server.people = JSON.parse(readFileSync(join(directory, 'demo.json'), 'utf8')).people
    return server
  }

  async #run (words, isUp) {
    this.process = spawn(java, ['-Xmx512m', '-jar', jar, ...words, '--port', this.port], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', text => { this.printed += text })
    const deadline = Date.now() + 60_000
    while (!isUp()) {
      if (this.process.exitCode !== null || Date.now() > deadline) throw new Error(`it did not start:\n${this.printed}`)
      await pause(50)
    }
    await pause(200)
  }

  async stop () {
    const ended = once(this.process, 'exit')
    this.process.kill('SIGTERM')
    await ended
  }

  who (id) { return this.people.find(person => person.id === id) }

  async ask (id, method, path, body, type = 'application/json') {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.who(id).token}`, 'content-type': type },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${id} ${method} ${path}: ${response.status} ${text}`)
    return text === '' ? null : /json/.test(response.headers.get('content-type')) && !/ndjson/.test(response.headers.get('content-type')) ? JSON.parse(text) : text
  }

  /** Writes down the tokens, and the record of each draft. */
  async keep (directory, reader) {
    mkdirSync(join(directory, 'records'), { recursive: true })
    writeFileSync(join(directory, 'people.json'), JSON.stringify(
      this.people.map(({ id, token }) => ({ id, token })), null, 1) + '\n')
    for (const { id } of await this.ask(reader, 'GET', '/api/drafts')) {
      writeFileSync(join(directory, 'records', `${id}.jsonl`), await this.ask(reader, 'GET', `/api/drafts/${id}/record`))
    }
  }
}

// What the tests share; it reads who is who when it is loaded, and so it is loaded anew for each server.
let clients

/** A draft at work: who joined it, and what they do. */
class Draft {
  #joined = new Map()

  constructor (server, id) {
    this.server = server
    this.id = id
  }

  get path () { return `/api/drafts/${this.id}` }

  async at (id) {
    if (!this.#joined.has(id)) this.#joined.set(id, await clients.PlainClient.join(this.id, this.server.who(id)))
    return this.#joined.get(id)
  }

  /** Somebody makes one change, and it is saved; all others have it when they go on. */
  async writes (id, change) {
    const client = await this.at(id)
    client.doc.transact(() => change(client.text, client.doc))
    await clients.until(`${id} is saved`, () => client.allSaved)
    if (client.refusals.length > 0) throw new Error(`${id} was refused: ${JSON.stringify(client.refusals)}`)
    for (const other of this.#joined.values()) {
      await clients.until('the others have it', () => isSame(other.doc, client.doc))
    }
  }

  put (id, path, body) { return this.server.ask(id, 'PUT', this.path + path, body) }
  post (id, path, body) { return this.server.ask(id, 'POST', this.path + path, body) }
  clauses () { return this.server.ask('noor', 'GET', `${this.path}/clauses`) }

  /** The id of the clause that begins so. */
  async clause (words) {
    const clauses = await this.clauses()
    const found = clauses.find(clause => clause.text.startsWith(words))
    if (!found) throw new Error(`no clause begins with ${words}: ${JSON.stringify(clauses.map(({ text }) => text))}`)
    return found.id
  }

  async status (words, status, reason) {
    await this.put('noor', `/clauses/${await this.clause(words)}/status`, reason ? { status, reason } : { status })
  }

  /** The chair holds the clause that begins so in brackets. */
  async brackets (words) {
    await this.post('noor', '/brackets', { clause: await this.clause(words), kind: 'CONTESTED', stance: 'RESERVE' })
  }

  leave () {
    for (const client of this.#joined.values()) client.leave()
    this.#joined.clear()
  }
}

const isSame = (one, other) => Buffer.compare(Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)) === 0

/** The clause of the shared text that begins so. */
const find = (text, words) => text.toArray().find(clause => plain(clause).startsWith(words))
const plain = node => node instanceof Y.XmlText ? node.toDelta().map(piece => piece.insert).join('') : node.toArray().map(plain).join('')
const line = clause => clause.get(0)
const words = (clause, n = 0) => line(clause).toArray().filter(node => node instanceof Y.XmlText)[n]

function element (name, ...children) {
  const made = new Y.XmlElement(name)
  made.insert(0, children.map(child => typeof child === 'string' ? new Y.XmlText(child) : child))
  return made
}

function clause (kind, id, ...children) {
  const made = element(kind, ...children)
  made.setAttribute('id', id)
  return made
}

/** Moves a clause as editors do: it is deleted, and written again with its id. */
function move (text, from, to) {
  const moved = text.get(from)
  const again = moved.clone()
  text.delete(from)
  text.insert(to, [again])
}

const indexOf = (text, begin) => text.toArray().indexOf(find(text, begin))

async function joins (server) {
  const description = join(target, 'joined.json')
  writeFileSync(description, JSON.stringify({ url: server.url, draft: '', people: server.people }))
  process.env.PLENARY_DEMO = description
  clients = await import(`./plenary.mjs?${server.port}`)
  rmSync(description)
}

/** Every kind of entry, on two keys. */
async function everything (data) {
  let server = await Plenary.serve(data)
  await joins(server)
  await server.ask('ingrid', 'PUT', '/api/process', {
    name: 'Process on Shared Rivers',
    symbolPattern: 'RIV/WP.{draft}/Rev.{number}',
    masthead: { distribution: 'Limited', agenda: 'Agenda item 4: Gauges', language: 'en' }
  })
  const { id } = await server.ask('ingrid', 'POST', '/api/drafts/imports?name=rivers.md', RIVERS, 'application/octet-stream')
  let draft = new Draft(server, id)

  // Words of several people and scripts, taken out again in part; bold; a footnote; a line break.
  await draft.writes('omar', text => words(find(text, 'Noting')).insert(0, 'مع الإشارة إلى أن '))
  await draft.writes('wei', text => words(find(text, 'Requests')).insert(9, '敦促 '))
  await draft.writes('olga', text => words(find(text, 'Encourages')).insert(0, 'Also настоятельно '))
  await draft.writes('omar', text => words(find(text, 'Requests')).delete(9, 3))
  await draft.writes('paul', text => words(find(text, 'Invites')).format(8, 9, { bold: {} }))
  await draft.writes('paul', text => line(find(text, 'Invites')).push([element('footnote', 'As in ', element('hardBreak'), 'the annex 🏭.')]))
  await draft.writes('wei', text => line(find(text, 'Decides to meet')).push([element('hardBreak'), new Y.XmlText('和平')]))

  // Clauses: added, moved, divided, brought together, removed. Rows of a table.
  await draft.writes('olga', text => text.insert(indexOf(text, 'Takes note'), [
    clause('operative', 'ol-ice', element('paragraph', 'Urges all to watch the ice:'),
      element('subparagraph', element('paragraph', 'on lakes;')), element('subparagraph', element('paragraph', 'on rivers;'))),
    clause('heading', 'ol-head', 'II. Measures')
  ]))
  await draft.writes('wei', text => move(text, indexOf(text, 'Calls upon'), indexOf(text, 'Urges')))
  await draft.writes('omar', text => {
    const table = find(text, 'Takes note').toArray().find(child => child.nodeName === 'table')
    table.insert(2, [element('row', ...['الأردن', '7', '1921'].map(cell => element('cell', element('paragraph', cell))))])
    words({ get: () => table.get(1).get(1).get(0) }).insert(2, ' (14)')
  })
  await draft.writes('wei', text => {
    const table = find(text, 'Takes note').toArray().find(child => child.nodeName === 'table')
    table.delete(4)
  })

  await draft.brackets('Decides to share')
  await draft.status('Invites', 'AGREED_AD_REFERENDUM')
  await draft.status('Calls upon', 'AGREED')
  await draft.status('Calls upon', 'ADOPTED')
  await draft.status('Urges', 'PARKED')
  await draft.put('noor', '/mode', { mode: 'CHAIR', reason: 'The chair reads it through.' })
  await draft.writes('noor', text => words(find(text, 'Convinced')).insert(0, 'Deeply '))
  await draft.put('noor', '/mode', { mode: 'EVERYBODY' })
  await draft.put('noor', '/access', {
    rules: [
      { subject: { group: 'UP' }, level: 'DRAFT', clauses: null, arrange: false },
      { subject: { delegation: 'AQUA' }, level: 'DRAFT', clauses: [await draft.clause('Invites'), await draft.clause('Methods')] },
      { subject: { person: 'olga' }, level: 'COMMENT' },
      { subject: { delegation: 'BRA' }, level: 'NONE' }
    ]
  })
  await draft.post('ingrid', '/revisions', { title: 'First reading', note: 'As it left the room.\nWith gauges.' })

  // After the revision: another key, another role of somebody, rules that are softer.
  draft.leave()
  await server.stop()
  run('rotate-key', '--data', data)
  server = await again(data, server)
  draft = new Draft(server, id)
  await server.ask('ingrid', 'PUT', '/api/process/people/olga', {
    name: 'Ольга Смирнова-Ли', email: null, role: 'DELEGATE', rank: 'HEAD', delegation: 'RUS'
  })
  await draft.put('noor', '/access', { rules: [{ subject: { group: 'UP' }, level: 'DRAFT', clauses: null, arrange: true }] })
  await draft.status('Calls upon', 'OPEN', 'A comma was forgotten.')
  await draft.status('Invites', 'OPEN', 'Companies were not heard.')
  await draft.status('Urges', 'OPEN')
  await draft.writes('olga', text => words(find(text, 'Calls upon')).insert(10, ', all together,'))
  await draft.writes('omar', text => text.delete(indexOf(text, 'Urges'), 2))
  const removed = (await draft.at('omar')).seq
  await draft.writes('paul', text => words(find(text, 'Invites')).insert(0, 'Warmly '))
  await draft.post('noor', '/bring-back', { seq: removed })
  await draft.post('ingrid', '/revisions', { title: 'Second reading' })
  await draft.post('ingrid', '/revisions', { title: 'First reading, corrected', note: 'Two commas.', corrects: 'RIV/WP.1/Rev.1' })

  // Gone back to: one clause, all but one person's changes, the whole.
  await draft.writes('wei', text => words(find(text, 'Deeply Convinced')).delete(0, 7))
  const since = (await draft.at('wei')).seq
  await draft.writes('wei', text => words(find(text, 'Convinced')).insert(0, 'Not '))
  await draft.writes('omar', text => words(find(text, 'Not Convinced')).insert(4, 'at all '))
  await draft.writes('wei', text => move(text, indexOf(text, 'Encourages') >= 0 ? indexOf(text, 'Encourages') : indexOf(text, 'Also'), 3))
  await draft.post('noor', '/undo', { person: 'wei', since: `seq:${since}`, reason: 'Wei asked for it.' })
  await draft.post('noor', '/restore', { to: 'rev:1', clause: await draft.clause('Calls upon'), reason: 'It was adopted so.' })
  await draft.writes('omar', text => text.delete(indexOf(text, 'Decides to meet')))
  await draft.post('ingrid', '/restore', { to: 'rev:2' })
  await draft.post('ingrid', '/revisions', { title: 'Third reading', note: null })

  // An ordinary client's work of which only a part may stay.
  await draft.status('Requests', 'AGREED')
  await draft.status('Requests', 'OPEN', 'Only for a moment.')
  const offline = await clients.joinWithProvider(id, server.who('wei'))
  offline.provider.disconnect()
  words(find(offline.text, 'Requests')).insert(0, 'CLOSED ')
  words(find(offline.text, 'Decides to meet')).insert(0, 'OPEN ')
  await draft.status('Requests', 'AGREED')
  offline.provider.connect()
  await clients.until('the open part is there', async () => (await draft.clauses()).some(({ text }) => text.startsWith('OPEN Decides')))
  offline.leave()

  await draft.put('noor', '/archived', { archived: true, reason: 'The session is over.' })
  await draft.put('ingrid', '/archived', { archived: false })
  await draft.writes('omar', text => words(find(text, 'OPEN Decides')).delete(0, 5))
  await draft.put('omar', '/seen', {})
  await draft.put('noor', '/access', { rules: [{ subject: { person: 'rafael' }, level: 'COMMENT' }, { subject: { delegation: 'AQUA' }, level: 'NONE' }] })
  draft.leave()

  const smaller = await lakes(server)
  await server.keep(join(data, '..'), 'noor')
  await server.stop()
  return smaller
}

/** A smaller draft, restored and corrected, which is to be brought elsewhere. */
async function lakes (server) {
  const { id } = await server.ask('noor', 'POST', '/api/drafts', { title: 'Règlement des lacs' })
  const draft = new Draft(server, id)
  await draft.writes('omar', text => text.insert(1, [
    clause('preambular', 'la-1', element('paragraph', 'Considérant que l’eau douce est rare,')),
    clause('article', 'la-2', element('paragraph', 'Définitions'), element('paragraph', '«Lac» s’entend de toute étendue d’eau fermée.')),
    clause('article', 'la-3', element('paragraph', 'Mesure'), element('paragraph', 'Chaque Partie mesure ses lacs.')),
    clause('annex', 'la-4', element('paragraph', 'Liste'), element('table',
      element('headerRow', element('cell', element('paragraph', 'Lac')), element('cell', element('paragraph', 'm³'))),
      element('row', element('cell', element('paragraph', 'بحيرة ناصر')), element('cell', element('paragraph', '1,5 × 10⁹')))))
  ]))
  await draft.brackets('Mesure')
  await server.ask('ingrid', 'POST', `${draft.path}/revisions`, { title: 'Premier texte' })
  await draft.writes('wei', text => words({ get: () => find(text, 'Mesure').get(1) }).insert(7, '(鄱阳湖) '))
  await draft.writes('olga', text => move(text, 3, 2))
  await draft.post('noor', '/restore', { to: 'rev:1', reason: 'Retour au texte.' })
  await draft.post('ingrid', '/revisions', { title: 'Premier texte, corrigé', corrects: 'RIV/WP.2/Rev.1' })
  await draft.writes('olga', text => line(find(text, 'Considérant')).push([element('footnote', 'Voir «Вода».')]))
  draft.leave()
  return { id, record: await server.ask('noor', 'GET', `${draft.path}/record`) }
}

/** The smaller draft, brought into one server and from there into another, which goes on with it. */
async function imported ({ id, record }, data) {
  const between = join(target, 'between')
  const file = join(target, 'record.jsonl')
  writeFileSync(file, record)
  run('import', file, '--data', between)
  let server = await Plenary.serve(between)
  writeFileSync(file, await server.ask('noor', 'GET', `/api/drafts/${id}/record`))
  await server.stop()
  rmSync(between, { recursive: true })
  run('import', file, '--data', data)
  rmSync(file)
  server = await Plenary.serve(data)
  await joins(server)
  await server.ask('ingrid', 'PUT', '/api/process', {
    name: 'Processus des lacs',
    symbolPattern: 'LAC/{draft}/Rev.{number}',
    masthead: { distribution: '', agenda: '', language: 'fr' }
  })
  const draft = new Draft(server, id)
  await draft.writes('wei', text => words(find(text, 'Considérant')).insert(12, 'ici '))
  await draft.post('ingrid', '/revisions', { title: 'Deuxième texte' })
  await draft.post('noor', '/restore', { to: 'rev:1', clause: 'la-1' })
  draft.leave()
  await server.keep(join(data, '..'), 'noor')
  await server.stop()
}

/** A draft so long that a checkpoint was made of it, and that went on after that. */
async function long (data) {
  const server = await Plenary.serve(data)
  await joins(server)
  const { id } = await server.ask('noor', 'POST', '/api/drafts', { title: 'Long ' })
  const draft = new Draft(server, id)
  const writers = [await draft.at('omar'), await draft.at('wei')]
  for (let i = 0; i < LONG; i++) {
    const client = writers[i % 2]
    await clients.until('there is room', () => client.sent - client.answered < 20)
    const title = client.text.get(0).get(0)
    if (i % 8 < 7) title.insert(title.length - i % 4, 'abc ض河'[i % 6])
    else title.delete(4, Math.min(7, title.length - 5))
    if (i === LONG / 2) {
      await clients.until('it is saved', () => client.allSaved)
      await draft.post('ingrid', '/revisions', { title: 'Half of it' })
    }
  }
  await clients.until('it is saved', () => writers.every(client => client.allSaved))
  await clients.until('a checkpoint is made', () => server.printed.includes('checkpoint.made'))
  await draft.writes('olga', text => text.insert(1, [clause('operative', 'lo-1', element('paragraph', 'After the checkpoint.'))]))
  await draft.status('After', 'AGREED')
  draft.leave()
  await server.keep(join(data, '..'), 'noor')
  await server.stop()
}

async function again (data, before) {
  const server = await Plenary.serve(data)
  server.people = before.people
  await joins(server)
  return server
}

function run (...words) { console.log(execFileSync(java, ['-jar', jar, ...words], { encoding: 'utf8' })) }

mkdirSync(target, { recursive: true })
const demo = await Plenary.demo(join(target, 'demo', 'data'))
await demo.keep(join(target, 'demo'), 'chair')
await demo.stop()
mkdirSync(join(target, 'everything'))
const smaller = await everything(join(target, 'everything', 'data'))
mkdirSync(join(target, 'imported'))
await imported(smaller, join(target, 'imported', 'data'))
mkdirSync(join(target, 'long'))
await long(join(target, 'long', 'data'))
process.exit(0)
