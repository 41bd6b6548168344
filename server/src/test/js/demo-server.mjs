// The finished jar, run as `demo` in a process of its own, and a cable to it that can be pulled.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

/** A port that nobody listens on now. */
export async function freePort () {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** A server that can be killed and started again on the same data and port. */
export class DemoServer {
  directory = mkdtempSync(join(tmpdir(), 'plenary-demo-'))

  static async start () {
    const server = new DemoServer()
    server.port = await freePort()
    await server.start()
    return server
  }

  async start () {
    const description = join(this.directory, 'demo.json')
    const before = Date.now()
    const java = join(process.env.JAVA_HOME ?? '', 'bin', 'java')
    this.process = spawn(existsSync(java) ? java : 'java', [
      // Compiled in haste: none of these servers lives for long.
      '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m', '-jar', process.env.PLENARY_JAR, 'demo', '--port', this.port, '--data', this.directory
    ], { stdio: ['ignore', 'pipe', 'pipe'] })
    const log = createWriteStream(join(this.directory, 'server.log'), { flags: 'a' })
    this.process.stdout.pipe(log)
    this.process.stderr.pipe(log)
    while (!existsSync(description) || statSync(description).mtimeMs < before - 10) {
      if (this.process.exitCode !== null) {
        throw new Error(`the demo ended:\n${readFileSync(join(this.directory, 'server.log'), 'utf8')}`)
      }
      if (Date.now() > before + 120_000) throw new Error('the demo did not start within two minutes')
      await pause(50)
    }
    this.demo = JSON.parse(readFileSync(description, 'utf8'))
  }

  /** Ends it at once, without a chance to save anything. */
  async kill () {
    const ended = once(this.process, 'exit')
    this.process.kill('SIGKILL')
    await ended
  }

  get isRunning () {
    return this.process.exitCode === null && this.process.signalCode === null
  }

  async close () {
    if (this.isRunning) await this.kill()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Lets everything through a while later, in its order. */
const later = delay => new Transform({
  transform (chunk, _encoding, done) { setTimeout(() => this.destroyed || this.push(chunk), delay); done() },
  flush (done) { setTimeout(done, delay) }
})

/**
 * A cable from a port of its own to the server's. While it is pulled, pages still load but nothing live gets through. A long
 * one delays what is live by `delay` milliseconds each way.
 */
export class Cable {
  #sockets = new Set()
  #pulled = false
  #delay = 0

  static async to (port, { delay = 0 } = {}) {
    const cable = new Cable()
    cable.#delay = delay
    cable.server = net.createServer(near => cable.#connect(near, port)).listen(0, '127.0.0.1').unref()
    await once(cable.server, 'listening')
    cable.url = `http://127.0.0.1:${cable.server.address().port}`
    return cable
  }

  pull () {
    this.#pulled = true
    this.#sockets.forEach(socket => socket.destroy())
  }

  plugIn () {
    this.#pulled = false
  }

  close () {
    this.pull()
    this.server.close()
  }

  #connect (near, port) {
    near.on('error', () => near.destroy())
    near.once('data', first => {
      const live = /^[A-Z]+ \/(collab|desks|api)\//.test(first.toString('latin1', 0, 32))
      if (this.#pulled && live) {
        near.destroy()
        return
      }
      const far = net.connect(port, '127.0.0.1')
      for (const [socket, other] of [[near, far], [far, near]]) {
        this.#sockets.add(socket)
        socket.on('error', () => other.destroy())
        socket.on('close', () => { this.#sockets.delete(socket); other.destroy() })
      }
      // One request a connection: otherwise a live request could follow a page's on a connection that is let through.
      far.write(live ? first : closing(first))
      if (live && this.#delay > 0) {
        near.pipe(later(this.#delay)).pipe(far)
        far.pipe(later(this.#delay)).pipe(near)
        return
      }
      near.pipe(far)
      far.pipe(near)
    })
  }
}

const closing = request => Buffer.from(
  request.toString('latin1').replace(/\r\nConnection: keep-alive/i, '\r\nConnection: close'), 'latin1')
