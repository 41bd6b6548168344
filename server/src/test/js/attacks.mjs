// People who mean harm, or whose machine is broken, and what becomes of them: `{ opened, closed: {code: n}, refused, answers:
// {status: n} }`.
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { api, collabUrl, demo, person } from './plenary.mjs'

const { hostname, port } = new URL(demo.url)
const MEGABYTE = 1 << 20
const SYNC = 0
const AWARENESS = 1
const REFUSED = 101

/** What attackers can do, which counts what becomes of it. */
class Attack {
  opened = 0
  closed = {}
  refused = 0
  answers = {}
  /** A socket of somebody in a draft, open or already turned away. */
  async socket (draft, who, { protocols = ['plenary.1'] } = {}) {
    const socket = new WebSocket(`${collabUrl}/${draft}?token=${who.token}`, protocols)
    socket.binaryType = 'nodebuffer'
    socket.on('message', data => { if (data[0] === REFUSED) this.refused++ })
    socket.on('close', code => this.#count(this.closed, code))
    await new Promise(resolve => ['open', 'error', 'close'].forEach(event => socket.on(event, resolve)))
    if (socket.readyState === WebSocket.OPEN) this.opened++
    return socket
  }

  /** Bytes on a bare connection, which stays open until the other side has enough. */
  bare (bytes) {
    const socket = net.connect(Number(port), hostname)
    socket.on('connect', () => { this.opened++; socket.write(bytes) })
    socket.on('error', () => {})
    socket.on('data', () => {})
    socket.on('close', () => this.#count(this.closed, 'bare'))
    return socket
  }

  /** An answer of the API, of which only the status is looked at. */
  async ask (path, who, options) {
    try {
      const answer = await api(path, who, { ...options, signal: AbortSignal.timeout(30_000) })
      await answer.arrayBuffer()
      this.#count(this.answers, answer.status)
    } catch {
      this.#count(this.answers, 'none')
    }
  }

  /** Does something again and again, by so many at once, with a rest between. */
  repeat (lanes, restMillis, act) {
    for (let lane = 0; lane < lanes; lane++) {
      const go = async () => {
        for (;;) {
          await act(lane).catch(() => {})
          await pause(restMillis)
        }
      }
      go()
    }
  }

  /** So many sockets, each of which is opened anew a second after it was closed. */
  async keep (count, open) {
    for (let i = 0; i < count; i++) {
      const again = async () => {
        const socket = await open()
        const anew = () => setTimeout(again, 1_000)
        if (socket.readyState === WebSocket.CLOSED) anew()
        else socket.once('close', anew)
      }
      await again()
    }
  }

  get outcome () {
    const { opened, closed, refused, answers } = this
    return { opened, closed, refused, answers }
  }

  #count (counts, key) { counts[key] = (counts[key] ?? 0) + 1 }
}

const observer = () => person('OBSERVER')
/** A delegate of whom nobody honest in the tests is one. */
const crooked = () => demo.people.filter(one => one.role === 'DELEGATE').at(-1)

const message = (...parts) => {
  const encoder = encoding.createEncoder()
  parts.forEach(part => part instanceof Uint8Array
    ? encoding.writeVarUint8Array(encoder, part)
    : encoding.writeVarUint(encoder, part))
  return encoding.toUint8Array(encoder)
}
const syncStep1 = () => message(SYNC, 0, Uint8Array.of(0))
const change = update => message(SYNC, 2, update)
const ready = socket => socket.readyState === WebSocket.OPEN

/** The head of a masked frame of binary data that says how long it is. */
function frameHead (length, { final }) {
  const head = Buffer.alloc(14)
  head[0] = (final ? 0x80 : 0) | 0x02
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

const upgrade = (draft, who) => `GET /collab/${draft}?token=${who.token} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n` +
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
  `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`

/** An update that inserts pieces of one letter, each with an origin of its own, so that it is long to judge. */
function manyPieces (count) {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment('text')
  const node = new Y.XmlText()
  text.insert(0, [node])
  for (let i = 0; i < count; i++) node.insert(i % 2 ? 0 : node.length, 'x')
  return Y.encodeStateAsUpdate(doc)
}

let nobodys = 1_000_000

/** An update of collected pieces, each under a client id that nobody ever had. */
function collected (count) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, count)
  for (let i = 0; i < count; i++) {
    encoding.writeVarUint(encoder, 1) // one piece
    encoding.writeVarUint(encoder, nobodys++) // of this client
    encoding.writeVarUint(encoder, 0) // from its first clock on
    encoding.writeUint8(encoder, 0) // collected
    encoding.writeVarUint(encoder, 1) // of this length
  }
  encoding.writeVarUint(encoder, 0) // nothing is deleted
  return encoding.toUint8Array(encoder)
}

export const kinds = {
  'messages in fragments that never end': async (attack, draft) => {
    const fragment = Buffer.alloc(512 << 10)
    await attack.keep(30, async () => {
      const socket = await attack.socket(draft, observer())
      for (let sent = 0; sent < 15 && ready(socket); sent++) socket.send(fragment, { fin: false })
      return socket
    })
  },

  'a frame that says eight megabytes and stops before its end': async (attack, draft) => {
    const most = Buffer.concat([frameHead(8 * MEGABYTE, { final: true }), Buffer.alloc(8 * MEGABYTE - 1_000)])
    await attack.keep(30, async () => {
      const socket = attack.bare(upgrade(draft, observer()))
      socket.once('data', () => socket.write(most))
      return socket
    })
  },

  'readers who ask for everything and take nothing': async (attack, draft) => {
    await attack.keep(30, async () => {
      const socket = await attack.socket(draft, observer())
      socket.on('message', () => socket.pause())
      const asking = setInterval(() => { if (ready(socket)) socket.send(syncStep1()) }, 20)
      socket.on('close', () => clearInterval(asking))
      return socket
    })
  },

  'changes without end of somebody who may change nothing': async (attack, draft) => {
    const update = change(manyPieces(2_000))
    for (let i = 0; i < 4; i++) {
      let socket = await attack.socket(draft, observer())
      attack.repeat(1, 10, async () => {
        if (!ready(socket)) socket = await attack.socket(draft, observer())
        socket.send(update)
      })
    }
  },

  'changes that are long to judge and then refused': async (attack, draft) => {
    const update = change(manyPieces(2_000))
    let socket = await attack.socket(draft, crooked())
    attack.repeat(1, 10, async () => {
      if (!ready(socket)) socket = await attack.socket(draft, crooked())
      socket.send(update)
    })
  },

  'eight megabytes of two-byte pieces': async (attack, draft) => {
    const encoder = encoding.createEncoder()
    const pieces = Buffer.alloc(8_000_000)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, pieces.length / 2)
    encoding.writeVarUint(encoder, 77)
    encoding.writeVarUint(encoder, 0)
    for (let i = 1; i < pieces.length; i += 2) pieces[i] = 1
    const update = change(Buffer.concat([encoding.toUint8Array(encoder), pieces, Buffer.of(0)]))
    attack.repeat(4, 100, async () => {
      const socket = await attack.socket(draft, crooked())
      if (ready(socket)) socket.send(update)
      await pause(500)
      socket.terminate()
    })
  },

  'collected pieces under ids that nobody had': async (attack, draft) => {
    let socket = await attack.socket(draft, crooked())
    attack.repeat(1, 100, async () => {
      if (!ready(socket)) socket = await attack.socket(draft, crooked())
      socket.send(change(collected(100_000)))
    })
  },

  'awareness that is none, and much of it': async (attack, draft) => {
    const said = [
      { cursor: { anchor: {}, head: {} } }, { cursor: 1 }, { user: { name: 'The Chair'.repeat(2_000) } }, { clause: { a: [[[]]] } }
    ]
    for (let i = 0; i < 10; i++) {
      let socket = await attack.socket(draft, observer())
      let clock = 0
      attack.repeat(1, 20, async () => {
        if (!ready(socket)) socket = await attack.socket(draft, observer())
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, 1_000 + i)
        encoding.writeVarUint(encoder, ++clock)
        encoding.writeVarString(encoder, JSON.stringify(said[clock % said.length]))
        socket.send(message(AWARENESS, encoding.toUint8Array(encoder)))
      })
    }
  },

  'a thousand connections, again and again': async (attack, draft) => {
    attack.repeat(50, 0, async () => {
      const socket = await attack.socket(draft, observer())
      if (!ready(socket)) await pause(100)
    })
  },

  'pings and empty parts without end': async (attack, draft) => {
    for (const [first, other] of [[0x89, 0x89], [0x02, 0x00]]) {
      const crumbs = Buffer.alloc(6 * 10_000)
      for (let at = 0; at < crumbs.length; at += 6) crumbs.set([other, 0x80], at)
      await attack.keep(2, async () => {
        const socket = attack.bare(upgrade(draft, observer()))
        const flood = () => { if (!socket.destroyed) socket.write(crumbs, () => setImmediate(flood)) }
        socket.once('data', () => socket.write(Buffer.of(first, 0x80, 0, 0, 0, 0), flood))
        return socket
      })
    }
  },

  'frames of noise': async (attack, draft) => {
    attack.repeat(4, 5, async () => {
      const socket = await attack.socket(draft, observer())
      for (let i = 0; i < 5 && ready(socket); i++) socket.send(randomBytes(1 + Math.floor(Math.random() * 4_000)))
      await pause(50)
      socket.terminate()
    })
  },

  'half a head, half a body, and nothing at all': async attack => {
    const halves = ['GET / HTTP/1.1\r\nHost: x\r\n', 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"', '']
    attack.repeat(20, 200, async () => { attack.bare(halves[Math.floor(Math.random() * halves.length)]) })
  },

  'a hundred redlines at once': async (attack, draft) => {
    attack.repeat(100, 0, async lane =>
      attack.ask(`/api/drafts/${draft}/redline?from=${1 + lane % 30}&to=${31 + Math.floor(Math.random() * 5)}`, observer()))
  },

  'exports in every form': async (attack, draft) => {
    const forms = ['docx', 'pdf', 'html', 'akn', 'zip']
    attack.repeat(10, 50, async lane => attack.ask(`/api/drafts/${draft}/exports/${forms[lane % forms.length]}`, observer()))
  }
}

// As a process of its own, so that what it costs the attackers is not measured with the honest: attacks.mjs KIND DRAFT
if (process.send) {
  const [kind, draft] = process.argv.slice(2)
  const attack = new Attack()
  process.on('message', () => { process.send(attack.outcome) })
  process.on('disconnect', () => process.exit())
  await kinds[kind](attack, draft)
}
