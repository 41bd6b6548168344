// Made the documents of src/test/resources/yjs14-documents.jsonl with a release candidate of Yjs 14. To make them again, install it
// into a folder of its own (npm install @y/y@14.0.0-rc.7) and name the folder: node yjs14-documents.mjs folder
// Prints one JSON line for each: what it is, its updates in order, the encoded document, and its content as Yjs 14 read it.
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(resolve(process.argv[2], 'package.json'))
const Y = await import(pathToFileURL(require.resolve('@y/y')))

const base64 = bytes => Buffer.from(bytes).toString('base64')

/** A generator of numbers from 0 (inclusive) to n (exclusive). */
const generator = seed => {
  let state = seed >>> 0
  return n => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * n)
  }
}

const value = v => {
  if (v instanceof Y.Type) return content(v)
  if (v instanceof Uint8Array) return { bytes: base64(v) }
  return v
}

/** Name, attributes and list of a type; in the list, text and values follow each other. */
const content = type => {
  const list = []
  for (const op of type.toDelta().children) {
    const format = op.format ?? {}
    list.push(typeof op.insert === 'string' ? { text: op.insert, format } : { values: op.insert.map(value), format })
  }
  const attributes = Object.fromEntries([...type.attrEntries()].map(([key, v]) => [key, value(v)]))
  return { name: type.name ?? null, attributes, list }
}

/** The roots of all documents here. */
const ROOTS = ['draft', 'other']

const contents = doc => Object.fromEntries(ROOTS.map(root => [root, content(doc.get(root))]))

const newDoc = client => {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

const print = (what, doc, updates, more = {}) => console.log(JSON.stringify({
  what,
  updates: updates.map(base64),
  v1: base64(Y.encodeStateAsUpdate(doc)),
  v2: base64(Y.encodeStateAsUpdateV2(doc)),
  content: contents(doc),
  ...more
}))

const recording = doc => {
  const updates = []
  doc.on('update', update => updates.push(update))
  return updates
}

const handMade = () => {
  const doc = newDoc(1)
  const updates = recording(doc)
  const draft = doc.get('draft')
  draft.insert(0, 'The States shall ')
  draft.format(4, 6, { bold: true })
  draft.insert(17, ['a value', 7, { k: [1, null] }, new Uint8Array([1, 2])])
  draft.insert(21, 'not', { italic: true, link: { href: 'u' } })
  draft.setAttr('id', 'd1')
  draft.setAttr('level', 3)
  const element = new Y.Type('paragraph')
  draft.insert(24, [element])
  element.setAttr('id', 'p1')
  element.insert(0, 'peace 😀')
  element.format(0, 5, { bold: true })
  element.insert(8, [new Y.Type('break'), new Y.Type()])
  element.get(9).insert(0, ['in', 'a list'])
  element.get(9).setAttr('key', 'in a map')
  draft.setAttr('note', new Y.Type('note'))
  draft.getAttr('note').insert(0, 'of a type in an attribute')
  doc.get('other').setAttr('a', 1)
  doc.get('other').setAttr('a', 2)
  doc.get('other').setAttr('b', null)
  draft.delete(2, 3)
  print('one type with text, values, types and attributes', doc, updates)
}

const WORDS = ['peace', ' and ', 'cyber', 'é', '\n', 'shall ']
const FORMATS = [{ bold: true }, { italic: true, color: '#888' }, { bold: null }, { color: 'red' }]

const edit = (type, random, depth = 0) => {
  const at = random(type.length + 1)
  const choice = random(12)
  const inner = type.toArray().filter(child => child instanceof Y.Type)
  if (choice < 3) type.insert(at, WORDS[random(6)])
  else if (choice < 5) type.insert(at, WORDS[random(6)], FORMATS[random(2)])
  else if (choice === 5) type.insert(at, [random(9), WORDS[random(6)], { n: random(9) }])
  else if (choice === 6 && depth < 3) type.insert(at, [random(2) === 0 ? new Y.Type('p') : new Y.Type()])
  else if (choice === 7) type.setAttr(['id', 'k'][random(2)], WORDS[random(6)])
  else if (choice === 8 && type.length > at) type.delete(at, 1 + random(Math.min(4, type.length - at)))
  else if (choice === 9 && type.length > at) type.format(at, 1 + random(Math.min(4, type.length - at)), FORMATS[random(4)])
  else if (inner.length > 0) edit(inner[random(inner.length)], random, depth + 1)
}

const together = seed => {
  const random = generator(seed)
  const docs = [3, 1, 2].map(newDoc)
  const updates = []
  docs.forEach(doc => doc.on('update', (update, _origin, _doc, transaction) => { if (transaction.local) updates.push(update) }))
  for (let round = 0; round < 40; round++) {
    edit(docs[random(3)].get(ROOTS[random(4) === 0 ? 1 : 0]), random)
    const [from, to] = [docs[random(3)], docs[random(3)]]
    if (random(3) === 0) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  }
  for (let i = 0; i < 2; i++) {
    docs.forEach(from => docs.forEach(to => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))))
  }
  print(`three who wrote together, ${seed}`, docs[0], updates)
}

/** What Yjs 14 has although something before it is missing: it writes the gap. */
const gap = () => {
  const author = newDoc(5)
  const updates = recording(author)
  author.get('draft').insert(0, 'known')
  author.get('other').insert(0, 'missing')
  author.get('draft').insert(0, 'behind the gap ')
  const reader = newDoc(6)
  Y.applyUpdate(reader, updates[0])
  Y.applyUpdate(reader, updates[2])
  print('a gap', reader, [updates[0]], { rest: base64(updates[1]), after: contents(author) })
}

handMade()
for (let seed = 1; seed <= 6; seed++) together(seed)
gap()
