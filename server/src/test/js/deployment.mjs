// A server that is deployed anew: its client gets another name, and a file of it too, as another build of it would.
import { once } from 'node:events'
import http from 'node:http'

export class Deployment {
  asked = []
  #renamed = new Map()

  /** Stands between browsers and a port; it passes everything on as it is until something is deployed. */
  static async before (port) {
    const deployment = new Deployment()
    deployment.server = http.createServer((near, answer) => deployment.#pass(near, answer, port)).listen(0, '127.0.0.1').unref()
    await once(deployment.server, 'listening')
    deployment.url = `http://localhost:${deployment.server.address().port}`
    return deployment
  }

  /** Another build: texts that stand in the page and in the worker, and what stands there instead from now on. */
  deploy (renamed) {
    this.#renamed = new Map(Object.entries(renamed))
    this.asked = []
  }

  close () {
    this.server.closeAllConnections()
    this.server.close()
  }

  #pass (near, answer, port) {
    const path = near.url.split('?')[0]
    this.asked.push(path)
    const file = path.slice('/assets/'.length)
    if (path.startsWith('/assets/') && this.#renamed.has(file)) {
      answer.writeHead(404).end()
      return
    }
    const former = [...this.#renamed].find(([, now]) => now === file)?.[0]
    const rewrites = path === '/sw.js' || near.headers.accept?.includes('text/html') || path === '/'
    const headers = { ...near.headers }
    if (rewrites) delete headers['accept-encoding']
    const far = http.request(
      { host: '127.0.0.1', port, method: near.method, path: former ? `/assets/${former}` : near.url, headers },
      async reply => {
        if (!rewrites) {
          // The browser's own cache is not to do the worker's work.
          answer.writeHead(reply.statusCode, { ...reply.headers, 'cache-control': 'no-store' })
          reply.pipe(answer)
          return
        }
        let text = (await reply.setEncoding('utf8').toArray()).join('')
        for (const [from, to] of this.#renamed) text = text.replaceAll(from, to)
        answer.writeHead(reply.statusCode, { ...reply.headers, 'content-length': Buffer.byteLength(text) }).end(text)
      })
    far.on('error', () => answer.destroy())
    near.pipe(far)
  }
}
