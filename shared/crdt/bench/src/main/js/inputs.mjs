// Makes the inputs of the tasks, which both engines read: edits, and updates that Yjs makes of them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'

const OPERATIONS = 6000
const TYPED = 10000
const CLIENTS = Math.round(20 * Math.sqrt(OPERATIONS))
const GENERATED_EDITS = 100000

/** Client ids as Yjs draws them, of 32 bits. */
export const client = number => (2847102935 + number * 2654435761) % 4294967296

/** Numbers from 0 (inclusive) to {@code below} (exclusive), the same for the same seed (mulberry32). */
const numbers = seed => {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const letter = next => String.fromCharCode(97 + next(26))
const word = next => Array.from({ length: 3 + next(7) }, () => letter(next)).join('')

/** A file of records, each of which has numbers and one piece of bytes. */
const pack = (records, width) => {
  const parts = []
  const head = Buffer.alloc(4)
  head.writeInt32BE(records.length)
  parts.push(head)
  for (const record of records) {
    const bytes = Buffer.from(record[width])
    const numbers = Buffer.alloc(4 * (width + 1))
    for (let i = 0; i < width; i++) numbers.writeInt32BE(record[i], 4 * i)
    numbers.writeInt32BE(bytes.length, 4 * width)
    parts.push(numbers, bytes)
  }
  return Buffer.concat(parts)
}

const unpack = (file, width) => {
  const records = []
  let at = 4
  for (let count = file.readInt32BE(0); count > 0; count--) {
    const record = []
    for (let i = 0; i < width; i++, at += 4) record.push(file.readInt32BE(at))
    const length = file.readInt32BE(at)
    at += 4
    record.push(new Uint8Array(file.subarray(at, at + length)))
    at += length
    records.push(record)
  }
  return records
}

export const readUpdates = file => unpack(readFileSync(file), 0).map(([bytes]) => bytes)
export const readEdits = file =>
  unpack(readFileSync(file), 2).map(([index, deleted, text]) => [index, deleted, Buffer.from(text).toString()])

const newDoc = clientID => {
  const doc = new Y.Doc()
  doc.clientID = client(clientID)
  return doc
}

const edit = (text, [index, deleted, inserted]) => {
  if (deleted > 0) text.delete(index, deleted)
  if (inserted) text.insert(index, inserted)
}

/** The updates that come of a change of a new document. */
const updatesOf = (clientID, change) => {
  const doc = newDoc(clientID)
  const updates = []
  doc.on('update', update => updates.push(update))
  change(doc)
  doc.destroy()
  return updates
}

const readTrace = file => {
  const trace = JSON.parse(gunzipSync(readFileSync(file)))
  const edits = trace.txns.flatMap(({ patches }) => patches)
  return trace.startContent ? [[0, 0, trace.startContent], ...edits] : edits
}

/** Somebody who mostly types on where they are, sometimes goes elsewhere, and takes back one of seven characters. */
const generateTrace = () => {
  const next = numbers(4)
  const edits = []
  let length = 0
  let at = 0
  for (let i = 0; i < GENERATED_EDITS; i++) {
    if (next(60) === 0) at = next(length + 1)
    if (at > 0 && next(7) === 0) {
      edits.push([--at, 1, ''])
      length--
    } else {
      edits.push([at++, 0, next(6) === 0 ? ' ' : letter(next)])
      length++
    }
  }
  return edits
}

/** One user's edits, as the tasks of crdt-benchmarks make them. */
const operations = {
  'B1.1': next => each((_, i) => [i, 0, letter(next)]),
  'B1.2': next => [[0, 0, each(() => letter(next)).join('')]],
  'B1.3': next => each(() => [0, 0, letter(next)]),
  'B1.4': next => each((_, i) => [next(i + 1), 0, letter(next)]),
  'B1.5': next => inserts(next, () => word(next)),
  'B1.6': next => [[0, 0, each(() => letter(next)).join('')], [0, OPERATIONS, '']],
  'B1.7': next => insertsAndDeletes(next, 0),
  'B1.8': () => each((_, i) => [i, 0, String(i)]),
  'B1.9': () => each((_, i) => [0, 0, String(i)]),
  'B1.10': () => each((_, i) => [0, 0, String(i)]),
  'B1.11': next => each((_, i) => [next(i + 1), 0, String(i)]),
  'B2.1': next => [[0, 0, each(() => letter(next)).join('')]],
  'B2.2': next => each((_, i) => [next(i + 1), 0, letter(next)]),
  'B2.3': next => inserts(next, () => word(next)),
  'B2.4': next => insertsAndDeletes(next, 100)
}

const each = make => Array.from({ length: OPERATIONS }, make)

const inserts = (next, make) => {
  let length = 0
  return each(() => {
    const text = make()
    length += text.length
    return [next(length - text.length + 1), 0, text]
  })
}

const insertsAndDeletes = (next, start) => {
  let length = start
  return each(() => {
    const at = next(length + 1)
    if (next(2) === 0 || at === length) {
      const text = word(next)
      length += text.length
      return [at, 0, text]
    }
    const deleted = Math.min(1 + next(9), length - at)
    length -= deleted
    return [at, deleted, '']
  })
}

/** What each of many clients does once. */
const manyClients = {
  'B3.1': (doc, i) => doc.getMap('map').set('v', i),
  'B3.2': (doc, i) => doc.getMap('map').set('v', { name: `user${i}`, address: 'here' }),
  'B3.3': (doc, i) => doc.getMap('map').set('v', `${i}`.repeat(Math.round(Math.sqrt(OPERATIONS)))),
  'B3.4': (doc, i) => doc.getArray('array').insert(0, [`${i}`.repeat(Math.round(Math.sqrt(OPERATIONS)))])
}

/** Writes the inputs into a folder. {@code trace} is a file of editing-traces, or undefined. */
export const writeInputs = (folder, trace) => {
  const write = (name, bytes) => writeFileSync(join(folder, name), bytes)
  const edits = trace ? readTrace(trace) : generateTrace()
  write('trace.edits', pack(edits, 2))
  const doc = newDoc(1)
  const text = doc.getText('text')
  edits.forEach((each, i) => {
    if (i === edits.length >> 1) write('half.vector', Y.encodeStateVector(doc))
    edit(text, each)
  })
  write('trace.v1', Y.encodeStateAsUpdate(doc))
  write('trace.v2', Y.encodeStateAsUpdateV2(doc))
  const keystroke = []
  doc.once('update', update => keystroke.push([update]))
  text.insert(text.length >> 1, 'x')
  write('keystroke.updates', pack(keystroke, 0))
  doc.destroy()

  const next = numbers(1)
  const typed = updatesOf(2, doc => {
    for (let i = 0; i < TYPED; i++) doc.getText('text').insert(i, letter(next))
  })
  write('typed.updates', pack(typed.map(update => [update]), 0))
  const random = updatesOf(3, doc => {
    for (let i = 0; i < TYPED; i++) doc.getText('text').insert(next(i + 1), letter(next))
  })
  write('random.updates', pack(random.map(update => [update]), 0))

  for (const [name, make] of Object.entries(operations)) {
    write(`${name}.edits`, pack(make(numbers(11)), 2))
    if (name.startsWith('B2')) write(`${name}.second.edits`, pack(make(numbers(12)), 2))
  }
  for (const [name, change] of Object.entries(manyClients)) {
    const updates = Array.from({ length: CLIENTS }, (_, i) => updatesOf(100 + i, doc => change(doc, i))).flat()
    write(`${name}.updates`, pack(updates.map(update => [update]), 0))
  }
  return { edits: edits.length, operations: OPERATIONS, typed: TYPED, clients: CLIENTS }
}
