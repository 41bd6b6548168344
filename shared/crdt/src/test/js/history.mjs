// What Yjs says of the past of a document.
import * as Y from 'yjs'
import { value } from './content.mjs'

const encode = bytes => Buffer.from(bytes).toString('base64')
const decode = text => new Uint8Array(Buffer.from(text, 'base64'))

const ops = delta => delta.map(op => ({ insert: shown(op.insert), attributes: op.attributes ?? {} }))

/** Types embedded in text are told by their kind alone. */
const shown = insert => insert instanceof Y.AbstractType ? { type: insert.constructor.name.replace(/^_/, '') } : value(insert)

const at = (v, snapshot) => {
  const list = () => Y.typeListToArraySnapshot(v, snapshot).map(entry => at(entry, snapshot))
  const map = () => Object.fromEntries(Object.entries(Y.typeMapGetAllSnapshot(v, snapshot))
    .filter(([, entry]) => !(entry instanceof Y.Doc)).map(([key, entry]) => [key, at(entry, snapshot)]))
  if (v instanceof Y.XmlText) return { xmlText: ops(v.toDelta(snapshot)), attributes: map() }
  if (v instanceof Y.Text) return { text: ops(v.toDelta(snapshot)) }
  if (v instanceof Y.XmlElement) return { element: v.nodeName, attributes: map(), children: list() }
  if (v instanceof Y.XmlFragment) return { fragment: list() }
  if (v instanceof Y.XmlHook) return { hook: v.hookName }
  if (v instanceof Y.Map) return { map: map() }
  if (v instanceof Y.Array) return { array: list() }
  return value(v)
}

/** The root text, and the texts that are in the XML now. */
const texts = doc => {
  const found = [doc.getText('text')]
  const collect = node => {
    if (node instanceof Y.XmlText) found.push(node)
    else if (node instanceof Y.XmlFragment) node.toArray().forEach(collect)
  }
  collect(doc.getXmlFragment('xml'))
  return found
}

/** A copy of the state, in which reading may cut and join what it will. */
export const copy = state => {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, state)
  return doc
}

/** The content of a copy at a snapshot, read in place; all is cut first, for Yjs does so for texts alone. */
export const contentAt = (doc, moment) => doc.transact(() => {
  doc.getText('text').toDelta(moment)
  return {
    text: at(doc.getText('text'), moment),
    xml: at(doc.getXmlFragment('xml'), moment),
    map: at(doc.getMap('map'), moment),
    array: at(doc.getArray('array'), moment)
  }
})

export const historyCommands = docs => ({
  snapshot ({ name }) {
    const snapshot = Y.snapshot(docs.get(name))
    return { v1: encode(Y.encodeSnapshot(snapshot)), v2: encode(Y.encodeSnapshotV2(snapshot)) }
  },
  /** The content of a state at a snapshot. */
  at ({ state, snapshot }) {
    const doc = copy(decode(state))
    const content = contentAt(doc, Y.decodeSnapshot(decode(snapshot)))
    doc.destroy()
    return { content }
  },
  /** The document at a snapshot. */
  restore ({ state, snapshot }) {
    const doc = copy(decode(state))
    const restored = Y.createDocFromSnapshot(doc, Y.decodeSnapshot(decode(snapshot)))
    const update = encode(Y.encodeStateAsUpdate(restored))
    const content = { xml: restored.getXmlFragment('xml').toString(), map: restored.getMap('map').toJSON(),
      array: restored.getArray('array').toJSON(), text: restored.getText('text').toString() }
    doc.destroy()
    restored.destroy()
    return { update, content }
  },
  /** The texts with what changed between two snapshots. */
  changes ({ state, snapshot, before, users }) {
    const doc = copy(decode(state))
    const now = snapshot === null ? undefined : Y.decodeSnapshot(decode(snapshot))
    const then = before === null ? undefined : Y.decodeSnapshot(decode(before))
    const compute = users ? (type, id) => ({ user: id.client, type }) : undefined
    const deltas = texts(doc).map(text => ops(text.toDelta(now, then, compute)))
    doc.destroy()
    return { deltas }
  },
  contains ({ snapshot, update }) {
    return { contains: Y.snapshotContainsUpdate(Y.decodeSnapshot(decode(snapshot)), decode(update)) }
  }
})
