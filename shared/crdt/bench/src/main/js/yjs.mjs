// Does the tasks with Yjs. Reads one command a line, answers with one line of JSON each; ends with its input.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as Y from 'yjs'
import { client, readEdits, readUpdates } from './inputs.mjs'

const folder = process.argv[2]
const INIT = 'x'.repeat(100)

const once = make => {
  let made
  return () => (made ??= make())
}
const file = name => once(() => new Uint8Array(readFileSync(join(folder, name))))
const updates = name => once(() => readUpdates(join(folder, name)))
const edits = name => once(() => readEdits(join(folder, name)))

const newDoc = (clientID = 9) => {
  const doc = new Y.Doc()
  doc.clientID = client(clientID)
  doc.getText('text')
  doc.getArray('array')
  doc.getMap('map')
  return doc
}

const loaded = bytes => {
  const doc = newDoc()
  Y.applyUpdate(doc, bytes)
  return doc
}

const editText = (doc, [index, deleted, inserted]) => {
  const text = doc.getText('text')
  if (deleted > 0) text.delete(index, deleted)
  if (inserted) text.insert(index, inserted)
}

const applyAll = (doc, all) => {
  for (const update of all) Y.applyUpdate(doc, update)
  return doc
}

const v1 = file('trace.v1')
const v2 = file('trace.v2')
const half = file('half.vector')
const trace = edits('trace.edits')
const doc = once(() => loaded(v1()))
const typed = updates('typed.updates')
const random = updates('random.updates')

const sink = { bytes: 0 }

/** Each task gives a document or bytes, whose digest is compared. */
const tasks = {
  loadV1: () => loaded(v1()),
  loadV2: () => {
    const doc = newDoc()
    Y.applyUpdateV2(doc, v2())
    return doc
  },
  encodeV1: () => Y.encodeStateAsUpdate(doc()),
  encodeV2: () => Y.encodeStateAsUpdateV2(doc()),
  encodeHalf: () => Y.encodeStateAsUpdate(doc(), half()),
  applyTyped: () => applyAll(newDoc(), typed()),
  applyTypedEvent: () => {
    const doc = newDoc()
    doc.on('update', update => {
      sink.bytes += update.length
    })
    return applyAll(doc, typed())
  },
  applyRandom: () => applyAll(newDoc(), random()),
  mergeTyped: () => Y.mergeUpdates(typed()),
  diffUpdate: () => Y.diffUpdate(v1(), half()),
  stateVectorFromUpdate: () => Y.encodeStateVectorFromUpdate(v1()),
  replay: () => {
    const doc = newDoc(1)
    for (const each of trace()) editText(doc, each)
    return doc
  }
}

/** Two documents, the second of which gets every change of the first at once. */
const follow = change => () => {
  const first = newDoc(1)
  const second = newDoc(2)
  first.on('update', update => Y.applyUpdate(second, update))
  change(first)
  return second
}

for (const name of ['B1.1', 'B1.2', 'B1.3', 'B1.4', 'B1.5', 'B1.6', 'B1.7']) {
  const all = edits(`${name}.edits`)
  tasks[name] = () => follow(doc => all().forEach(each => editText(doc, each)))()
}
for (const name of ['B1.8', 'B1.9', 'B1.10', 'B1.11']) {
  const all = once(() => edits(`${name}.edits`)().map(([index, , value]) => [index, Number(value)]))
  tasks[name] = () =>
    follow(doc => {
      const array = doc.getArray('array')
      if (name === 'B1.9') array.insert(0, all().map(([, value]) => value))
      else all().forEach(([index, value]) => array.insert(index, [value]))
    })()
}
for (const name of ['B2.1', 'B2.2', 'B2.3', 'B2.4']) {
  const sides = [edits(`${name}.edits`), edits(`${name}.second.edits`)]
  tasks[name] = () => {
    const docs = [newDoc(1), newDoc(2)]
    if (name === 'B2.4') {
      docs[0].getText('text').insert(0, INIT)
      Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]))
    }
    const made = [[], []]
    docs.forEach((doc, i) => {
      const listener = update => made[i].push(update)
      doc.on('update', listener)
      sides[i]().forEach(each => editText(doc, each))
      doc.off('update', listener)
    })
    applyAll(docs[0], made[1])
    return applyAll(docs[1], made[0])
  }
}
for (const name of ['B3.1', 'B3.2', 'B3.3', 'B3.4']) {
  const all = updates(`${name}.updates`)
  tasks[name] = () => applyAll(newDoc(), all())
}

const digest = result => {
  const hash = createHash('sha1')
  if (result instanceof Uint8Array) return hash.update(result).digest('hex')
  return hash.update(Y.encodeStateAsUpdate(result)).update(result.getText('text').toString()).digest('hex')
}

const usedHeap = () => {
  for (let i = 0; i < 4; i++) global.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const commands = {
  version: () => ({ version: `Yjs 13.6.33, Node ${process.version}` }),
  has: name => ({ has: name in tasks }),
  check: name => ({ digest: digest(tasks[name]()) }),
  run: (name, times) => {
    const task = tasks[name]
    const cpu = process.cpuUsage()
    const start = process.hrtime.bigint()
    for (let i = 0; i < times; i++) sink.last = task()
    const wall = Number(process.hrtime.bigint() - start)
    const { user, system } = process.cpuUsage(cpu)
    return { wall: wall / times, cpu: ((user + system) * 1000) / times }
  },
  heap: copies => {
    const docs = new Array(Number(copies)).fill(null)
    sink.last = loaded(v1())
    sink.last = null
    const before = usedHeap()
    for (let i = 0; i < docs.length; i++) docs[i] = loaded(v1())
    const bytes = (usedHeap() - before) / docs.length
    return { bytes, digest: digest(docs[docs.length - 1]) }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...values] = line.split(' ')
  console.log(JSON.stringify(commands[command](...values)))
}
