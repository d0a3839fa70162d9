import { createServer } from 'node:http'
import { listener, serverLimits } from 'pipegram/updates'
import { handler } from './bot.ts'

const server = createServer(serverLimits, listener(handler))

server.listen(process.env['PORT'] ?? 8080, () => console.log('The webhook listens:', server.address()))

process.once('SIGTERM', () => {
  server.close()
  // Updates in flight may end; Telegram sends the others again.
  void handler.stop().then(() => server.closeAllConnections())
})
