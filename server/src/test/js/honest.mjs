// Honest people who work while others do harm: what they typed, when it was saved, and what they were told.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { api, collabUrl, person, until } from './plenary.mjs'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz '

/** Types into a paragraph of its own, a letter at a time, and measures how long each takes to be saved. */
class Typist {
  doc = new Y.Doc()
  typed = ''
  trouble = []
  millis = []
  #sent = []
  #count = 0

  static async join (draft, who, place) {
    const typist = new Typist()
    typist.who = who
    typist.doc.on('update', (update, origin) => {
      if (origin !== typist) typist.#send(encoder => syncProtocol.writeUpdate(encoder, update))
    })
    typist.socket = new WebSocket(`${collabUrl}/${draft}?token=${who.token}`, ['plenary.1'])
    typist.socket.binaryType = 'arraybuffer'
    typist.socket.on('message', data => typist.#receive(new Uint8Array(data)))
    typist.socket.on('error', error => typist.trouble.push(error.message))
    typist.socket.on('close', (code, reason) => { if (!typist.left) typist.trouble.push(`closed: ${code} ${reason}`) })
    typist.socket.on('open', () => typist.#frame(encoder => syncProtocol.writeSyncStep1(encoder, typist.doc)))
    await until(`${who.name} is in sync`, () => typist.inSync || typist.trouble.length > 0)
    const clauses = typist.doc.getXmlFragment('text').toArray().filter(clause => clause.nodeName === 'operative')
    typist.text = clauses[place].get(0).get(0)
    typist.before = typist.text.toString()
    return typist
  }

  type () {
    const letter = LETTERS[Math.floor(Math.random() * LETTERS.length)]
    this.text.insert(this.text.length, letter)
    this.typed += letter
  }

  get isSaved () { return this.#sent.length === 0 }

  leave () {
    this.left = true
    this.socket.terminate()
    this.doc.destroy()
  }

  #send (write) {
    this.#sent.push({ count: ++this.#count, at: performance.now() })
    this.#frame(write)
  }

  #frame (write) {
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
      const payload = decoding.readVarUint8Array(decoder)
      if (step === 0) {
        this.#send(encoder => syncProtocol.writeSyncStep2(encoder, this.doc, payload))
      } else {
        Y.applyUpdate(this.doc, payload, this)
        this.inSync ||= step === 1
      }
    } else if (type === 100) {
      const count = decoding.readVarUint(decoder)
      while (this.#sent[0]?.count <= count) this.millis.push(performance.now() - this.#sent.shift().at)
    } else if (type === 101) {
      this.trouble.push(`refused: ${decoding.readVarString(decoder)}`)
    }
  }
}

/** A few delegates at work, and a chair who reads and decides. */
export class Meeting {
  typists = []
  chair = { millis: [], trouble: [] }

  static async begin (draft, people, { lettersASecond = 5 } = {}) {
    const meeting = new Meeting()
    meeting.draft = draft
    for (const [place, who] of people.entries()) meeting.typists.push(await Typist.join(draft, who, place))
    meeting.keys = setInterval(() => meeting.typists.forEach(typist => typist.type()), 1000 / lettersASecond)
    meeting.reading = meeting.#read()
    return meeting
  }

  /** The chair asks for what changed since the first revision, as History does, every two seconds. */
  async #read () {
    while (!this.over) {
      const from = performance.now()
      try {
        const answer = await api(`/api/drafts/${this.draft}/redline?from=1&to=31`, person('CHAIR'),
          { signal: AbortSignal.timeout(20_000) })
        await answer.arrayBuffer()
        if (answer.status !== 200) this.chair.trouble.push(`the chair's redline was answered by ${answer.status}`)
        this.chair.millis.push(performance.now() - from)
      } catch (error) {
        this.chair.trouble.push(`the chair's redline: ${error.message}`)
      }
      await new Promise(resolve => setTimeout(resolve, 2_000))
    }
  }

  /** What has gone wrong for anybody. */
  get trouble () {
    return [...this.chair.trouble, ...this.typists.flatMap(({ who, trouble }) => trouble.map(what => `${who.name} ${what}`))]
  }

  /** Ends the typing and waits until all is saved. */
  async end () {
    clearInterval(this.keys)
    this.over = true
    await until('everything typed is saved', () => this.typists.every(typist => typist.isSaved), { seconds: 60 })
    await this.reading
  }

  /** Begins the figures anew. */
  forget () {
    this.chair.millis = []
    this.typists.forEach(typist => { typist.millis = [] })
  }

  /** The paragraphs as those who type in them found them. */
  get found () { return this.typists.map(typist => typist.before) }

  /** The paragraphs as they are to be, with what each typed at its end. */
  get words () { return this.typists.map(({ before, typed }) => before + typed) }

  /** How long a letter took to be saved, and the chair to read, in milliseconds. */
  get figures () {
    return { saved: quantiles(this.typists.flatMap(typist => typist.millis)), redline: quantiles(this.chair.millis) }
  }

  leave () { this.typists.forEach(typist => typist.leave()) }
}

function quantiles (millis) {
  const sorted = millis.toSorted((a, b) => a - b)
  const at = share => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN)
  return { count: sorted.length, median: at(0.5), p99: at(0.99), longest: at(1) }
}
