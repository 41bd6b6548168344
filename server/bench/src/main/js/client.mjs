// One connection of somebody who reads a document, and perhaps writes in it.
import { createHash, randomBytes } from 'node:crypto'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { Dialect, forEachRun, longestText } from './wire.mjs'

const PATIENCE = 60_000

export const now = () => performance.now()
const hash = bytes => createHash('sha1').update(bytes).digest('hex')

/** The edits of one document that are under way: when each writer sent which letter. */
export class Letters {
  /**
   * @param writers how many write
   * @param most how many letters one of them writes at most
   * @param firstClient the client id of the first writer; the others follow
   */
  constructor (writers, most, firstClient) {
    this.writers = writers
    this.most = most
    this.firstClient = firstClient
    this.sentAt = new Float64Array(writers * most)
  }

  sent (writer, clock) { this.sentAt[writer * this.most + clock] = now() }
  when (writer, clock) { return this.sentAt[writer * this.most + clock] }
}

/** Applies nothing before it must: what comes is counted by its head alone, so that many of them fit into a process. */
export class Client {
  #dialect
  #letters
  #meter
  #seen
  #received = []
  #applied = 0
  #doc
  #text
  #place
  #carets = 0
  #ending = false
  #waiting
  written = 0

  /**
   * @param document its name, and what it is called on the wire
   * @param letters of all writers in the document
   * @param writer the number of the writer that this is; undefined for a reader
   * @param meter is told what comes: `delivered(sentAt, at)`, `frame(bytes)`, `lost(why)`
   */
  constructor (target, document, letters, writer, meter) {
    this.target = target
    this.document = document
    this.writer = writer
    this.#dialect = new Dialect(target.named ? document : undefined)
    this.#letters = letters
    this.#meter = meter
    this.#seen = new Uint32Array(letters.writers)
  }

  /** Connects; resolves to the milliseconds until the document was there. */
  async join () {
    const began = now()
    await this.#answer(() => {
      this.socket = new WebSocket(this.target.socketOf(this.document), { perMessageDeflate: false, skipUTF8Validation: true })
      this.socket.on('open', () => this.socket.send(this.#dialect.greeting(this.target.token)))
      this.socket.on('message', bytes => this.#receive(bytes))
      this.socket.on('error', error => this.#lose(error.message))
      this.socket.on('close', code => this.#lose(`closed with ${code}`))
    })
    return now() - began
  }

  /** Does something to which the document is the answer, and waits for it, but not for ever. */
  async #answer (ask) {
    let late
    try {
      await new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject }
        late = setTimeout(() => this.#lose('no answer within a minute'), PATIENCE)
        ask()
      })
    } finally {
      clearTimeout(late)
    }
  }

  #lose (why) {
    if (this.#ending) return
    this.#waiting?.reject(new Error(`${this.document}: ${why}`))
    this.#waiting = undefined
    this.#meter.lost(why)
  }

  #receive (bytes) {
    const at = now()
    this.#dialect.read(bytes, {
      asked: answer => this.socket.send(answer),
      synced: update => {
        this.#keep(update, at, false)
        this.#waiting?.resolve()
        this.#waiting = undefined
      },
      changed: update => {
        this.#meter.frame(bytes.length)
        this.#keep(update, at, true)
      },
      admitted: () => this.socket.send(this.#dialect.question()),
      refused: () => this.#lose('permission denied'),
      caret: () => this.#meter.caret(),
      other: () => {}
    })
  }

  #keep (update, at, live) {
    this.#received.push(Uint8Array.prototype.slice.call(update))
    const letters = this.#letters
    forEachRun(update, (client, clock, length) => {
      const writer = client - letters.firstClient
      if (writer < 0 || writer >= letters.writers || writer === this.writer) return
      for (let letter = Math.max(clock, this.#seen[writer]); letter < clock + length; letter++) {
        this.#meter.delivered(letters.when(writer, letter), at, live)
      }
      this.#seen[writer] = Math.max(this.#seen[writer], clock + length)
    })
  }

  /**
   * Adds a clause to the document, and waits until the server has it.
   *
   * @param letters of the clause
   * @param pieces in which it was written, each somewhere in what was there
   */
  async bring (letters, pieces) {
    this.#catchUp()
    const before = Y.encodeStateVector(this.#doc)
    const clause = new Y.XmlElement('operative')
    clause.setAttribute('id', randomBytes(9).toString('base64url'))
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    const fragment = this.#doc.getXmlFragment('text')
    this.#doc.transact(() => {
      fragment.insert(fragment.length, [clause])
      clause.insert(0, [paragraph])
      paragraph.insert(0, [text])
      const words = 'lorem ipsum dolor '.repeat(Math.ceil(letters / pieces / 18)).slice(0, Math.ceil(letters / pieces))
      for (let piece = 0; piece < pieces; piece++) text.insert(Math.floor(Math.random() * (text.length + 1)), words)
    })
    await this.#answer(() => {
      this.socket.send(this.#dialect.update(Y.encodeStateAsUpdate(this.#doc, before)))
      this.socket.send(this.#dialect.question(Y.encodeStateVector(this.#doc)))
    })
  }

  /** Writes one letter behind one's last, the first somewhere. */
  type () {
    this.#catchUp()
    if (this.written === 0) this.#place = Math.floor(Math.random() * (this.#text.length + 1))
    else this.#place ??= this.#behindOwn()
    let update
    this.#doc.once('update', change => { update = change })
    this.#text.insert(this.#place, String.fromCharCode(97 + Math.floor(Math.random() * 26)))
    this.#place++
    const message = this.#dialect.update(update)
    this.#letters.sent(this.writer, this.written++)
    this.socket.send(message)
  }

  #behindOwn () {
    const last = Y.createID(this.#doc.clientID, this.written - 1)
    return Y.createAbsolutePositionFromRelativePosition(new Y.RelativePosition(null, null, last, -1), this.#doc).index
  }

  /** Says where one is. */
  moveCaret () {
    this.socket.send(this.#dialect.caret(this.#letters.firstClient + this.writer, ++this.#carets, this.written))
  }

  #catchUp () {
    if (this.#doc === undefined) {
      this.#doc = new Y.Doc()
      if (this.writer !== undefined) this.#doc.clientID = this.#letters.firstClient + this.writer
    }
    if (this.#applied === this.#received.length) return
    Y.transact(this.#doc, () => {
      for (; this.#applied < this.#received.length; this.#applied++) Y.applyUpdate(this.#doc, this.#received[this.#applied])
    })
    this.#place = undefined
    this.#text ??= longestText(this.#doc.getXmlFragment('text'))
  }

  /** A digest of all that came, in order: those of whom it is the same have the same document. */
  get digestOfReceived () { return hash(Buffer.concat(this.#received)) }

  /** What the document is now. */
  state () {
    this.#catchUp()
    return {
      vector: hash(Y.encodeStateVector(this.#doc)),
      text: hash(this.#text.toString()),
      length: this.#text.length,
      pending: this.#doc.store.pendingStructs !== null
    }
  }

  get isOpen () { return this.socket.readyState === WebSocket.OPEN }

  leave () {
    this.#ending = true
    this.socket.terminate()
  }
}
