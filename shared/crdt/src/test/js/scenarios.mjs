// Plays scenarios on Yjs. Reads the steps of one scenario a line as JSON, answers one line each; ends with its input.
import { createInterface } from 'node:readline'
import * as Y from 'yjs'

// Yjs remarks on some things there; the answers go there, too.
console.log = () => {}

const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank']

/** Undo managers capture without end of time, unless a scenario says otherwise: no clock decides a test. */
const ALWAYS = 1e15

const ROOTS = {
  text: Y.Text, array: Y.Array, map: Y.Map, xml: Y.XmlFragment, xmlText: Y.XmlText, element: Y.XmlElement
}

/** What is asked for; the other verbs change something and have no outcome of their own. */
const READS = new Set(['toJSON', 'toString', 'toDelta', 'toArray', 'slice', 'get', 'has', 'keys', 'values', 'size', 'length',
  'getAttribute', 'getAttributes', 'hasAttribute', 'firstChild', 'nextSibling', 'prevSibling', 'parent', 'querySelector',
  'querySelectorAll', 'nodeName', 'guid', 'shouldLoad', 'autoLoad'])

const hex = bytes => Buffer.from(bytes).toString('hex')

/** A value as JSON that both engines can say. */
const show = value => {
  if (value instanceof Y.XmlText) return { xmlText: delta(value.toDelta()), attributes: shown(value.getAttributes()) }
  if (value instanceof Y.Text) return { text: delta(value.toDelta()) }
  if (value instanceof Y.XmlElement) {
    return { element: value.nodeName, attributes: shown(value.getAttributes()), children: value.toArray().map(show) }
  }
  if (value instanceof Y.XmlFragment) return { fragment: value.toArray().map(show) }
  if (value instanceof Y.Map) return { map: shown(Object.fromEntries(value.entries())) }
  if (value instanceof Y.Array) return { array: value.toArray().map(show) }
  if (value instanceof Y.Doc) return { doc: value.guid }
  if (value instanceof Uint8Array) return { bytes: hex(value) }
  if (value === undefined) return { undefined: true }
  if (Array.isArray(value)) return value.map(show)
  if (value !== null && typeof value === 'object') return shown(value)
  return value
}

const shown = entries => Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, show(entry)]))

const delta = ops => ops.map(op => ({ ...op, ...('insert' in op ? { insert: show(op.insert) } : {}) }))

class Peer {
  constructor (name, doc, world) {
    this.name = name
    this.doc = doc
    this.world = world
    this.made = 0
    this.managers = new Map()
    this.events = []
    doc.on('update', (update, origin, _doc, transaction) => this.updated('v1', update, transaction.local))
    doc.on('updateV2', (update, origin, _doc, transaction) => this.updated('v2', update, transaction.local))
  }

  updated (version, update, local) {
    if (version === 'v1') {
      this.world.updates.push(`${this.name} ${hex(update)}`)
      if (local) this.world.bytes.set(`${this.name}.${++this.made}`, { v1: update })
      if (this.world.live) {
        this.world.peers.forEach(peer => {
          if (peer !== this) Y.applyUpdate(peer.doc, update, this.name)
        })
      }
    } else if (local) {
      this.world.bytes.get(`${this.name}.${this.made}`).v2 = update
    }
  }

  at (path) {
    const [root, ...rest] = path
    const [kind, name] = root.includes('@') ? root.split('@') : [root, root]
    const type = ROOTS[kind.replace(/\d+$/, '')]
    this.world.roots.set(name, type)
    let place = this.doc.get(name, type)
    for (const key of rest) {
      if (place instanceof Y.Map) place = place.get(key)
      else if (place instanceof Y.Text) place = place.toDelta()[Number(key)].insert
      else place = place.get(Number(key))
    }
    return place
  }

  /** The manager that is meant when no other is named. */
  manager (name = 'undo') {
    return this.managers.get(name)
  }
}

/** The peers of one scenario and what they keep by name. */
class World {
  constructor () {
    this.peers = new Map()
    this.bytes = new Map()
    this.snapshots = new Map()
    this.positions = new Map()
    this.roots = new Map()
    this.updates = []
    this.live = false
  }

  peer (name, options) {
    let peer = this.peers.get(name)
    if (peer === undefined) {
      peer = this.adopt(name, new Y.Doc(options), options?.clientId)
    }
    return peer
  }

  adopt (name, doc, clientId = NAMES.indexOf(name) + 1) {
    doc.clientID = clientId
    const peer = new Peer(name, doc, this)
    this.peers.set(name, peer)
    return peer
  }

  build (value, peer) {
    if (Array.isArray(value)) return value.map(entry => this.build(entry, peer))
    if (value === null || typeof value !== 'object') return value
    if ('!' in value) return this.make(value['!'], value.of, peer)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.build(entry, peer)]))
  }

  make (tag, of, peer) {
    const built = () => this.build(of, peer)
    return {
      map: () => new Y.Map(Object.entries(built())),
      array: () => Y.Array.from(built()),
      text: () => new Y.Text(of),
      delta: () => {
        const text = new Y.Text()
        text.applyDelta(built())
        return text
      },
      xmlText: () => new Y.XmlText(of),
      element: () => {
        const [name, attributes = {}, ...children] = built()
        const element = new Y.XmlElement(name)
        Object.entries(attributes).forEach(([key, entry]) => element.setAttribute(key, entry))
        element.insert(0, children)
        return element
      },
      doc: () => new Y.Doc(of),
      bytes: () => Uint8Array.from(of),
      undefined: () => undefined,
      snapshot: () => this.snapshots.get(of)
    }[tag]()
  }

  play (steps) {
    return steps.map(step => this.outcome(step))
  }

  outcome (step) {
    const outer = this.updates
    this.updates = []
    const outcome = { value: null, fails: false }
    try {
      const value = this.step(step, outcome)
      outcome.value = value === undefined ? null : show(value)
    } catch (error) {
      outcome.fails = true
      outcome.why = String(error.stack)
    }
    outcome.updates = this.updates
    this.updates = outer
    return outcome
  }

  step (step, outcome) {
    const { peer: name, path, verb, body } = step
    if (name === null) return worldVerbs[verb](this, ...step.args)
    if (verb === 'new') return void this.peer(name, step.args[0])
    if (verb === 'restore') return peerVerbs.restore(this, name, step.args)
    const peer = this.peer(name)
    const args = this.build(step.args, peer)
    if (verb === 'transact') {
      return void peer.doc.transact(() => { outcome.steps = this.play(body) }, args[0])
    }
    if (verb === 'onChange') return void this.onFirstChange(peer.at(path), body)
    if (path.length === 0) return peerVerbs[verb](peer, ...args)
    const place = peer.at(path)
    if (Object.hasOwn(typeVerbs, verb)) return typeVerbs[verb](peer, place, ...args)
    const member = place[verb]
    const value = typeof member === 'function' ? member.apply(place, args) : member
    if (!READS.has(verb)) return undefined
    if (verb === 'toDelta') return delta(value)
    return value !== null && typeof value?.next === 'function' ? [...value] : value
  }

  onFirstChange (type, body) {
    const observer = () => {
      type.unobserve(observer)
      this.play(body)
    }
    type.observe(observer)
  }

  types ({ doc }) {
    return Object.fromEntries([...this.roots].map(([root, type]) => [root, show(doc.get(root, type))]))
  }

  /** Everything that can be read from all documents at the end. */
  end () {
    const end = {}
    this.peers.forEach((peer, name) => {
      const { doc } = peer
      const [v1, v2] = [hex(Y.encodeStateAsUpdate(doc)), hex(Y.encodeStateAsUpdateV2(doc))]
      end[name] = { v1, v2, vector: hex(Y.encodeStateVector(doc)), types: this.types(peer), events: [...peer.events] }
      peer.managers.forEach(manager => manager.destroy())
    })
    this.peers.forEach(peer => peer.doc.destroy())
    return end
  }
}

/** Both ways between the peers, so often that what they clean up arrives, too; all are alike then. */
const sync = (world, ...names) => {
  const peers = (names.length === 0 ? [...world.peers.keys()] : names).map(name => world.peer(name))
  for (let round = 0; round < 2; round++) {
    for (const from of peers) {
      for (const to of peers) {
        if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'sync')
      }
    }
  }
  const contents = new Set(peers.map(peer => JSON.stringify(sorted(world.types(peer)))))
  if (contents.size > 1) throw new Error('the peers differ')
}

/** The same, with the keys of all objects in order. */
const sorted = value => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, entry]) => [key, sorted(entry)]))
}

const range = ({ from, to }) => ({ from: Object.fromEntries(from), to: Object.fromEntries(to) })

const worldVerbs = {
  sync,
  live (world) { world.live = true },
  merge (world, name, names) {
    const parts = names.map(part => world.bytes.get(part))
    const merged = { v1: Y.mergeUpdates(parts.map(part => part.v1)), v2: Y.mergeUpdatesV2(parts.map(part => part.v2)) }
    world.bytes.set(name, merged)
    return { v1: hex(merged.v1), v2: hex(merged.v2) }
  },
  /** What the first update has and the second has not. */
  diff (world, name, whole, known) {
    const { v1, v2 } = world.bytes.get(whole)
    const vector = Y.encodeStateVectorFromUpdate(world.bytes.get(known).v1)
    const diff = { v1: Y.diffUpdate(v1, vector), v2: Y.diffUpdateV2(v2, vector) }
    world.bytes.set(name, diff)
    return { v1: hex(diff.v1), v2: hex(diff.v2) }
  },
  convert (world, name) {
    const { v1, v2 } = world.bytes.get(name)
    return { v1: hex(Y.convertUpdateFormatV2ToV1(v2)), v2: hex(Y.convertUpdateFormatV1ToV2(v1)) }
  },
  vectorOf (world, name) {
    const { v1, v2 } = world.bytes.get(name)
    return { v1: hex(Y.encodeStateVectorFromUpdate(v1)), v2: hex(Y.encodeStateVectorFromUpdateV2(v2)) }
  },
  rangeOf (world, name) {
    const { v1, v2 } = world.bytes.get(name)
    return { v1: range(Y.parseUpdateMeta(v1)), v2: range(Y.parseUpdateMetaV2(v2)) }
  },
  contains (world, snapshot, name) {
    return Y.snapshotContainsUpdate(world.snapshots.get(snapshot), world.bytes.get(name).v1)
  },
  same (world, one, other) {
    return Y.equalSnapshots(world.snapshots.get(one), world.snapshots.get(other))
  }
}

const isEmptyMap = ({ content }) => content instanceof Y.ContentType && content.type instanceof Y.Map && content.type.size === 0

const peerVerbs = {
  apply (peer, ...names) {
    names.forEach(name => Y.applyUpdate(peer.doc, peer.world.bytes.get(name).v1, 'apply'))
  },
  applyV2 (peer, ...names) {
    names.forEach(name => Y.applyUpdateV2(peer.doc, peer.world.bytes.get(name).v2, 'apply'))
  },
  /** Keeps the whole document as an update. */
  save (peer, name) {
    peer.world.bytes.set(name, { v1: Y.encodeStateAsUpdate(peer.doc), v2: Y.encodeStateAsUpdateV2(peer.doc) })
  },
  load (peer, version, base64) {
    const update = Uint8Array.from(Buffer.from(base64, 'base64'))
    if (version === 2) Y.applyUpdateV2(peer.doc, update, 'load')
    else Y.applyUpdate(peer.doc, update, 'load')
  },
  pending: peer => peer.doc.store.pendingStructs !== null || peer.doc.store.pendingDs !== null,
  hasClientId: (peer, id) => peer.doc.clientID === id,
  events (peer) {
    const events = peer.events
    peer.events = []
    return events
  },
  manage (peer, scope, options = {}, name = 'undo') {
    const origins = options.trackedOrigins
    const types = scope === 'doc' ? peer.doc : scope.map(path => peer.at(path.split('.')))
    peer.managers.set(name, new Y.UndoManager(types, {
      captureTimeout: ALWAYS,
      ...options,
      ...(options.keepsFilledMaps ? { deleteFilter: isEmptyMap } : {}),
      ...(origins === undefined ? {} : { trackedOrigins: new Set(origins) }),
      doc: peer.doc
    }))
  },
  addScope (peer, path, name) { peer.manager(name).addToScope(peer.at(path.split('.'))) },
  undo (peer, name) { peer.manager(name).undo() },
  redo (peer, name) { peer.manager(name).redo() },
  stopCapturing (peer, name) { peer.manager(name).stopCapturing() },
  clear (peer, name) { peer.manager(name).clear() },
  stacks: (peer, name) => [peer.manager(name).undoStack.length, peer.manager(name).redoStack.length],
  observeUndo (peer, name) {
    let count = 0
    const manager = peer.manager(name)
    manager.on('stack-item-added', ({ type, stackItem }) => {
      stackItem.meta.set('number', count)
      peer.events.push({ added: type, number: count++ })
    })
    manager.on('stack-item-popped', ({ type, stackItem }) => {
      peer.events.push({ popped: type, number: stackItem.meta.get('number') })
    })
  },
  snapshot (peer, name) {
    const snapshot = Y.snapshot(peer.doc)
    peer.world.snapshots.set(name, snapshot)
    return { v1: hex(Y.encodeSnapshot(snapshot)) }
  },
  decodeSnapshot (peer, name, text) {
    const snapshot = Y.decodeSnapshot(Uint8Array.from(Buffer.from(text, 'hex')))
    peer.world.snapshots.set(name, snapshot)
    return { v1: hex(Y.encodeSnapshot(snapshot)) }
  },
  /** A new peer: the other's document as it was. */
  restore (world, name, [other, snapshot]) {
    world.adopt(name, Y.createDocFromSnapshot(world.peer(other).doc, world.snapshots.get(snapshot)))
  },
  resolve (peer, name, follow = true) {
    const found = Y.createAbsolutePositionFromRelativePosition(peer.world.positions.get(name), peer.doc, follow)
    return found === null ? null : { index: found.index, assoc: found.assoc }
  },
  subdocs: peer => [...peer.doc.getSubdocGuids()].sort(),
  observeSubdocs (peer) {
    const guids = docs => [...docs].map(doc => doc.guid).sort()
    peer.doc.on('subdocs', ({ added, removed, loaded }) => {
      peer.events.push({ added: guids(added), removed: guids(removed), loaded: guids(loaded) })
    })
  },
  observeTransactions (peer) {
    peer.doc.on('afterTransaction', ({ origin, local }) => peer.events.push({ origin: origin ?? null, local }))
  }
}

const changes = event => {
  const keys = {}
  event.changes.keys.forEach(({ action, oldValue }, key) => {
    keys[key] = oldValue === undefined ? { action } : { action, oldValue: show(oldValue) }
  })
  return {
    delta: event.delta.map(op => Array.isArray(op.insert) ? { insert: op.insert.map(show) } : delta([op])[0]),
    ...(event.changes.keys.size === 0 ? {} : { keys })
  }
}

const typeVerbs = {
  observe (peer, type) { type.observe(event => peer.events.push(changes(event))) },
  observeDeep (peer, type) {
    type.observeDeep(events => peer.events.push(events.map(event => ({ path: event.path, ...changes(event) }))))
  },
  observeFailing (peer, type) {
    type.observe(() => {
      peer.events.push('observer')
      throw new Error('an observer fails')
    })
  },
  observeDeepFailing (peer, type) {
    type.observeDeep(() => {
      peer.events.push('deep observer')
      throw new Error('a deep observer fails')
    })
  },
  /** A position that is kept by name. */
  position (peer, type, name, index, assoc = 0) {
    const position = Y.createRelativePositionFromTypeIndex(type, index, assoc)
    peer.world.positions.set(name, Y.decodeRelativePosition(Y.encodeRelativePosition(position)))
    return { bytes: hex(Y.encodeRelativePosition(position)), json: Y.relativePositionToJSON(position) }
  },
  insertAfterChild (peer, type, number, content) { type.insertAfter(number === null ? null : type.get(number), content) },
  attributesAt: (peer, type, snapshot) => type.getAttributes(snapshot)
}

for await (const line of createInterface({ input: process.stdin })) {
  const world = new World()
  const outcomes = world.play(JSON.parse(line))
  process.stdout.write(JSON.stringify({ outcomes, end: world.end() }) + '\n')
}
