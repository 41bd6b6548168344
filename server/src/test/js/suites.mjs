// Runs several suites, some at a time, on one server and in one browser: node suites.mjs AT_A_TIME REPORT SUITE…
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DemoServer } from './demo-server.mjs'
import { serve } from './somebody.mjs'

const [atATime, report, ...suites] = process.argv.slice(2)
const server = await DemoServer.start()
const browser = await serve()
try {
  const stage = { demo: join(server.directory, 'demo.json'), browser: browser.wsEndpoint() }
  const tests = spawn(process.execPath, [
    '--test', `--test-concurrency=${atATime}`, '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=./outcomes.mjs', `--test-reporter-destination=${report}`, ...suites
  ], { stdio: 'inherit', env: { ...process.env, PLENARY_STAGE: JSON.stringify(stage) } })
  const [code] = await once(tests, 'exit')
  process.exitCode = code ?? 1
} finally {
  await browser.close()
  await server.close()
}
