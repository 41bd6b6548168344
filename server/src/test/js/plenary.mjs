// What the tests in this folder share: where the server is, who is who, and clients of both kinds.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'

/** The demonstration's description, as the server wrote it. */
export const demo = JSON.parse(readFileSync(required('PLENARY_DEMO'), 'utf8'))

export function required (name) {
  const value = process.env[name]
  if (!value) throw new Error(`expected the environment variable ${name}; run these tests through Maven`)
  return value
}

export const person = role => demo.people.find(one => one.role === role)
export const delegates = demo.people.filter(one => one.role === 'DELEGATE')

export const collabUrl = demo.url.replace(/^http/, 'ws') + '/collab'

/** An answer of the API to `who`. */
export async function api (path, who = person('CHAIR'), options = {}) {
  return fetch(demo.url + path, {
    ...options,
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json', ...options.headers }
  })
}

export async function createDraft (title) {
  const response = await api('/api/drafts', person('CHAIR'), { method: 'POST', body: JSON.stringify({ title }) })
  if (response.status !== 201) throw new Error(`expected 201, got ${response.status}: ${await response.text()}`)
  return (await response.json()).id
}

/** A draft with a title and clauses, which the chair has written: for each its kind, as the element is called, and its words. */
export async function draftWith (title, clauses) {
  const draft = await createDraft(title)
  const tool = await joinWithProvider(draft, person('CHAIR'))
  try {
    tool.doc.transact(() => tool.text.insert(tool.text.length, clauses.map(([kind, words]) => {
      const clause = new Y.XmlElement(kind)
      clause.setAttribute('id', randomBytes(9).toString('base64url'))
      const line = kind === 'heading' ? clause : new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(words)])
      if (line !== clause) clause.insert(0, [line])
      return clause
    })))
    await until('the clauses are on the server', async () => (await clausesOf(draft)).length === clauses.length + 1)
  } finally {
    tool.leave()
  }
  return draft
}

/** The clauses of a draft, as the server tells of them. */
export async function clausesOf (draft) {
  const response = await api(`/api/drafts/${draft}/clauses`)
  if (response.status !== 200) throw new Error(`expected 200, got ${response.status}: ${await response.text()}`)
  return response.json()
}

/** Somebody puts a whole clause in brackets. */
export async function putsInBrackets (draft, clause, who = person('CHAIR')) {
  const body = JSON.stringify({ clause, kind: 'CONTESTED', stance: 'RESERVE' })
  const response = await api(`/api/drafts/${draft}/brackets`, who, { method: 'POST', body })
  if (response.status !== 201) throw new Error(`expected 201, got ${response.status}: ${await response.text()}`)
}

export async function serverText (draft) {
  const response = await api(`/api/drafts/${draft}/text`)
  if (response.status !== 200) throw new Error(`expected 200, got ${response.status}: ${await response.text()}`)
  return response.text()
}

/** Waits until `condition` gives a true value, and returns it. */
export async function until (what, condition, { seconds = 20 } = {}) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const value = await condition()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain until ${what}`)
    await pause(25)
  }
}

/** An unmodified y-websocket client in a document of its own; connected and in sync. */
export async function joinWithProvider (draft, who, options = {}) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(collabUrl, draft, doc, {
    WebSocketPolyfill: WebSocket,
    params: { token: who.token },
    disableBc: true,
    ...options
  })
  await until(`${who.name} is in sync`, () => provider.synced)
  return { who, doc, provider, text: doc.getXmlFragment('text'), leave: () => { provider.destroy(); doc.destroy() } }
}

/** A client that speaks `plenary.1` over a bare socket and remembers what it was told. */
export class PlainClient {
  doc = new Y.Doc()
  sent = 0
  answered = 0
  refusals = []
  closeCode = undefined

  static async join (draft, who, { protocols = ['plenary.1'], params = '' } = {}) {
    const client = new this()
    client.socket = new WebSocket(`${collabUrl}/${draft}?token=${who.token}${params}`, protocols)
    client.socket.binaryType = 'arraybuffer'
    client.socket.on('message', data => client.#receive(new Uint8Array(data)))
    client.socket.on('close', code => { client.closeCode = code })
    client.socket.on('error', () => {})
    client.doc.on('update', (update, origin) => {
      if (origin !== client) client.#send(encoder => syncProtocol.writeUpdate(encoder, update))
    })
    await until('the socket opens', () => client.socket.readyState === WebSocket.OPEN || client.closeCode)
    if (client.closeCode === undefined) {
      client.#sendFrame(encoder => syncProtocol.writeSyncStep1(encoder, client.doc))
      await until('the first sync is done', () => client.inSync || client.closeCode)
    }
    return client
  }

  get text () { return this.doc.getXmlFragment('text') }
  get allSaved () { return this.sent === this.answered }

  leave () { this.socket.close() }

  /** The last message that was sent has this number. */
  onSent (_count) {}

  /** All messages up to this number are answered. */
  onAnswered (_count) {}

  #send (write) {
    this.onSent(++this.sent)
    this.#sendFrame(write)
  }

  #sendFrame (write) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder)
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encoding.toUint8Array(encoder))
  }

  #receive (frame) {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === 0) {
      const step = decoding.readVarUint(decoder)
      if (step === 0) {
        const have = decoding.readVarUint8Array(decoder)
        this.#send(encoder => syncProtocol.writeSyncStep2(encoder, this.doc, have))
      } else {
        Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this)
        if (step === 1) this.inSync = true
      }
    } else if (type === 100) {
      this.#answer(decoding.readVarUint(decoder))
      this.seq = decoding.readVarUint(decoder)
    } else if (type === 101) {
      const refusal = JSON.parse(decoding.readVarString(decoder))
      this.refusals.push(refusal)
      this.#answer(refusal.count)
    }
  }

  #answer (count) {
    this.answered = count
    this.onAnswered(count)
  }
}

/** The first text below an XML type that holds any, in document order. */
export function firstText (parent) {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (child.length > 0) return child
    } else {
      const text = firstText(child)
      if (text) return text
    }
  }
  return null
}
