// What honest people lose while others do harm to the finished jar: nothing. Each kind of attack for some seconds, with people at
// work beside it; PLENARY_HOSTILE_SECONDS=3600 goes on with all kinds at once for so long, and prints the figures of each minute.
import assert from 'node:assert/strict'
import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { kinds } from './attacks.mjs'
import { Meeting } from './honest.mjs'
import { api, demo, delegates, person, required } from './plenary.mjs'

const SECONDS_A_KIND = Number(process.env.PLENARY_HOSTILE_SECONDS_A_KIND ?? 1)
const seconds = Number(process.env.PLENARY_HOSTILE_SECONDS ?? 0)
const { draft } = demo
let meeting

/** Attackers of one kind, in a process of their own. */
class Attack {
  static begin (kind) {
    const attack = new Attack()
    attack.kind = kind
    attack.process = fork(join(import.meta.dirname, 'attacks.mjs'), [kind, draft], { execArgv: [] })
    return attack
  }

  /** Ends it, and tells what became of it. */
  async end () {
    const outcome = once(this.process, 'message', { signal: AbortSignal.timeout(10_000) })
    this.process.send('outcome')
    const [told] = await outcome.catch(() => [undefined])
    this.process.kill('SIGKILL')
    return told
  }
}

before(async () => { meeting = await Meeting.begin(draft, delegates.slice(0, 4)) })
after(() => meeting.leave())

for (const kind of Object.keys(kinds)) {
  test(`nobody at work loses a word by ${kind}`, async context => {
    meeting.forget()
    const attack = Attack.begin(kind)
    await pause(SECONDS_A_KIND * 1_000)
    context.diagnostic(`${JSON.stringify(await attack.end())} resident=${resident()} MB`)
    context.diagnostic(JSON.stringify(meeting.figures))
    assert.deepEqual(meeting.trouble, [])
  })
}

test('all at once, for as long as one likes', { skip: seconds === 0 }, async () => {
  const attacks = Object.keys(kinds).map(Attack.begin)
  for (let minute = 1; minute <= Math.ceil(seconds / 60); minute++) {
    meeting.forget()
    await pause(Math.min(60, seconds) * 1_000)
    console.log(JSON.stringify({ minute, resident: resident(), heap: await heap(), ...meeting.figures }))
    if (meeting.trouble.length > 0) break
  }
  for (const attack of attacks) console.log(attack.kind, JSON.stringify(await attack.end()))
  assert.deepEqual(meeting.trouble, [])
})

test('what was typed is there, is found by who comes anew, and the record verifies', async () => {
  // when
  await meeting.end()

  // then
  assert.deepEqual(meeting.trouble, [])
  const newcomers = await Meeting.begin(draft, delegates.slice(0, 4))
  assert.deepEqual(newcomers.found, meeting.words)
  await newcomers.end()
  assert.deepEqual(newcomers.trouble, [])
  newcomers.leave()
  const folder = mkdtempSync(join(tmpdir(), 'plenary-hostile-'))
  try {
    const file = join(folder, 'record')
    writeFileSync(file, await (await api(`/api/drafts/${draft}/record`, person('CHAIR'))).text())
    execFileSync('java', ['-jar', required('PLENARY_JAR'), 'verify', file], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** What the server's process holds of the machine's memory, in megabytes, where the system tells. */
function resident () {
  const status = `/proc/${required('PLENARY_PID')}/status`
  return existsSync(status) ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024) : undefined
}

/** What the server's heap holds, in megabytes, garbage included. */
async function heap () {
  const figures = await (await fetch(`${demo.url}/metrics`)).text()
  const pools = [...figures.matchAll(/^jvm_memory_used_bytes\{area="heap".*\} (\S+)$/gm)]
  return Math.round(pools.reduce((sum, [, bytes]) => sum + Number(bytes), 0) / 2 ** 20)
}
