// Made the documents of src/test/resources/old-documents.jsonl with older versions of Yjs. To make them again, install each
// version into a folder of its own (npm install yjs@13.2.0) and name the folders: node old-documents.mjs folder…
// Prints one JSON line for each: the version, the encoded document, and its content as that version read it.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const PEERS = 4
const ROUNDS = 12

/** A generator of numbers from 0 (inclusive) to n (exclusive). */
const generator = seed => {
  let state = seed >>> 0
  return n => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * n)
  }
}

const WORDS = ['peace', ' and ', 'cyber', 'é', '😀', '\n', 'shall ']
const MARKS = [{ bold: true }, { italic: true, color: '#888' }, { bold: null }]

const edits = Y => [
  (doc, random) => {
    const array = doc.getArray('array')
    array.insert(random(array.length + 1), [random(500), WORDS[random(7)], { n: [random(9), null, 0.5] }])
  },
  (doc, random) => {
    const array = doc.getArray('array')
    const inner = new Y.Array()
    array.insert(random(array.length + 1), [inner])
    inner.insert(0, [1, 2, 3, 4])
    inner.delete(random(4), 1)
  },
  (doc, random) => {
    const array = doc.getArray('array')
    const inner = new Y.Map()
    array.insert(random(array.length + 1), [inner])
    for (let value = 42; value < 45; value++) inner.set('property', value)
  },
  (doc, random) => {
    const array = doc.getArray('array')
    if (array.length > 2) array.delete(random(array.length - 1), 2)
  },
  (doc, random) => doc.getMap('map').set(['one', 'two'][random(2)], WORDS[random(7)]),
  (doc, random) => doc.getMap('map').delete(['one', 'two'][random(2)]),
  (doc, random) => {
    const text = doc.getText('text')
    text.insert(random(text.length + 1), WORDS[random(7)], MARKS[random(2)])
  },
  (doc, random) => {
    const text = doc.getText('text')
    text.insertEmbed(random(text.length + 1), { image: random(9) })
  },
  (doc, random) => {
    const text = doc.getText('text')
    const length = text.toString().length
    if (length > 3) text.format(random(length - 3), 3, MARKS[random(3)])
  },
  (doc, random) => {
    const text = doc.getText('text')
    const length = text.toString().length
    if (length > 2) text.delete(random(length - 2), 2)
  },
  (doc, random) => {
    const fragment = doc.getXmlFragment('xml')
    const paragraph = new Y.XmlElement('p')
    fragment.insert(random(fragment.length + 1), [paragraph])
    paragraph.setAttribute('id', String(random(99)))
    const text = new Y.XmlText()
    paragraph.insert(0, [text])
    text.insert(0, WORDS[random(7)], { strong: {} })
  },
  (doc, random) => {
    const fragment = doc.getXmlFragment('xml')
    if (fragment.length > 1) fragment.delete(random(fragment.length), 1)
  }
]

const document = Y => {
  const random = generator(7)
  const docs = Array.from({ length: PEERS }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = index + 1
    return doc
  })
  const choices = edits(Y)
  for (let round = 0; round < ROUNDS; round++) {
    docs.forEach(doc => choices[random(choices.length)](doc, random))
    docs.forEach(doc => choices[random(choices.length)](doc, random))
    const [from, to] = [docs[random(PEERS)], docs[random(PEERS)]]
    if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  docs.forEach(doc => Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(doc)))
  return docs[0]
}

const base64 = bytes => Buffer.from(bytes).toString('base64')

for (const folder of process.argv.slice(2)) {
  const home = resolve(folder, 'node_modules/yjs')
  const Y = createRequire(`${home}/`)(home)
  const { version } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'))
  const doc = document(Y)
  const content = {
    array: doc.getArray('array').toJSON(),
    map: doc.getMap('map').toJSON(),
    text: doc.getText('text').toDelta(),
    xml: doc.getXmlFragment('xml').toString()
  }
  const v2 = Y.encodeStateAsUpdateV2 === undefined ? {} : { v2: base64(Y.encodeStateAsUpdateV2(doc)) }
  console.log(JSON.stringify({ version, v1: base64(Y.encodeStateAsUpdate(doc)), ...v2, content }))
}
