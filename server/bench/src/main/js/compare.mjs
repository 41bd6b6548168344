// Does the same to Plenary and to servers that only pass on what comes, in turns, and prints how they compare.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { liveHeap, requireLinux, residentBytes } from './processes.mjs'
import { Load, open } from './load.mjs'
import { scenarios } from './scenarios.mjs'
import { targets } from './targets.mjs'

const usage = `Usage: ./plenary bench --server [OPTION...]

  --only A,B      only these scenarios (${Object.keys(scenarios).join(', ')})
  --peers A,B     only these servers beside Plenary (${Object.keys(targets).filter(name => name !== 'plenary').join(', ')}); none for none
  --runs N        runs of each, in turns, after the warm-up (default 3)
  --seconds N     length of a run (default 12)
  --warm N        seconds under load before the first of these runs (default 120)
  --quick         one short run of each, to see that it works
  --java OPTION   an option for the Java that runs Plenary, such as -Xmx512m; may be repeated
  --json FILE     all figures, also to a file
`

function read (words) {
  const options = { only: Object.keys(scenarios), peers: ['y-websocket', 'hocuspocus'], runs: 3, seconds: 12, warm: 120, java: [] }
  const refuse = status => {
    process.stderr.write(usage)
    process.exit(status)
  }
  const list = (text, known) => (text === 'none' ? [] : text.split(',').map(name => (known[name] ? name : refuse(2))))
  const number = text => (Number(text) > 0 ? Number(text) : refuse(2))
  while (words.length > 0) {
    const option = words.shift()
    if (option === '--only') options.only = list(words.shift() ?? '', scenarios)
    else if (option === '--peers') options.peers = list(words.shift() ?? '', targets)
    else if (option === '--runs') options.runs = number(words.shift())
    else if (option === '--seconds') options.seconds = number(words.shift())
    else if (option === '--warm') options.warm = number(words.shift())
    else if (option === '--quick') Object.assign(options, { runs: 1, seconds: 3, warm: 0.1 })
    else if (option === '--java') options.java.push(words.shift())
    else if (option === '--json') options.json = words.shift()
    else refuse(option === '--help' || option === '-h' ? 0 : 2)
  }
  return options
}

const say = text => process.stderr.write(`${text}\n`)

/** Milliseconds: of writers who come later than that, nothing is told of a server. */
const LATE = 100

/** One run of a scenario against a server that runs: a figure, and how long people waited. */
const kinds = {
  async typing (target, { shape }, seconds) {
    const warmUp = Math.min(3, seconds)
    const load = new Load(target, shape)
    try {
      await load.gather(Math.ceil((warmUp + seconds + 2) * shape.rate) + 2)
      const figures = await load.write(warmUp, seconds)
      const wrong = load.wrong()
      const due = shape.documents * shape.writers * shape.rate * (shape.people - 1)
      if (wrong.length > 0 || figures.missing > 0 || figures.lost.length > 0) {
        return { fault: wrong[0] ?? figures.lost[0] ?? `${figures.missing} letters did not arrive` }
      }
      if (figures.sentLate > LATE) {
        return { fault: `the letters were sent ${Math.round(figures.sentLate)} ms late: this machine has no room for the load` }
      }
      if (figures.deliveriesPerSecond < due * 0.95) {
        return { fault: `${Math.round(figures.deliveriesPerSecond)} of ${due} deliveries a second` }
      }
      return { value: figures.cpuPerMillion, ...figures }
    } finally {
      load.leave()
    }
  },

  async joining (target, { shape }) {
    const load = new Load(target, shape)
    try {
      const gathered = await load.gather()
      const wrong = load.wrong()
      return wrong.length > 0 ? { fault: wrong[0] } : { value: gathered.cpu.all, p99: gathered.p99 }
    } finally {
      load.leave()
    }
  },

  async memory (target, { shape }) {
    // What is in memory is read before anybody is told to collect garbage: the others are never told.
    const heapOf = () => (target.live ? liveHeap(target.pid, target.jcmd) : undefined)
    await pause(500)
    const before = { resident: residentBytes(target.pid), heap: heapOf() }
    const load = new Load(target, shape)
    try {
      const { p99 } = await load.gather()
      await pause(10_000)
      const each = bytes => bytes / 1024 / shape.documents
      const resident = each(residentBytes(target.pid) - before.resident)
      const heap = heapOf()
      return { value: resident, heap: heap === undefined ? undefined : each(heap - before.heap), p99 }
    } finally {
      load.leave()
    }
  },

  async opening (target, { shape }, seconds) {
    target.resting ??= await target.documents(shape.documents)
    const figures = await open(target, target.resting, shape.rate, seconds)
    return { value: figures.p99, ...figures }
  }
}

/** Keeps a server under the load until it has been that for so long; what goes wrong meanwhile is seen in the runs. */
async function warm (target, scenario, options, name) {
  for (const end = performance.now() + options.warm * 1000; performance.now() < end;) {
    const { fault } = await attempt(target, scenario, Math.max(options.seconds, 3), name)
    if (fault) return
  }
}

async function measure (name, options) {
  const scenario = scenarios[name]
  const names = scenario.alone ? ['plenary'] : [...options.peers, 'plenary']
  const running = []
  const stop = () => Promise.all(running.map(target => target.stop()))
  const interrupted = () => stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    const results = new Map()
    for (const each of names) {
      const target = targets[each](options.java)
      running.push(target)
      await target.start()
      results.set(target, { cold: await attempt(target, scenario, options.seconds, name), runs: [] })
    }
    const repeated = scenario.kind !== 'memory'
    for (const target of repeated ? running : []) {
      await warm(target, scenario, options, name)
    }
    for (let run = 0; repeated && run < options.runs; run++) {
      for (const target of running) {
        results.get(target).runs.push(await attempt(target, scenario, options.seconds, name))
      }
    }
    return [...results].map(([target, result]) => ({ name: target.name, version: target.version, readyAfter: target.readyAfter, ...result }))
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    await stop()
  }
}

async function attempt (target, scenario, seconds, name) {
  say(`${name}: ${target.name} ...`)
  try {
    return await kinds[scenario.kind](target, scenario, seconds)
  } catch (error) {
    return { fault: error.message }
  }
}

const short = value => (value === undefined ? '–' : value < 1 ? value.toFixed(2) : value < 20 ? value.toFixed(1) : value.toFixed(0))
const sorted = values => [...values].sort((a, b) => a - b)
const middle = values => sorted(values)[values.length >> 1]

/** Median, least and most of what runs gave. */
function spread (runs, figure = 'value') {
  const fault = runs.find(run => run.fault)
  if (fault) return fault.fault
  if (runs.length === 0) return '–'
  const values = runs.map(run => run[figure])
  return values.length === 1 ? short(values[0]) : `${short(middle(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})`
}

function row (name, results) {
  const { what, unit, bar } = scenarios[name]
  const of = peer => results.find(result => result.name === peer)
  const own = of('Plenary')
  const runs = result => (result?.runs.length > 0 ? result.runs : result ? [result.cold] : [])
  const peer = of('y-websocket')
  const whole = result => result && runs(result).every(run => !run.fault)
  const ratio = whole(peer) && whole(own) ? middle(runs(own).map(run => run.value)) / middle(runs(peer).map(run => run.value)) : undefined
  const heap = own.cold.heap === undefined ? '' : `, ${short(own.cold.heap)} of live heap`
  return [
    `${name}: ${what}`,
    unit,
    spread(runs(peer)),
    spread(runs(of('Hocuspocus'))),
    spread([own.cold]),
    own.runs.length > 0 ? spread(own.runs) : '–',
    ratio === undefined ? '–' : ratio.toFixed(2),
    `≤ ${bar}`,
    whole(own) ? `${spread(runs(own), 'p99')} ms${heap}` : '–'
  ]
}

const main = async () => {
  const options = read(process.argv.slice(2))
  requireLinux()
  const head = ['scenario', 'unit', 'y-websocket', 'Hocuspocus', 'Plenary, just started', 'Plenary, warm', '÷ y-websocket', 'bar', 'Plenary, p99']
  const all = {}
  const lines = []
  for (const name of options.only) {
    all[name] = await measure(name, options)
    lines.push(`| ${row(name, all[name]).join(' | ')} |`)
    say(lines.at(-1))
  }
  const versions = new Set(Object.values(all).flatMap(results => results.map(({ version }) => version)))
  const ready = Object.values(all).map(results => results.find(({ name }) => name === 'Plenary').readyAfter)
  console.log([...versions, `Node ${process.versions.node}`].join('; '))
  console.log(`${cpus().length} × ${cpus()[0].model}, ${new Date().toISOString().slice(0, 10)}; Plenary was ready after ${short(middle(ready))} s`)
  console.log(`median (least–most) of ${options.runs} runs of ${options.seconds} s each, in turns, after ${options.warm} s under load\n`)
  console.log(`| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`)
  lines.forEach(line => console.log(line))
  if (options.json) writeFileSync(options.json, JSON.stringify(all, null, 2))
}

await main()
