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

const keep = (updates, answer) => {
  game.made[1].push(...updates)
  answer.byteArrays(updates)
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
    doc.getText('text')
    doc.getXmlFragment('xml')
    doc.getMap('map')
    doc.getArray('array')
    game.docs.push(doc)
  },
  function learn ({ read }) {
    game.made[0].push(read.byteArray())
  },
  function edit ({ read, answer }) {
    const doc = game.docs[read.uint()]
    const shape = shapes[read.uint()]
    const seed = read.uint()
    const count = read.uint()
    collecting(doc, answer, () => randomEdit(doc, shape, seed, count))
    answer.byteArray(Y.encodeStateVector(doc))
  },
  function apply ({ read, answer }) {
    const doc = game.docs[read.uint()]
    const updates = game.updates(read.uints())
    collecting(doc, answer, () => updates.forEach(update => Y.applyUpdate(doc, update, 'remote')))
    answer.byteArray(Y.encodeStateVector(doc))
  },
  /** Applies as V1 or V2, one by one, and tells what the whole state hashes to then. */
  function follow ({ read, answer }) {
    const doc = game.docs[read.uint()]
    for (const update of game.updates(read.uints())) Y.applyUpdate(doc, update, 'remote')
    answer.uint(pending(doc) ? 1 : 0)
    answer.byteArray(hash(Y.encodeStateAsUpdate(doc)))
  },
  function diff ({ read, answer }) {
    const doc = game.docs[read.uint()]
    keep([Y.encodeStateAsUpdate(doc, read.byteArray())], answer)
  },
  function state ({ read, answer }) {
    const doc = game.docs[read.uint()]
    answer.uint(pending(doc) ? 1 : 0)
    answer.byteArray(Y.encodeStateVector(doc))
    answer.byteArray(hash(structs(doc)))
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
