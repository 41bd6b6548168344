// Does the same tasks with Yjs and with this engine, in turns, and prints how they compare.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { writeInputs } from './inputs.mjs'
import { rows } from './rows.mjs'

const usage = `Usage: ./plenary bench [OPTION...] [TRACE]

  TRACE          an editing trace (.json.gz, as in github.com/josephg/editing-traces); without it, one is generated
  --runs N       runs of each task and engine after the warm-up (default 7, at least 5)
  --only A,B     only the tasks with these names, such as loadV1,B1
  --cpu          processor time instead of time by the clock: steadier on a busy machine
  --java OPTION  an option for the Java that runs this engine, such as -Xmx512m; may be repeated
`

const options = { runs: 7, only: [], cpu: false, java: [], trace: undefined }
const rest = process.argv.slice(2)
while (rest.length > 0) {
  const option = rest.shift()
  if (option === '--runs') options.runs = Math.max(5, Number(rest.shift()))
  else if (option === '--only') options.only = rest.shift().split(',')
  else if (option === '--cpu') options.cpu = true
  else if (option === '--java') options.java.push(rest.shift())
  else if (option.startsWith('-')) {
    process.stderr.write(usage)
    process.exit(option === '--help' ? 0 : 2)
  } else options.trace = option
}

/** A process that does tasks on demand. */
class Peer {
  constructor (command, args) {
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]()
  }

  async ask (...words) {
    this.process.stdin.write(words.join(' ') + '\n')
    const { value, done } = await this.lines.next()
    if (done) throw new Error(`${this.process.spawnfile} ended at: ${words.join(' ')}`)
    return JSON.parse(value)
  }

  end () {
    this.process.stdin.end()
  }
}

const LONG_ENOUGH = options.cpu ? 400e6 : 30e6
const WARM = 2.5e9
const MOST_REPEATS = 200

const measure = options.cpu ? 'cpu' : 'wall'

/** Runs until compilers are done with it; returns how often to repeat so that a run is long enough to be measured. */
const warm = async (peer, task) => {
  let spent = 0
  let runs = 0
  let last
  while (runs < 3 || (spent < WARM && runs < 1000)) {
    last = (await peer.ask('run', task, 1)).wall
    spent += last
    runs++
  }
  return Math.max(1, Math.min(MOST_REPEATS, Math.ceil(LONG_ENOUGH / last)))
}

const sorted = values => [...values].sort((a, b) => a - b)
const summary = values => {
  const order = sorted(values)
  return { median: order[order.length >> 1], min: order[0], max: order[order.length - 1] }
}

const timed = async (peers, row) => {
  const present = []
  for (const peer of peers) if ((await peer.ask('has', row.task)).has) present.push(peer)
  if (present.length === 2) {
    const [expected, actual] = [await peers[0].ask('check', row.task), await peers[1].ask('check', row.task)]
    if (expected.digest !== actual.digest) throw new Error(`${row.task}: the engines do not give the same`)
  }
  const repeats = new Map()
  for (const peer of present) repeats.set(peer, await warm(peer, row.task))
  const results = new Map(present.map(peer => [peer, []]))
  for (let run = 0; run < options.runs; run++) {
    for (const peer of present) {
      results.get(peer).push((await peer.ask('run', row.task, repeats.get(peer)))[measure])
    }
  }
  return peers.map(peer => results.has(peer) && summary(results.get(peer)))
}

const heap = async peers => {
  const results = peers.map(() => [])
  let digest
  for (let run = 0; run < 5; run++) {
    for (const [i, peer] of peers.entries()) {
      const answer = await peer.ask('heap', 20)
      digest ??= answer.digest
      if (answer.digest !== digest) throw new Error('heap: the engines do not give the same')
      results[i].push(answer.bytes)
    }
  }
  return results.map(summary)
}

const units = {
  ms: value => (value / 1e6).toPrecision(3),
  µs: value => (value / 1e3).toPrecision(3),
  MB: value => (value / 1e6).toFixed(2)
}

const print = (row, [yjs, own], sizes) => {
  const each = row.each ? sizes[row.each] : 1
  const unit = row.unit
  const show = result =>
    result
      ? `${units[unit](result.median / each)} (${units[unit](result.min / each)}–${units[unit](result.max / each)}) ${unit}`
      : '–'
  const ratio = yjs && own ? own.median / yjs.median : undefined
  const bar = row.bar === undefined ? '' : `≤ ${row.bar}`
  const verdict = ratio === undefined || row.bar === undefined ? '' : ratio <= row.bar ? 'met' : 'missed'
  const work = row.work.replace('{edits}', sizes.edits.toLocaleString('en'))
  console.log(
    `| ${work} | ${show(yjs)} | ${show(own)} | ${ratio === undefined ? '–' : ratio.toFixed(3)} | ${bar} | ${verdict} |`
  )
}

const main = async () => {
  const here = dirname(fileURLToPath(import.meta.url))
  const module = join(here, '../../..')
  const classes = [join(module, '../target/classes'), join(module, 'target/classes')].join(
    process.platform === 'win32' ? ';' : ':'
  )
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const peers = []
  try {
    const sizes = writeInputs(folder, options.trace)
    peers.push(new Peer(process.execPath, ['--expose-gc', join(here, 'yjs.mjs'), folder]))
    peers.push(new Peer(java, [...options.java, '-cp', classes, 'org.plenary.crdt.bench.Peer', folder]))
    for (const peer of peers) console.log((await peer.ask('version')).version)
    console.log(`${cpus().length} × ${cpus()[0].model}, ${new Date().toISOString().slice(0, 10)}`)
    console.log(
      `median (min–max) of ${options.runs} runs each in turn, ${options.cpu ? 'processor time' : 'time by the clock'}; ` +
        `trace: ${options.trace ? options.trace.split(/[\\/]/).pop() : 'generated'}\n`
    )
    console.log('| work | Yjs | Plenary | ratio | bar | |\n| --- | --- | --- | --- | --- | --- |')
    for (const row of rows) {
      if (options.only.length > 0 && !options.only.some(name => row.task === name || row.task.startsWith(name + '.'))) {
        continue
      }
      print(row, row.task === 'heap' ? await heap(peers) : await timed(peers, row), sizes)
    }
  } finally {
    peers.forEach(peer => peer.end())
    rmSync(folder, { recursive: true })
  }
}

await main()
