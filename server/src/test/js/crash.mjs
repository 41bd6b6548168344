// Types into a server that is killed again and again, and remembers what it was told. It obeys commands, one a line:
//   fresh    starts new drafts, with clients that have not joined yet
//   type     joins with what each client holds, and types until the connection breaks; the chair takes proposals meanwhile
//   inspect  asks the restarted server, before any client has come back, for all that was acknowledged or shown
//   settle   joins, waits until all is saved, and compares the clients with each other and the server
//   figures  says what was counted
// and answers each with one line of JSON: {"ok": true, …}, or {"ok": false, "fault": "…"}.
import { createInterface } from 'node:readline'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { collabUrl, createDraft, delegates, firstText, required, serverText, until } from './plenary.mjs'
import { Taking } from './taking.mjs'

const DRAFTS = 3
const CLIENTS_PER_DRAFT = 3
const WORDS = /w\d+x\d+/g

const figures = { acknowledged: 0, shown: 0, deleted: 0, words: 0, joins: 0 }

// A generator of our own, so that a seed says what is typed.
let state = Number(required('PLENARY_SEED')) >>> 0
const random = below => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor(state / 2 ** 32 * below)
}

class Typist {
  static next = 0

  id = Typist.next++
  doc = new Y.Doc()
  words = 0
  pending = [] // {n, word, gone}: what this client changed, and with which message of its connection it was sent
  kept = [] // words of its own that are on disk and that it may delete

  constructor (draft, who) {
    this.draft = draft
    this.who = who
    this.doc.on('update', (update, origin) => {
      if (origin !== this) this.#send(encoder => syncProtocol.writeUpdate(encoder, update))
    })
  }

  get text () { return firstText(this.doc.getXmlFragment('text')) }
  get isOpen () { return this.socket?.readyState === WebSocket.OPEN }
  get isSaved () { return this.inSync && this.pending.length === 0 && this.answered === this.sent }

  async join () {
    figures.joins++
    this.sent = 0
    this.answered = 0
    this.inSync = false
    this.answersGreeting = false
    this.socket = new WebSocket(`${collabUrl}/${this.draft.id}?token=${this.who.token}`, ['plenary.1'])
    this.socket.binaryType = 'arraybuffer'
    this.socket.on('message', data => this.#receive(new Uint8Array(data)))
    await new Promise(resolve => {
      this.socket.on('open', resolve)
      this.socket.on('error', resolve)
      this.socket.on('close', resolve)
    })
    if (this.isOpen) this.#sendFrame(encoder => syncProtocol.writeSyncStep1(encoder, this.doc))
  }

  leave () { this.socket?.terminate() }

  /** One change, if it may make any now. */
  step () {
    if (!this.isOpen || !this.inSync || !this.answersGreeting) return
    const text = this.text
    if (this.kept.length > 5 && random(6) === 0) {
      const word = this.kept.splice(random(this.kept.length), 1)[0]
      const at = text.toString().indexOf(word + ' ')
      this.draft.leaving.add(word)
      this.pending.push({ n: this.sent + 1, word, gone: true })
      text.delete(at, word.length + 1)
    } else {
      const word = `w${this.id}x${this.words++}`
      figures.words++
      this.pending.push({ n: this.sent + 1, word })
      text.insert(this.#boundary(text), word + ' ')
    }
  }

  /** A place between two words. */
  #boundary (text) {
    if (random(10) > 0) return 0
    const content = text.toString()
    return content.indexOf(' ', random(content.length)) + 1
  }

  #send (write) {
    this.sent++
    this.#sendFrame(write)
  }

  #sendFrame (write) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder)
    if (this.isOpen) this.socket.send(encoding.toUint8Array(encoder))
  }

  #receive (frame) {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === 0) {
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (step === 0) {
        this.answersGreeting = true
        this.pending.forEach(change => { change.n = this.sent + 1 })
        this.#send(encoder => syncProtocol.writeSyncStep2(encoder, this.doc, payload))
      } else {
        this.inSync ||= step === 1
        this.#show(payload)
      }
    } else if (type === 100) {
      this.#committed(decoding.readVarUint(decoder))
    } else if (type === 101) {
      fault(`${this.who.name} was refused: ${decoding.readVarString(decoder)}`)
    }
  }

  /** Takes what others wrote, and remembers that it was seen. */
  #show (update) {
    const before = this.text
    const seen = event => event.delta.forEach(part => {
      for (const word of String(part.insert ?? '').match(WORDS) ?? []) {
        if (!this.draft.seen.has(word)) figures.shown++
        this.draft.seen.add(word)
      }
    })
    before?.observe(seen)
    Y.applyUpdate(this.doc, update, this)
    before?.unobserve(seen)
    if (!before) this.text?.toString().match(WORDS)?.forEach(word => this.draft.seen.add(word))
  }

  #committed (count) {
    if (count < this.answered) fault(`acknowledgements went back from ${this.answered} to ${count}`)
    this.answered = count
    while (this.pending.length > 0 && this.pending[0].n <= count) {
      const { word, gone } = this.pending.shift()
      figures.acknowledged++
      if (gone) {
        figures.deleted++
        this.draft.gone.add(word)
      } else {
        this.draft.saved.add(word)
        this.kept.push(word)
      }
    }
  }
}

let drafts = []
let typists = []
let typing
const faults = []

function fault (what) { faults.push(what) }

const taking = new Taking(figures, fault)

const commands = {
  async fresh () {
    stop()
    typists.forEach(typist => typist.leave())
    taking.fresh()
    drafts = []
    typists = []
    for (let i = 0; i < DRAFTS; i++) {
      const draft = { id: await createDraft('Words '), saved: new Set(), seen: new Set(), leaving: new Set(), gone: new Set() }
      drafts.push(draft)
      for (let j = 0; j < CLIENTS_PER_DRAFT; j++) typists.push(new Typist(draft, delegates[j % delegates.length]))
    }
  },

  async type () {
    stop()
    await taking.prepare()
    const joined = typists.map(typist => typist.join())
    typing = setInterval(() => typists.forEach(typist => typist.step()), 4)
    await Promise.race(joined)
    taking.go()
  },

  async inspect () {
    stop()
    await taking.stop()
    await taking.inspect()
    await until('all connections are broken', () => typists.every(typist => !typist.isOpen))
    for (const draft of drafts) {
      const there = new Set((await serverText(draft.id)).match(WORDS))
      const lost = word => !there.has(word) && !draft.leaving.has(word)
      report('acknowledged but lost', [...draft.saved].filter(lost))
      report('shown but lost', [...draft.seen].filter(lost))
      report('deleted for good but back', [...draft.gone].filter(word => there.has(word)))
    }
  },

  async settle () {
    stop()
    await taking.stop()
    await Promise.all(typists.filter(typist => !typist.isOpen).map(typist => typist.join()))
    await until('everything is saved', () => typists.every(typist => typist.isSaved))
    const states = []
    for (const draft of drafts) {
      const here = typists.filter(typist => typist.draft === draft)
      const state = typist => Buffer.from(Y.encodeStateAsUpdate(typist.doc)).toString('base64')
      await until('all clients hold the same', () => new Set(here.map(state)).size === 1)
      const own = here[0].text.toString().match(WORDS) ?? []
      const served = (await serverText(draft.id)).match(WORDS) ?? []
      if (own.join() !== served.join()) fault('the clients and the server do not hold the same text')
      states.push({ draft: draft.id, state: state(here[0]) })
    }
    return { states }
  },

  async figures () { return figures }
}

function stop () { clearInterval(typing) }

function report (what, words) {
  if (words.length > 0) fault(`${what}: ${words.length} words, such as ${words.slice(0, 5)}`)
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer
  try {
    answer = await commands[line]()
  } catch (error) {
    fault(`${line}: ${error.message}`)
  }
  const ok = faults.length === 0
  console.log(JSON.stringify(ok ? { ok, ...answer } : { ok, fault: faults.splice(0).join('; ') }))
}
process.exit(0)
