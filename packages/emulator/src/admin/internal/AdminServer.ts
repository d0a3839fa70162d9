// The wing `admin`: people over HTTP, for tests and pages in any language. Here: requests to `/_/…`.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IO } from 'fp-ts/lib/IO.js'
import type { HttpHandler } from '../../http/internal/HttpServer.ts'
import { makePeopleRegistry } from '../../people/internal/PeopleRegistry.ts'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import { isManualClock } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'
import type { World } from '../../world/internal/World.ts'
import type { AdminStage } from './AdminActs.ts'
import type { AdminRoute } from './AdminRoute.ts'
import { adminRoutes } from './AdminRoutes.ts'
import { makeEventFeed } from './EventFeed.ts'
import { openApi } from './OpenApi.ts'

// model

/** The admin API of an emulator. */
export interface AdminServer {
  /** Answers a request to `/_/…`. */
  readonly handle: HttpHandler
  /** The bot of an address, by its `bot_id`. Default: the first bot. `undefined` if there is no such bot. */
  readonly stageOf: (url: URL) => AdminStage | undefined
  readonly end: IO<void>
}

// constructors

/** Makes the admin API, which records what the bots do. */
export const makeAdminServer = (worlds: ReadonlyArray<World>, restart?: () => Promise<void>): AdminServer => {
  const stages = worlds.map((world) => stageIn(world, () => resetAll(stages), restart))
  const ends = stages.map(({ world, events }) => world.log.listen(events.push))
  const stageOf = (url: URL): AdminStage | undefined => {
    const bot_id = url.searchParams.get('bot_id')
    if (bot_id === null) return stages[0]
    const known = stages.find(({ world }) => String(world.bot_id) === bot_id)
    if (known !== undefined) return known
    // A person may have made this bot after the start of the emulator.
    const world = worlds[0]?.of(Number(bot_id))
    if (world === undefined) return undefined
    const stage = stageIn(world, () => resetAll(stages), restart)
    stages.push(stage)
    ends.push(world.log.listen(stage.events.push))
    return stage
  }
  const handle: HttpHandler = (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (url.pathname === '/_/openapi.json') return write(response, 200, openApi())
    const stage = stageOf(url)
    if (stage === undefined) {
      const ids = worlds.map(({ bot_id }) => bot_id).join(', ')
      return write(response, 400, { error: `There is no such bot_id, but ${ids}.` })
    }
    url.searchParams.delete('bot_id')
    if (url.pathname === '/_/events') return stream(stage.world, response)
    const routes = adminRoutes.filter(({ path }) => path === url.pathname)
    const route = routes.find(({ method }) => method === request.method)
    if (route !== undefined)
      return answer(stage, route, url, request, response).catch(() => response.destroy())
    const names = [...new Set(adminRoutes.map(({ path }) => path))].join(', ')
    const allowed = routes.map(({ method }) => method).join(', ')
    return routes.length === 0
      ? write(response, 404, { error: `There is nothing at ${url.pathname}, but at ${names}.` })
      : write(response, 405, { error: `${url.pathname} takes ${allowed}.` })
  }
  return {
    handle,
    stageOf,
    end: () => {
      for (const end of ends) end()
    },
  }
}

// private

const stageIn = (world: World, reset: IO<void>, restart: (() => Promise<void>) | undefined): AdminStage => ({
  world,
  people: makePeopleRegistry(world),
  events: makeEventFeed<ChatEvent>(),
  given: { last: 0 },
  advance: isManualClock(world.clock) ? world.clock.advance : undefined,
  reset,
  restart,
})

const resetAll = (stages: ReadonlyArray<AdminStage>): void => {
  stages[0]?.world.reset()
  for (const { people, given, events } of stages) {
    people.reset()
    given.last = events.last()
  }
}

const mebibyte = 1_048_576

// In MiB. An upload can contain a file of 50 MB in base64.
const mostOf = ({ path }: AdminRoute): number => (/file|snapshot/.test(path) ? 70 : 1)

const answer = async (
  stage: AdminStage,
  route: AdminRoute,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const most = mostOf(route)
  const text = await textOf(request, most * mebibyte)
  if (text === undefined) return write(response, 413, { error: `A body has at most ${most} MiB.` })
  const input =
    route.method === 'POST' ? (text === '' ? {} : Json.parse(text)) : Object.fromEntries(queryOf(url))
  if (input === undefined) return write(response, 400, { error: 'The body is not JSON.' })
  try {
    write(response, 200, await route.run(stage, input))
  } catch (error) {
    write(response, 400, { error: error instanceof Error ? error.message : String(error) })
  }
}

const textOf = async (request: IncomingMessage, most: number): Promise<string | undefined> => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  }
  return size > most ? undefined : Buffer.concat(chunks).toString()
}

// A number in a query becomes a number.
const queryOf = (url: URL): ReadonlyArray<readonly [string, unknown]> =>
  [...url.searchParams].map(([name, text]) => [name, /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text])

const write = (response: ServerResponse, status: number, value: unknown): void => {
  const bytes = Buffer.from(JSON.stringify(value, shown))
  response
    .writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': bytes.length,
      'X-Content-Type-Options': 'nosniff',
    })
    .end(bytes)
}

// Of a file, only its known properties are shown.
const shown = (_: string, value: unknown): unknown =>
  value instanceof File ? { name: value.name, type: value.type, size: value.size } : value

const stream = (world: World, response: ServerResponse): void => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(':\n\n')
  const send =
    (name: string) =>
    (value: unknown): void =>
      void response.write(`event: ${name}\ndata: ${JSON.stringify(value, shown)}\n\n`)
  // Many changes in quick succession count as one.
  let isTold = true
  const tell = (): void => {
    if (!isTold) return
    isTold = false
    setImmediate(() => {
      isTold = true
      send('change')({})
    })
  }
  const ends = [
    world.log.listen(send('event')),
    world.onCall(send('call')),
    world.onChange(tell),
    world.pipeline.listen(send('pipeline')),
  ]
  response.once('close', () => {
    for (const end of ends) end()
  })
}
