// A process full of Yjs documents. Reads one JSON command a line, answers one JSON line each; ends with its input.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import * as Y from 'yjs'
import { randomEdit, shapes } from './edits.mjs'
import { content } from './content.mjs'
import { historyCommands } from './history.mjs'
import { play } from './steps.mjs'
import { act, listen, manage, position, positions, tell } from './model.mjs'

const docs = new Map()
const logs = new Map()
const managers = new Map()

const encode = bytes => Buffer.from(bytes).toString('base64')
const decode = text => new Uint8Array(Buffer.from(text, 'base64'))
const hash = bytes => createHash('sha1').update(bytes).digest('hex')

/** Runs an action and returns the updates of the changes that the document made by itself meanwhile. */
const collecting = (doc, action) => {
  const updates = []
  const listener = (update, origin, _doc, transaction) => {
    if (transaction.local) updates.push(encode(update))
  }
  doc.on('update', listener)
  try {
    action()
  } finally {
    doc.off('update', listener)
  }
  return updates
}

const commands = {
  create ({ name, client, gc }) {
    const doc = new Y.Doc({ gc })
    doc.clientID = client
    doc.getText('text')
    doc.getXmlFragment('xml')
    doc.getMap('map')
    doc.getArray('array')
    docs.set(name, doc)
    return {}
  },
  clear () {
    docs.forEach(doc => doc.destroy())
    docs.clear()
    logs.clear()
    managers.clear()
    return {}
  },
  edit ({ name, shape, seed, count }) {
    const doc = docs.get(name)
    return { updates: collecting(doc, () => randomEdit(doc, shapes[shape], seed, count)) }
  },
  /** Makes the changes that were told, one transaction each. */
  script ({ name, steps }) {
    const doc = docs.get(name)
    return { updates: collecting(doc, () => steps.forEach(step => play(doc, step))) }
  },
  /** Applies updates one by one; says what the whole state hashes to then. */
  apply ({ name, updates, digest }) {
    const doc = docs.get(name)
    const made = collecting(doc, () => {
      for (const update of updates) Y.applyUpdate(doc, decode(update), 'remote')
    })
    return { updates: made, digest: digest ? hash(Y.encodeStateAsUpdate(doc)) : '' }
  },
  /** Logs from now on what listeners are told. */
  listen ({ name, deltas }) {
    logs.set(name, [])
    listen(docs.get(name), deltas, logs.get(name))
    return {}
  },
  /** Makes the changes that were told in one transaction; answers with the log. */
  act ({ name, steps, origin }) {
    const doc = docs.get(name)
    doc.transact(() => steps.forEach(step => act(doc, step)), origin)
    return { log: logs.get(name)?.splice(0) ?? [] }
  },
  /** Gives a document that is listened to an undo manager. */
  manage ({ name, options }) {
    managers.set(name, manage(docs.get(name), options, logs.get(name)))
    return {}
  },
  /** Undoes, or does what else an undo manager can; answers with the log. */
  tell ({ name, action }) {
    const result = tell(managers.get(name), action)
    return { result, log: logs.get(name).splice(0) }
  },
  position ({ name, at, index, assoc }) {
    return position(docs.get(name), { at, index, assoc })
  },
  positions ({ name, list }) {
    return { found: positions(docs.get(name), list) }
  },
  /** Applies an update; answers with the log. */
  receive ({ name, update, origin }) {
    Y.applyUpdate(docs.get(name), decode(update), origin)
    return { log: logs.get(name)?.splice(0) ?? [] }
  },
  diff ({ name, vector }) {
    return { update: encode(Y.encodeStateAsUpdate(docs.get(name), decode(vector))) }
  },
  state ({ name }) {
    const doc = docs.get(name)
    return {
      update: encode(Y.encodeStateAsUpdate(doc)),
      vector: encode(Y.encodeStateVector(doc)),
      pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
      content: content(doc)
    }
  },
  ...historyCommands(docs)
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer
  try {
    const command = JSON.parse(line)
    answer = commands[command.do](command)
  } catch (error) {
    answer = { error: String(error.stack) }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
