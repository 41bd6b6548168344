// Looks for faults of accessibility that a program can find, on a page as it stands.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The faults that axe finds on a page, one line each. */
export async function faultsOf (page) {
  // Colours that are still on their way to others are nobody's.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // By the debugger's way: the page's own policy lets in no script from elsewhere.
  await page.evaluate(source)
  // What is previewed lies in a frame of its own where nothing runs, so axe could not answer from there.
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  }))
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}\n  ${node.target}\n  ${node.html.slice(0, 200)}\n  ${node.failureSummary}`))
}

/** Fails with the faults of a page in light and in dark, if there are any. */
export async function assertAccessible (page, name) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction(
      scheme => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme)
    const faults = await faultsOf(page)
    assert.equal(faults.join('\n'), '', `${name}, ${colorScheme}: axe finds ${faults.length} faults`)
  }
}
