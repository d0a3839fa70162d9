import fastify from 'fastify'
import { listener } from 'pipegram/updates'
import { handler } from './bot.ts'

const listen = listener(handler)

export const app = fastify()

// In a plugin of its own, so that other routes keep their parsers of bodies.
void app.register(async (scope) => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, done) => done(null))
  scope.all('/hook', (request, reply) => {
    reply.hijack()
    listen(request.raw, reply.raw)
  })
})
