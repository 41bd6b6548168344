// The servers that are measured, each a process of its own on a free port of this machine.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, '../../../node_modules')
const jar = join(here, '../../../../target/plenary.jar')
const HOST = '127.0.0.1'
const PATIENCE = 60_000

async function freePort () {
  const server = createServer().listen(0, HOST)
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const versionOf = name => JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version

/** A server that runs. */
class Target {
  #folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  #made = 0

  get pid () { return this.process.pid }

  async start () {
    this.port = await freePort()
    this.process = this.spawn(this.#folder)
    this.process.stderr.on('data', bytes => { this.complaint = `${this.complaint ?? ''}${bytes}`.slice(-2000) })
    this.process.stdout.resume()
    this.process.on('error', error => { this.complaint = error.message })
    const began = performance.now()
    for (const end = began + PATIENCE; !(await this.isReady(this.#folder));) {
      if (this.process.exitCode !== null || this.process.pid === undefined) throw new Error(`${this.name} ended before it was ready: ${this.complaint}`)
      if (performance.now() > end) throw new Error(`${this.name} was not ready within a minute: ${this.complaint}`)
      await pause(20)
    }
    this.readyAfter = (performance.now() - began) / 1000
    return this
  }

  async isReady () {
    try {
      await fetch(`http://${HOST}:${this.port}/`)
      return true
    } catch {
      return false
    }
  }

  /** Names of so many new documents. */
  async documents (count) {
    return Array.from({ length: count }, () => `bench-${process.pid}-${++this.#made}`)
  }

  socketOf (document) { return `ws://${HOST}:${this.port}/${document}` }

  async stop () {
    if (this.process?.pid !== undefined && this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit')
      this.process.kill()
      const killed = setTimeout(() => this.process.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(killed)
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** The product, as it is started from its jar. */
class Plenary extends Target {
  name = 'Plenary'
  live = true

  constructor (javaOptions) {
    super()
    this.javaOptions = javaOptions
  }

  get version () {
    const commit = execFileSync('git', ['-C', here, 'describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
    const { stderr } = spawnSync(this.java, ['-version'], { encoding: 'utf8' })
    return `Plenary ${commit} on ${stderr.split('\n')[0]}`
  }

  get java () { return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java' }

  spawn (folder) {
    if (!existsSync(jar)) throw new Error(`expected ${jar}; build it, or run this by ./plenary bench --server`)
    this.description = join(folder, 'demo.json')
    // One person stands for all here, and so may write for all.
    const limits = ['--messages-per-person', '1000000']
    return spawn(this.java, [...this.javaOptions, '-XX:+ExitOnOutOfMemoryError', '-jar', jar, 'demo', '--port', String(this.port), '--data', folder, ...limits])
  }

  get jcmd () { return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/jcmd') : 'jcmd' }

  async isReady () {
    if (!existsSync(this.description)) return false
    const { people } = JSON.parse(readFileSync(this.description, 'utf8'))
    this.token = people.find(one => one.role === 'CHAIR').token
    return true
  }

  async documents (count) {
    const names = []
    const make = async () => {
      const response = await fetch(`http://${HOST}:${this.port}/api/drafts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'A draft under load' })
      })
      if (response.status !== 201) throw new Error(`expected 201 for a new draft, got ${response.status}: ${await response.text()}`)
      return (await response.json()).id
    }
    while (names.length < count) names.push(...(await Promise.all(Array.from({ length: Math.min(20, count - names.length) }, make))))
    return names
  }

  socketOf (document) { return `ws://${HOST}:${this.port}/collab/${document}?token=${this.token}` }
}

/** The server of the Yjs project, which keeps documents in memory and passes on what comes. */
class YWebsocket extends Target {
  name = 'y-websocket'
  get version () { return `@y/websocket-server ${versionOf('@y/websocket-server')}, yjs ${versionOf('yjs')}` }

  spawn () {
    const script = join(packages, '@y/websocket-server/src/server.js')
    return spawn(process.execPath, [script], { env: { ...process.env, HOST, PORT: String(this.port) } })
  }
}

/** Hocuspocus with nothing behind it: documents are in memory only. */
class Hocuspocus extends Target {
  name = 'Hocuspocus'
  named = true
  token = 'bench'
  get version () { return `@hocuspocus/server ${versionOf('@hocuspocus/server')}` }

  spawn () { return spawn(process.execPath, [join(here, 'hocuspocus.mjs'), String(this.port)]) }

  socketOf () { return `ws://${HOST}:${this.port}` }
}

/** By the names that the command line knows. */
export const targets = {
  plenary: javaOptions => new Plenary(javaOptions),
  'y-websocket': () => new YWebsocket(),
  hocuspocus: () => new Hocuspocus()
}
