// The wing `page`: a page on which a person acts as any user in any chat. Here: its files, and its requests
// beside the admin API.

import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { defined } from '@pipegram/core/Defined'
import type { AdminServer } from '../../admin/internal/AdminServer.ts'
import type { HttpHandler } from '../../http/internal/HttpServer.ts'
import { fileOf } from '../../media/internal/FileStore.ts'
import { makePersonInChat } from '../../people/internal/LivePersonInChat.ts'
import type { PeopleRegistry } from '../../people/internal/PeopleRegistry.ts'
import { isManualClock } from '../../values/EmulatorClock.ts'
import type { World } from '../../world/internal/World.ts'
import { viewOf } from './PageView.ts'

// constructors

/** Answers requests of the page, and passes all others to the admin API. */
export const makePageServer =
  (admin: AdminServer): HttpHandler =>
  async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const stage = admin.stageOf(url)
    if (stage === undefined) return admin.handle(request, response)
    const { world, people } = stage
    const number = (name: string): number => Number(url.searchParams.get(name) ?? 0)
    switch (`${request.method ?? ''} ${url.pathname}`) {
      case 'GET /':
        return writeShell(response)
      case 'GET /_/page.js':
        return write(response, 200, 'text/javascript; charset=utf-8', (await text()).script)
      case 'GET /_/page.css':
        return write(response, 200, 'text/css; charset=utf-8', (await text()).style)
      case 'GET /_/icon.svg':
        return write(response, 200, 'image/svg+xml', icon)
      case 'GET /_/page.json': {
        const stoppedAt = isManualClock(world.clock) ? world.clock.now() : undefined
        const asked = [number('user_id'), number('chat_id'), number('count')] as const
        const view = viewOf(world.state(), ...asked, stage.restart !== undefined, stoppedAt)
        return writeJson(response, 200, view)
      }
      case 'GET /_/file':
        return writeMedia(response, fileOf(world.state(), url.searchParams.get('file_id') ?? ''))
      case 'POST /_/upload':
        return upload(world, people, url.searchParams, request, response)
      default:
        return admin.handle(request, response)
    }
  }

// private

// Reads the files when a browser asks for them, not when the package is loaded.
const text = (): Promise<{ readonly script: string; readonly style: string }> =>
  import('./generated/PageText.ts')

// The largest file that a person can upload, in bytes.
const most = 20 * 1024 * 1024

const safe: ReadonlySet<string> = new Set(
  ['png', 'jpeg', 'gif', 'webp']
    .map((name) => `image/${name}`)
    .concat(['mp4', 'webm'].map((name) => `video/${name}`))
    .concat(['mpeg', 'mp4', 'ogg', 'wav', 'webm'].map((name) => `audio/${name}`)),
)

const write = (
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const bytes = Buffer.from(content)
  response
    .writeHead(status, {
      'Content-Type': type,
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
      ...headers,
    })
    .end(bytes)
}

const writeJson = (response: ServerResponse, status: number, value: unknown): void =>
  write(response, status, 'application/json', JSON.stringify(value))

const writeShell = (response: ServerResponse): void => {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    // Mini Apps are pages of other sites. A frame never shows this site.
    'frame-src https:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]
  write(response, 200, 'text/html; charset=utf-8', shell(nonce), {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
  })
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<path fill="#1b6fae" d="M3 4h18v13H9l-5 4v-4H3z"/></svg>`

const shell = (nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>Local Telegram</title>
<link rel="icon" href="/_/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_/page.css">
<script type="module" nonce="${nonce}" src="/_/page.js"></script>
</head>
<body><div id="page"></div><noscript>This page needs JavaScript.</noscript></body>
</html>
`

// Files that could run code in a browser are downloaded, never shown.
const writeMedia = async (response: ServerResponse, file: File | undefined): Promise<void> => {
  if (file === undefined) return writeJson(response, 404, { error: 'There is no such file.' })
  const isSafe = safe.has(file.type)
  const name = encodeURIComponent(file.name.toWellFormed()).replaceAll("'", '%27')
  write(
    response,
    200,
    isSafe ? file.type : 'application/octet-stream',
    new Uint8Array(await file.arrayBuffer()),
    {
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ...(isSafe ? {} : { 'Content-Disposition': `attachment; filename*=UTF-8''${name}` }),
    },
  )
}

const bytesOf = async (request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  }
  return size > most ? undefined : Buffer.concat(chunks)
}

// A person sends a file: the body is its content, and the query has its name and kind.
const upload = async (
  world: World,
  people: PeopleRegistry,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const bytes = await bytesOf(request)
  if (bytes === undefined)
    return writeJson(response, 413, { error: 'This file is too large: a file has at most 20 MB.' })
  if (bytes.length === 0) return writeJson(response, 400, { error: 'This file is empty.' })
  const [type = 'application/octet-stream'] = request.headers['content-type']?.split(';') ?? []
  const [family = ''] = type.split('/')
  const voice = query.get('voice')
  const kind = family === 'video' || family === 'audio' ? family : safe.has(type) ? 'photo' : 'document'
  const file = new File([bytes], query.get('name') ?? 'file', { type })
  const reply = query.get('reply_to')
  try {
    const user = people.personOf(Number(query.get('user_id'))).user
    const person = makePersonInChat(world, user, Number(query.get('chat_id') ?? user.id))
    const caption = query.get('caption') ?? ''
    const shown = voice === null ? { [kind]: file } : { voice: file }
    const content = { ...shown, ...(caption === '' ? {} : { caption }) }
    writeJson(
      response,
      200,
      person.send(content, defined({ reply_to: reply === null ? undefined : Number(reply) })),
    )
  } catch (error) {
    writeJson(response, 400, { error: error instanceof Error ? error.message : String(error) })
  }
}
