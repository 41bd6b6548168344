// Drives one server: people join documents, some write at a fixed pace whatever the server does, and each letter is timed
// from when it is sent until it is at each of the others. At the end all have to hold the same words, with none missing.
import { setTimeout as pause } from 'node:timers/promises'
import { Client, Letters, now } from './client.mjs'
import { Histogram } from './histogram.mjs'
import { processorTime, residentBytes } from './processes.mjs'

const AT_ONCE = 50
const DRAIN = 15_000

/**
 * What is measured.
 *
 * @typedef {object} Shape
 * @property {number} documents how many
 * @property {number} people in each
 * @property {number} writers in each, of these people
 * @property {number} rate letters a second of each writer
 * @property {number} [carets] words about one's caret a second of each writer
 * @property {number} [letters] of the clause that each document begins with, 200 if it is not said
 * @property {number} [pieces] in which it was written
 * @property {boolean} [storm] whether all come at once
 */

/** Joins all clients, so many at a time. */
async function joinAll (clients, atOnce) {
  const times = new Histogram()
  let next = 0
  const join = async () => {
    while (next < clients.length) times.add(await clients[next++].join())
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, clients.length) }, join))
  return times
}

/** Measures a server under a load. */
export class Load {
  #target
  #shape
  #clients = []
  #meter = { delivered: 0, frames: 0, caretFrames: 0, lost: [] }

  constructor (target, shape) {
    this.#target = target
    this.#shape = shape
  }

  /** Everybody comes. Resolves to how long it took, and what the server used. */
  async gather (mostLetters = 1) {
    const { documents, people, writers, storm } = this.#shape
    const names = await this.#target.documents(documents)
    const firstClient = 0x10000000 + Math.floor(Math.random() * 0x60000000)
    const authors = await this.#begin(names)
    names.forEach((name, index) => {
      const letters = new Letters(writers, mostLetters, firstClient + index * writers)
      for (let person = 0; person < people; person++) {
        const writer = person < writers ? person : undefined
        this.#clients.push(new Client(this.#target, name, letters, writer, this.#hearer()))
      }
    })
    const before = processorTime(this.#target.pid)
    const began = now()
    const times = await joinAll(this.#clients, storm ? this.#clients.length : AT_ONCE)
    const gathered = { seconds: (now() - began) / 1000, p99: times.percentile(0.99), cpu: this.#used(before) }
    // Some servers forget a document that nobody has open.
    authors.forEach(author => author.leave())
    return gathered
  }

  /** Gives each document the clause in which people will write. */
  async #begin (names) {
    const { letters = 200, pieces = 1 } = this.#shape
    const authors = names.map(name => new Client(this.#target, name, new Letters(0, 0, 0), undefined, this.#hearer()))
    await joinAll(authors, AT_ONCE)
    for (let at = 0; at < authors.length; at += AT_ONCE) {
      await Promise.all(authors.slice(at, at + AT_ONCE).map(author => author.bring(letters, pieces)))
    }
    return authors
  }

  #hearer () {
    const meter = this.#meter
    return {
      delivered: (sentAt, at, live) => {
        meter.delivered++
        if (live && sentAt >= meter.from && sentAt < meter.to) meter.latency.add(at - sentAt)
        if (at >= meter.from && at < meter.to) meter.inWindow++
      },
      frame: () => { meter.frames++ },
      caret: () => { meter.caretFrames++ },
      lost: why => meter.lost.push(why)
    }
  }

  #used (before) {
    const after = processorTime(this.#target.pid)
    return { own: after.own - before.own, system: after.system - before.system, all: after.own + after.system - before.own - before.system }
  }

  /** Everybody writes for a while, after a warm-up that is not counted. */
  async write (warmUpSeconds, seconds) {
    const { rate, carets = 0 } = this.#shape
    const meter = this.#meter
    const begin = now() + 100
    meter.from = begin + warmUpSeconds * 1000
    meter.to = meter.from + seconds * 1000
    meter.latency = new Histogram()
    meter.inWindow = 0
    const late = new Histogram()
    const writing = this.#keepWriting(begin, rate, carets, late)
    await pause(meter.from - now())
    const before = processorTime(this.#target.pid)
    await pause(meter.to - now())
    const cpu = this.#used(before)
    const resident = residentBytes(this.#target.pid)
    await writing
    const missing = await this.#drain()
    return {
      deliveriesPerSecond: meter.inWindow / seconds,
      cpu,
      cpuPerMillion: (cpu.all / meter.inWindow) * 1e6,
      p50: meter.latency.percentile(0.5),
      p99: meter.latency.percentile(0.99),
      sentLate: late.percentile(0.99),
      resident,
      missing,
      lost: meter.lost
    }
  }

  async #keepWriting (begin, rate, carets, late) {
    const meter = this.#meter
    const writers = this.#clients.filter(client => client.writer !== undefined).map(client => ({
      client,
      nextLetter: begin + Math.random() * (1000 / rate),
      nextCaret: carets > 0 ? begin + Math.random() * (1000 / carets) : Infinity
    }))
    while (now() < meter.to) {
      for (const writer of writers) {
        while (writer.nextLetter <= now()) {
          if (writer.nextLetter >= meter.from) late.add(now() - writer.nextLetter)
          writer.client.type()
          writer.nextLetter += 1000 / rate
        }
        while (writer.nextCaret <= now()) {
          writer.client.moveCaret()
          writer.nextCaret += 1000 / carets
        }
      }
      await pause(1)
    }
  }

  /** Waits until all that was written is with everybody; how many letters are missing in the end. */
  async #drain () {
    const written = this.#clients.reduce((sum, client) => sum + client.written, 0)
    const due = written * (this.#shape.people - 1)
    for (const end = now() + DRAIN; this.#meter.delivered < due && now() < end;) await pause(20)
    return due - this.#meter.delivered
  }

  /** Whether all people of each document hold the same, with every letter; says what is wrong, empty if nothing is. */
  wrong () {
    const states = new Map()
    const expected = new Map()
    const faults = []
    for (const client of this.#clients) {
      const key = client.writer === undefined ? `${client.document} ${client.digestOfReceived}` : client
      if (!states.has(key)) states.set(key, client.state())
      const state = states.get(key)
      const first = expected.get(client.document) ?? state
      expected.set(client.document, first)
      if (state.pending) faults.push(`${client.document}: something is missing`)
      else if (state.vector !== first.vector || state.text !== first.text) faults.push(`${client.document}: two people have another text`)
    }
    return faults
  }

  leave () {
    this.#clients.forEach(client => client.leave())
  }
}

/** Opens documents that nobody has open, so many a second, each for as long as it takes to get it. */
export async function open (target, names, rate, seconds) {
  const times = new Histogram()
  const letters = new Letters(0, 0, 0)
  const meter = { delivered () {}, frame () {}, caret () {}, lost () {} }
  const all = []
  const before = processorTime(target.pid)
  const begin = now()
  for (let opened = 0; opened < rate * seconds; opened++) {
    await pause(begin + (opened * 1000) / rate - now())
    const client = new Client(target, names[Math.floor(Math.random() * names.length)], letters, undefined, meter)
    all.push(client.join().then(took => times.add(took)).finally(() => client.leave()))
  }
  await Promise.all(all)
  const after = processorTime(target.pid)
  return { p50: times.percentile(0.5), p99: times.percentile(0.99), cpu: after.own + after.system - before.own - before.system }
}
