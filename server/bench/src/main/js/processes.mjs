// What processes have used, as Linux tells.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ticksPerSecond = () => Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
const TICKS = process.platform === 'linux' ? ticksPerSecond() : undefined

/** Says what is missing where this cannot be told. */
export function requireLinux () {
  if (process.platform !== 'linux') throw new Error(`the servers' processor time is read from /proc: expected Linux, got ${process.platform}`)
}

/** Seconds of processor time of a process since it began, of its own and of the system for it. */
export function processorTime (pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return { own: Number(fields[11]) / TICKS, system: Number(fields[12]) / TICKS }
}

/** Bytes of a process that are in memory. */
export function residentBytes (pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024
}

/** Live bytes of the heap of a Java process, after its garbage is collected; undefined if `jcmd` is not there. */
export function liveHeap (pid, jcmd) {
  try {
    execFileSync(jcmd, [pid, 'GC.run'], { stdio: 'ignore' })
    const info = execFileSync(jcmd, [pid, 'GC.heap_info'], { encoding: 'utf8' })
    return Number(/used (\d+)K/.exec(info)[1]) * 1024
  } catch {
    return undefined
  }
}
