// Yjs's part of the games: documents by game and number. Reads frames of commands, answers each with one frame.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { canonical, content } from './content.mjs'
import { randomEdit, shapes } from './edits.mjs'
import { contentAt, copy } from './history.mjs'
import { Reader, Writer, readFrame, writeFrame } from './frames.mjs'

const hash = bytes => createHash('sha1').update(bytes).digest()

/** One game: its documents, and the updates that were made in it by the other process and here. */
class Game {
  constructor () {
    this.docs = []
    this.managers = []
    this.made = [[], []]
    this.snapshots = []
  }

  update (number) {
    return this.made[number & 1][number >> 1]
  }

  updates (numbers) {
    return numbers.map(number => this.update(number))
  }

  end () {
    this.docs.forEach(doc => doc.destroy())
  }
}

const games = new Map()
let game = new Game()

/** Runs an action and answers with the updates of the changes that the document made by itself meanwhile. */
const collecting = (doc, answer, action) => {
  const updates = []
  const listener = (update, origin, _doc, transaction) => {
    if (transaction.local) updates.push(update)
  }
  doc.on('update', listener)
  try {
    action()
  } finally {
    doc.off('update', listener)
  }
  keep(updates, answer)
}

/**
 * Undoing in Yjs throws when what once took the place of an undone item has been collected since: it takes the collected
 * struct for an item. What it had changed by then is one more edit, and the game goes on.
 */
const unlessYjsFails = undo => {
  try {
    undo()
  } catch (failure) {
    if (!(failure instanceof TypeError && /\bat redoItem\b/.test(failure.stack))) throw failure
  }
}

const keep = (updates, answer) => {
  game.made[1].push(...updates)
  answer.byteArrays(updates)
}

const toV2 = update => Y.convertUpdateFormatV1ToV2(update)

const applyAll = (doc, updates, v2) => {
  for (const update of updates) {
    if (v2) Y.applyUpdateV2(doc, toV2(update), 'remote')
    else Y.applyUpdate(doc, update, 'remote')
  }
}

const pending = doc => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

/**
 * What is the same for all who have seen the same updates: all structs, but those collected that follow each other as
 * one, because when they are joined depends on the order in which they came.
 */
const structs = doc => {
  const lines = []
  const clients = [...doc.store.clients.entries()].filter(([, list]) => list.length > 0).sort((a, b) => b[0] - a[0])
  for (const [client, list] of clients) {
    lines.push(`client ${client}`)
    let collected = -1
    for (const struct of list) {
      if (struct instanceof Y.GC) {
        if (collected < 0) collected = struct.id.clock
        continue
      }
      if (collected >= 0) lines.push(`${collected} collected`)
      collected = -1
      const left = struct.origin === null ? '' : `${struct.origin.client}:${struct.origin.clock}`
      const right = struct.rightOrigin === null ? '' : `${struct.rightOrigin.client}:${struct.rightOrigin.clock}`
      lines.push(`${struct.id.clock} ${struct.content.getRef()}${struct.deleted ? ' deleted' : ''} ${left} ${right}`)
    }
    if (collected >= 0) lines.push(`${collected} collected`)
    lines.push(`${Y.getState(doc.store, client)} end`)
  }
  return lines.join('\n')
}

const commands = [
  function open ({ read }) {
    const slot = read.uint()
    games.get(slot)?.end()
    game = new Game()
    games.set(slot, game)
  },
  function choose ({ read }) {
    game = games.get(read.uint())
  },
  function create ({ read }) {
    const doc = new Y.Doc({ gc: read.uint() === 1 })
    doc.clientID = read.uint()
    const types = [doc.getText('text'), doc.getXmlFragment('xml'), doc.getMap('map'), doc.getArray('array')]
    const options = { trackedOrigins: new Set(['edit']), captureTimeout: 0 }
    game.managers.push(read.uint() === 1 ? new Y.UndoManager(types, options) : null)
    game.docs.push(doc)
  },
  function learn ({ read }) {
    game.made[0].push(read.byteArray())
  },
  function edit ({ read, answer }) {
    const number = read.uint()
    const doc = game.docs[number]
    const shape = shapes[read.uint()]
    const seed = read.uint()
    const count = read.uint()
    const pairs = read.uint() === 1
    collecting(doc, answer, () => {
      randomEdit(doc, shape, seed, count, pairs)
      for (let i = seed % 4; i > 0; i--) unlessYjsFails(() => game.managers[number]?.undo())
      if (seed % 5 === 0) unlessYjsFails(() => game.managers[number]?.redo())
    })
    answer.byteArray(Y.encodeStateVector(doc))
  },
  function apply ({ read, answer }) {
    const doc = game.docs[read.uint()]
    const v2 = read.uint() === 1
    const updates = game.updates(read.uints())
    collecting(doc, answer, () => applyAll(doc, updates, v2))
    answer.byteArray(Y.encodeStateVector(doc))
  },
  /** Applies updates one by one, and tells what they and then the whole state hash to, in V1 or V2. */
  function follow ({ read, answer }) {
    const doc = game.docs[read.uint()]
    const v2 = read.uint() === 1
    const updates = game.updates(read.uints())
    applyAll(doc, updates, v2)
    answer.uint(pending(doc) ? 1 : 0)
    answer.byteArray(v2 ? hash(Buffer.concat(updates.map(toV2))) : [])
    answer.byteArray(hash(v2 ? Y.encodeStateAsUpdateV2(doc) : Y.encodeStateAsUpdate(doc)))
  },
  /** Makes one update of several; tells what it hashes to when it is made in V2. */
  function merge ({ read, answer }) {
    const updates = game.updates(read.uints())
    answer.byteArray(hash(Y.mergeUpdatesV2(updates.map(toV2))))
    keep([Y.mergeUpdates(updates)], answer)
  },
  /** Cuts what is known off an update; tells what the rest hashes to in V2, and the state vector of the update. */
  function cut ({ read, answer }) {
    const update = game.update(read.uint())
    const known = read.byteArray()
    answer.byteArray(hash(Y.diffUpdateV2(toV2(update), known)))
    answer.byteArray(Y.encodeStateVectorFromUpdate(update))
    keep([Y.diffUpdate(update, known)], answer)
  },
  function diff ({ read, answer }) {
    const doc = game.docs[read.uint()]
    keep([Y.encodeStateAsUpdate(doc, read.byteArray())], answer)
  },
  function state ({ read, answer }) {
    const doc = game.docs[read.uint()]
    answer.uint(pending(doc) ? 1 : 0)
    answer.byteArray(Y.encodeStateVector(doc))
    // Whoever can undo keeps what the others collect.
    answer.byteArray(hash(read.uint() === 1 ? Y.encodeSnapshot(Y.snapshot(doc)) : structs(doc)))
    answer.byteArray(hash(canonical(content(doc))))
  },
  /** Keeps a snapshot. */
  function snapshot ({ read, answer }) {
    const snapshot = Y.snapshot(game.docs[read.uint()])
    game.snapshots.push(snapshot)
    answer.byteArray(Y.encodeSnapshot(snapshot))
  },
  /** What a document was at a snapshot. */
  function restore ({ read, answer }) {
    const doc = copy(Y.encodeStateAsUpdate(game.docs[read.uint()]))
    const snapshot = game.snapshots[read.uint()]
    const restored = Y.createDocFromSnapshot(doc, snapshot)
    answer.byteArray(hash(Y.encodeStateAsUpdate(restored)))
    answer.byteArray(hash(canonical(contentAt(doc, snapshot))))
    restored.destroy()
    doc.destroy()
  },
  /** The state of a document, to be looked at. */
  function show ({ read, answer }) {
    const doc = game.docs[read.uint()]
    answer.byteArray(Y.encodeStateAsUpdate(doc))
    answer.text(structs(doc))
    answer.text(canonical(content(doc)))
  }
]

for (let frame = readFrame(); frame !== null; frame = readFrame()) {
  let answer = new Writer()
  let name = ''
  answer.uint(0)
  try {
    for (const read = new Reader(frame); !read.done;) {
      const command = commands[read.uint()]
      name = command.name
      command({ read, answer })
    }
  } catch (error) {
    answer = new Writer()
    answer.uint(1)
    answer.uint([...games].find(([, each]) => each === game)?.[0] ?? 0)
    answer.text(`${name}: ${error.stack}`)
  }
  writeFrame(answer.taken())
}
