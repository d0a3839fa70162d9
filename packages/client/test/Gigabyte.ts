// Sends and receives 1 GB through a server in another process, and says how much memory that took: node
// packages/client/test/Gigabyte.ts. The exit code is 1 if the process grew by 100 MB or more, or if bytes
// were lost. From the sources, Node has taken 110 MB before.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeClient } from '@pipegram/client'
import { download } from '@pipegram/client/Download'
import { localFile, saveTo } from '@pipegram/client/LocalFile'
import { sendDocument } from '@pipegram/core/Calls'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

const size = Number(process.env['SIZE'] ?? 1024 ** 3)

const serve = async (): Promise<void> => {
  const piece = Buffer.alloc(64 * 1024, 'pipegram')
  const server = createServer((request, response) => {
    let came = 0
    request.on('data', (chunk: Buffer) => {
      came += chunk.byteLength
    })
    request.on('end', () => {
      if (!request.url?.startsWith('/file/')) {
        response.end(
          JSON.stringify({
            ok: true,
            result: { message_id: came, date: 1, chat: { id: 1, type: 'private' } },
          }),
        )
        return
      }
      response.writeHead(200, { 'content-length': size })
      let left = size
      const more = (): void => {
        while (left > 0) {
          left -= piece.byteLength
          if (!response.write(left < 0 ? piece.subarray(0, left) : piece))
            return void response.once('drain', more)
        }
        response.end()
      }
      more()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address === 'object') process.send?.(address?.port)
}

const measured = async <A>(name: string, run: () => Promise<A>): Promise<A> => {
  let most = process.memoryUsage.rss()
  const before = most
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  const start = performance.now()
  const result = await run()
  clearInterval(timer)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const [sizeMb, mostMb, beforeMb] = [size, most, before].map((bytes) => Math.round(bytes / 1e6))
  console.log(`${name}: ${sizeMb} MB in ${seconds} s, at most ${mostMb} MB of memory, from ${beforeMb} MB`)
  if (most - before >= 100e6) process.exitCode = 1
  return result
}

const main = async (): Promise<void> => {
  const server = fork(fileURLToPath(import.meta.url), ['server'])
  const [port]: ReadonlyArray<unknown> = await once(server, 'message')
  const token = Token.fromString('123456789:a-token-of-no-bot-at-all')
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot: `http://127.0.0.1:${String(port)}` })
  const folder = await mkdtemp(join(tmpdir(), 'pipegram-'))
  const path = join(folder, 'big')
  try {
    const handle = await open(path, 'w')
    await handle.truncate(size)
    await handle.close()
    const sent = await measured('up', client(sendDocument({ chat_id: 1, document: localFile(path) })))
    const saved = await measured(
      'down',
      pipe({ file_id: 'x', file_path: 'a/b' }, download(client, { limit: size }), TE.chainW(saveTo(folder))),
    )
    console.log(E.isRight(sent) ? sent.right.message_id : sent.left, saved)
    if (E.isLeft(sent) || sent.right.message_id < size || E.isLeft(saved) || saved.right.size !== size)
      process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true })
    await client.close()
    server.kill()
  }
}

await (process.argv[2] === 'server' ? serve() : main())
