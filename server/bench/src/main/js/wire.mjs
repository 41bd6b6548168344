// The two dialects of the Yjs protocol over WebSockets, and what an update holds as far as counting it needs.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const SYNC_REPLY = 4
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const READ_AND_WRITE = 2

const NOTHING = new Uint8Array([0, 0])
const NO_STATE = new Uint8Array([0])

const built = write => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Reads numbers from bytes, from left to right. */
class Reader {
  constructor (bytes) {
    this.bytes = bytes
    this.at = 0
  }

  number () {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++]
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }

  skip () {
    const length = this.number()
    this.at += length
    return length
  }

  part () {
    const length = this.number()
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}

/** What y-websocket, Hocuspocus and Plenary have in common; a document's name in front of each message for Hocuspocus. */
export class Dialect {
  /** @param name what each message begins with, undefined for nothing */
  constructor (name) {
    this.named = name !== undefined
    this.prefix = this.named ? built(encoder => encoding.writeVarString(encoder, name)) : NOTHING.subarray(0, 0)
  }

  #message (type, write) {
    return built(encoder => {
      encoding.writeUint8Array(encoder, this.prefix)
      encoding.writeVarUint(encoder, type)
      write(encoder)
    })
  }

  #sync (kind, bytes) {
    return this.#message(SYNC, encoder => {
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  /** The first word on a connection. */
  greeting (token) {
    if (!this.named) return this.question(NO_STATE)
    return this.#message(AUTH, encoder => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, token)
    })
  }

  /** Asks for what a state lacks. */
  question (state = NO_STATE) { return this.#sync(STEP_1, state) }

  update (bytes) { return this.#sync(UPDATE, bytes) }

  /** Says where a writer's caret is. */
  caret (client, clock, place) {
    const state = { user: { name: 'load', color: '#aabbcc' }, cursor: { anchor: place, head: place } }
    const said = built(encoder => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    return this.#message(AWARENESS, encoder => encoding.writeVarUint8Array(encoder, said))
  }

  /**
   * Understands a message, and tells `hearer` of it.
   *
   * @param hearer `asked(answer)`, `synced(update)`, `changed(update)`, `caret()`, `admitted()`, `refused()`, `other()`
   */
  read (bytes, hearer) {
    const reader = new Reader(bytes)
    if (this.named) reader.skip()
    const type = reader.number()
    if (type === SYNC || type === SYNC_REPLY) {
      const kind = reader.number()
      if (kind === STEP_1) hearer.asked(this.#sync(STEP_2, NOTHING))
      else if (kind === STEP_2) hearer.synced(reader.part())
      else hearer.changed(reader.part())
    } else if (type === AWARENESS) hearer.caret()
    else if (type === AUTH && this.named) reader.number() === READ_AND_WRITE ? hearer.admitted() : hearer.refused()
    else hearer.other()
  }
}

const GARBAGE = 0
const DELETED = 1
const STRING = 4
const SKIP = 10
const HAS_LEFT = 0x80
const HAS_RIGHT = 0x40
const HAS_KEY = 0x20

/** Tells of each run of operations in an update of version 1: `run(client, clock, length)`. */
export const forEachRun = (update, run) => {
  const reader = new Reader(update)
  for (let clients = reader.number(); clients > 0; clients--) {
    let structs = reader.number()
    const client = reader.number()
    let clock = reader.number()
    for (; structs > 0; structs--) {
      const length = lengthOfStruct(reader)
      if (length === undefined) return forEachRunByYjs(update, run)
      if (length > 0) run(client, clock, length)
      clock += Math.abs(length)
    }
  }
}

/** A gap has a length below zero; undefined for what is not letters. */
const lengthOfStruct = reader => {
  const info = reader.bytes[reader.at++]
  const kind = info & 31
  if (kind === GARBAGE) return reader.number()
  if (kind === SKIP) return -reader.number()
  for (const there of [HAS_LEFT, HAS_RIGHT]) {
    if (info & there) {
      reader.number()
      reader.number()
    }
  }
  if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) {
    if (reader.number() === 1) reader.skip()
    else {
      reader.number()
      reader.number()
    }
    if (info & HAS_KEY) reader.skip()
  }
  if (kind === STRING) return reader.skip()
  return kind === DELETED ? reader.number() : undefined
}

const forEachRunByYjs = (update, run) => {
  const { from, to } = Y.parseUpdateMeta(update)
  to.forEach((end, client) => run(client, from.get(client), end - from.get(client)))
}

/** The longest text below an XML type: that of the clause, where a draft begins with a title. */
export const longestText = parent => {
  let longest
  for (const child of parent.toArray()) {
    const text = child instanceof Y.XmlText ? child : longestText(child)
    if (text && text.length > (longest?.length ?? 0)) longest = text
  }
  return longest
}
