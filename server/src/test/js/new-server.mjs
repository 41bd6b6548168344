// The finished jar, run as `serve` on a new data directory, as somebody starts it for the first time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './demo-server.mjs'

/** A real OpenID provider in a process of its own, for one organisation. */
class OpenIdProvider {
  static async start (redirectUri) {
    const provider = new OpenIdProvider()
    const port = await freePort()
    provider.description = {
      issuer: `http://localhost:${port}`, clientId: 'plenary', clientSecret: 'the-provider-knows-plenary-by-this-secret'
    }
    const { clientId, clientSecret } = provider.description
    provider.process = spawn(process.execPath, [join(import.meta.dirname, 'openid-provider.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PORT: port, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, REDIRECT_URI: redirectUri }
    })
    await once(provider.process.stdout, 'data')
    return provider
  }

  close () { this.process.kill() }
}

/** A server that knows nobody yet, and an organisation that vouches for its own people. */
export class NewServer {
  directory = mkdtempSync(join(tmpdir(), 'plenary-new-'))
  printed = ''

  static async start () {
    const server = new NewServer()
    const port = await freePort()
    server.url = `http://localhost:${port}`
    server.provider = await OpenIdProvider.start(`${server.url}/sign-in/organization/un/callback`)
    const organizations = join(server.directory, 'organizations.json')
    writeFileSync(organizations, JSON.stringify([{ id: 'un', name: 'United Nations', ...server.provider.description }]))
    const java = join(process.env.JAVA_HOME ?? '', 'bin', 'java')
    server.process = spawn(existsSync(java) ? java : 'java', [
      '-Xmx512m', '-jar', process.env.PLENARY_JAR, 'serve', '--print-links', '--port', port, '--data', join(server.directory, 'data'),
      '--organizations', organizations
    ], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [server.process.stdout, server.process.stderr]) {
      stream.on('data', text => { server.printed += text })
    }
    const deadline = Date.now() + 60_000
    while (server.setUpLink === undefined) {
      if (server.process.exitCode !== null || Date.now() > deadline) {
        throw new Error(`expected a set-up link within 60 s, got:\n${server.printed}`)
      }
      await pause(50)
    }
    return server
  }

  /** The link that lets its first person in. */
  get setUpLink () { return /http:\S+\/set-up#\S+(?=\s)/.exec(this.printed)?.[0] }

  async close () {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit')
      this.process.kill('SIGKILL')
      await ended
    }
    this.provider.close()
    rmSync(this.directory, { recursive: true, force: true })
  }
}
