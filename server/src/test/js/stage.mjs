// Where a suite plays: a server with the demonstration, and a browser.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DemoServer } from './demo-server.mjs'
import { join as joinBrowser, launch } from './somebody.mjs'

/**
 * A stage. Suites that run together share one, since each of their tests has a draft of its own; who runs a suite by itself, and a
 * suite that stops its server, gets one of its own.
 */
export class Stage {
  static async open ({ own = false } = {}) {
    const stage = new Stage()
    const shared = process.env.PLENARY_STAGE
    if (shared && !own) {
      const { demo, browser } = JSON.parse(shared)
      stage.server = sharedServer(demo)
      stage.browser = await joinBrowser(browser)
    } else {
      stage.server = await DemoServer.start()
      stage.browser = await launch()
    }
    process.env.PLENARY_DEMO = join(stage.server.directory, 'demo.json')
    stage.plenary = await import('./plenary.mjs')
    return stage
  }

  /** Closes what this suite opened: of a shared browser, its own windows. */
  async close () {
    await this.browser.close()
    await this.server.close()
    // What a failed test left open must not keep the others waiting.
    setTimeout(() => process.exit(), 5_000).unref()
  }
}

function sharedServer (description) {
  const demo = JSON.parse(readFileSync(description, 'utf8'))
  return { demo, directory: dirname(description), port: Number(new URL(demo.url).port), isRunning: true, close () {} }
}
