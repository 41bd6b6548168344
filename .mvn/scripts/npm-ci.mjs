// Installs the npm packages of the folder it is run in, exactly as its lock file says, unless they are installed already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const stamp = 'node_modules/.installed'
const wanted = createHash('sha256')
  .update(process.version)
  .update(readFileSync('package.json'))
  .update(readFileSync('package-lock.json'))
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32'
  })
  if (npm.error || npm.status !== 0) {
    console.error(`npm ci failed in ${process.cwd()}: ${npm.error ?? `exit code ${npm.status}`}`)
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
