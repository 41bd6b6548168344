import { after, before, test } from 'node:test'
import { Stage } from './stage.mjs'
import { Negotiation } from './negotiators.mjs'
let stage, table
before(async () => { stage = await Stage.open({ own: true }); table = new Negotiation(stage) })
after(() => stage?.close())
test('x', async () => {
  const draft = await stage.plenary.draftWith('Typed over', [['operative', 'The parties shall report each year to the Conference']])
  for (const how of ['type', 'busy', 'insertText']) {
    const amara = await (await table.comes('Amara')).opens(draft)
    await amara.selects('each year')
    await amara.editor.evaluate(sheet => { window.log = []; sheet.editor.on('transaction', ({ transaction: t }) => { if (t.docChanged) window.log.push(JSON.stringify(t.steps.map(s => s.toJSON())) + ' ' + t.selection.from + (t.getMeta('addToHistory') ?? '')) }) })
    if (how === 'busy') await amara.page.evaluate(() => { setTimeout(() => { const until = performance.now() + 400; while (performance.now() < until); }) })
    if (how === 'insertText') await amara.keyboard.insertText('every two years')
    else await amara.keyboard.type('every two years')
    await new Promise(r => setTimeout(r, 500))
    process.stderr.write(how + '\n' + (await amara.page.evaluate(() => window.log)).join('\n') + '\n')
    await amara.keyboard.press('Control+z')
    await new Promise(r => setTimeout(r, 300))
    process.stderr.write(await amara.editor.evaluate(sheet => sheet.editor.state.doc.textContent) + '\n')
    await amara.leaves()
  }
})
