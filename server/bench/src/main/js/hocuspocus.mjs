// Hocuspocus as it is started by whoever follows its documentation, on a port of this machine.
import { Server } from '@hocuspocus/server'

const server = new Server({ address: '127.0.0.1', port: Number(process.argv[2]), quiet: true, stopOnSignals: true })
await server.listen()
