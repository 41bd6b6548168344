// Changes at any place of a document, told exactly, and a log of everything that its listeners are told.
import * as Y from 'yjs'
import { insertString } from './edits.mjs'

const kinds = {
  text: () => new Y.Text(),
  array: () => new Y.Array(),
  map: () => new Y.Map(),
  xmlText: () => new Y.XmlText(),
  filledXmlText: () => new Y.XmlText('x')
}

const roots = doc => ({
  text: doc.getText('text'), array: doc.getArray('array'), map: doc.getMap('map'), xml: doc.getXmlFragment('xml')
})

/** The type at a path such as ['array', 3, 'key']. */
const resolve = (doc, [root, ...path]) => path.reduce((type, step) => type.get(step), roots(doc)[root])

const actions = {
  insert: (text, { index, text: string, attributes }) => text.insert(index, string, attributes ?? undefined),
  embed: (text, { index, embed, attributes }) => text.insertEmbed(index, embed, attributes),
  format: (text, { index, length, attributes }) => text.format(index, length, attributes),
  delete: (list, { index, length }) => list.delete(index, length),
  values: (list, { index, values }) => list.insert(index, values),
  push: (array, { values }) => array.push(values),
  unshift: (array, { values }) => array.unshift(values),
  pushType: (array, { kind }) => array.push([kinds[kind]()]),
  pushCopy: (array, { from }, doc) => array.push([resolve(doc, from).clone()]),
  string: (fragment, { index, text }) => insertString(fragment, index, text),
  type: (list, { index, kind }) => list.insert(index, [kinds[kind]()]),
  element: (fragment, { index, name }) => fragment.insert(index, [new Y.XmlElement(name)]),
  set: (map, { key, value }) => map.set(key, value),
  setType: (map, { key, kind }) => map.set(key, kinds[kind]()),
  remove: (map, { key }) => map.delete(key),
  attribute: (type, { key, value }) => type.setAttribute(key, value),
  removeAttribute: (type, { key }) => type.removeAttribute(key),
  hook: (fragment, { index, name }) => fragment.insert(index, [new Y.XmlHook(name)]),
  elementAfter: (fragment, { index, name }) => {
    fragment.insertAfter(index === null ? null : fragment.get(index), [new Y.XmlElement(name)])
  },
  copy: (list, { index, from }, doc) => list.insert(index, [resolve(doc, from).clone()]),
  copyAfter: (fragment, { index, from }, doc) => fragment.insertAfter(fragment.get(index), [resolve(doc, from).clone()]),
  setCopy: (map, { key, from }, doc) => map.set(key, resolve(doc, from).clone()),
  embedCopy: (text, { index, from, attributes }, doc) => text.insertEmbed(index, resolve(doc, from).clone(), attributes),
  delta: (text, { delta, sanitize }, doc) => {
    const told = delta.map(({ from, ...op }) => from === undefined ? op : { insert: resolve(doc, from).clone(), ...op })
    text.applyDelta(told, { sanitize })
  },
  bytes: (array, { index }) => array.insert(index, [1, Uint8Array.from([7]), 2]),
  subDocument: (array, { index, guid }) => array.insert(index, [new Y.Doc({ guid, meta: 5 })])
}

export const act = (doc, step) => actions[step.do](resolve(doc, step.at), step, doc)

const kind = type => {
  if (type instanceof Y.Text) return 'text'
  if (type instanceof Y.Array) return 'array'
  if (type instanceof Y.XmlFragment) return 'xml'
  return 'map'
}

const value = v => {
  if (v instanceof Y.AbstractType) return { type: kind(v) }
  if (v instanceof Uint8Array) return { bytes: Array.from(v) }
  return v === undefined ? null : v
}

/** The ids of items or of a delete set, as ranges [client, clock, length], clients descending. */
const ranges = ids => {
  const clients = new Map()
  for (const { client, clock, length } of ids) {
    if (!clients.has(client)) clients.set(client, [])
    clients.get(client).push([clock, clock + length])
  }
  return [...clients.keys()].sort((a, b) => b - a).flatMap(client => {
    const joined = []
    for (const [from, to] of clients.get(client).sort((a, b) => a[0] - b[0])) {
      const last = joined.at(-1)
      if (last !== undefined && last[1] >= from) last[1] = Math.max(last[1], to)
      else joined.push([from, to])
    }
    return joined.map(([from, to]) => [client, from, to - from])
  })
}

const items = set => ranges([...set].map(item => ({ ...item.id, client: item.id.client, clock: item.id.clock, length: item.length })))

const deleteSet = ds => ranges([...ds.clients].flatMap(([client, list]) =>
  list.map(({ clock, len }) => ({ client, clock, length: len }))))

const delta = ops => ops.map(op => {
  const told = {}
  if (op.insert !== undefined) told.insert = Array.isArray(op.insert) ? op.insert.map(value) : value(op.insert)
  if (op.retain !== undefined) told.retain = op.retain
  if (op.delete !== undefined) told.delete = op.delete
  if (op.attributes !== undefined && Object.keys(op.attributes).length > 0) told.attributes = op.attributes
  return told
})

const changedKeys = event => [...(event.keysChanged ?? event.attributesChanged ?? [])].filter(key => key !== null)

const told = (event, deltas) => {
  const result = {
    kind: kind(event.target),
    path: event.path,
    keys: Object.fromEntries([...event.keys].map(([key, { action, oldValue }]) => [key, [action, value(oldValue)]])),
    changed: changedKeys(event),
    list: event.childListChanged ?? null
  }
  if (deltas) {
    result.delta = delta(event.changes.delta)
    result.added = items(event.changes.added)
    result.deleted = items(event.changes.deleted)
  }
  return result
}

const vector = states => Object.fromEntries([...states].filter(([, clock]) => clock > 0))

const origin = of => of instanceof Y.UndoManager ? 'manager' : of

const transaction = t => ({ origin: origin(t.origin), local: t.local, before: vector(t.beforeState) })

const finished = t => ({
  ...transaction(t),
  after: vector(t.afterState),
  deleted: deleteSet(t.deleteSet),
  changed: [...t.changed].map(([type, keys]) => [kind(type), [...keys]])
})

/**
 * Logs what listeners are told; with `deltas`, the changes of lists and texts as well, which is a change in itself: Yjs
 * deletes needless attributes when the delta of a text is read.
 */
export const listen = (doc, deltas, log) => {
  for (const [name, type] of Object.entries(roots(doc))) {
    type.observe(event => log.push({ observe: name, event: told(event, deltas) }))
    type.observeDeep(events => log.push({ deep: name, events: events.map(event => told(event, deltas)) }))
  }
  doc.on('beforeAllTransactions', () => log.push({ on: 'beforeAllTransactions' }))
  doc.on('beforeTransaction', t => log.push({ on: 'beforeTransaction', ...transaction(t) }))
  doc.on('beforeObserverCalls', t => log.push({ on: 'beforeObserverCalls', ...finished(t) }))
  doc.on('afterTransaction', t => log.push({ on: 'afterTransaction', ...finished(t) }))
  doc.on('afterTransactionCleanup', t => log.push({ on: 'afterTransactionCleanup', ...finished(t) }))
  doc.on('afterAllTransactions', (_doc, all) => log.push({ on: 'afterAllTransactions', count: all.length }))
  doc.on('update', (update, from) => {
    log.push({ on: 'update', update: Buffer.from(update).toString('hex'), origin: origin(from) })
  })
  doc.on('updateV2', update => log.push({ on: 'updateV2', update: Buffer.from(update).toString('hex') }))
  // A listener that makes changes: two transactions, each queued behind the present one.
  roots(doc).map.observe((event, t) => {
    if (event.keysChanged.has('react') && t.origin !== 'reaction') {
      doc.transact(() => {
        roots(doc).array.insert(0, ['reaction'])
        roots(doc).map.set('reaction', 1)
      }, 'reaction')
      doc.transact(() => roots(doc).text.insert(0, 'R'), 'reaction')
    }
  })
}

/** An undo manager whose events are logged, too. Changes never follow each other in time, or always. */
export const manage = (doc, options, log) => {
  const scope = options.scope === null ? doc : options.scope.map(name => roots(doc)[name])
  const manager = new Y.UndoManager(scope, {
    doc,
    captureTimeout: options.together ? 1e12 : 0,
    trackedOrigins: new Set(options.origins),
    ignoreRemoteMapChanges: options.ignoreRemoteMapChanges,
    deleteFilter: item => options.deletesShort || item.length > 1
  })
  for (const name of ['stack-item-added', 'stack-item-updated', 'stack-item-popped']) {
    manager.on(name, event => log.push({
      on: name,
      kind: event.type,
      origin: origin(event.origin),
      insertions: deleteSet(event.stackItem.insertions),
      deletions: deleteSet(event.stackItem.deletions)
    }))
  }
  manager.on('stack-cleared', event => log.push({ on: 'stack-cleared', undo: event.undoStackCleared, redo: event.redoStackCleared }))
  return manager
}

const managed = {
  undo: manager => manager.undo() !== null,
  redo: manager => manager.redo() !== null,
  stop: manager => { manager.stopCapturing() },
  clear: manager => { manager.clear() }
}

export const tell = (manager, action) => managed[action](manager) ?? null

/** A relative position, in both its forms. */
export const position = (doc, { at, index, assoc }) => {
  const made = Y.createRelativePositionFromTypeIndex(resolve(doc, at), index, assoc)
  return { json: made, bytes: Buffer.from(Y.encodeRelativePosition(made)).toString('hex') }
}

/** Where relative positions are now, with and without what was undone. */
export const positions = (doc, list) => list.map(json => [true, false].map(follow => {
  const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc, follow)
  return found === null ? null : [kind(found.type), found.index, found.assoc]
}))
