// A file from a server that sends something before its answer, such as 103 Early Hints, never came over the
// pool of Node.

import { download, toBytes } from '@pipegram/client'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'
import { faulty, http } from '../Faults.ts'
import { clientOf } from '../Fixtures.ts'

it.each([
  { name: 'the pool', options: {} },
  { name: 'a fetch', options: { fetch } },
])('a file comes after 103 Early Hints over $name', async ({ options }) => {
  const hints = Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')
  await using server = await faulty({
    name: '',
    answer: (socket) => {
      socket.write(Buffer.concat([hints, hints, http('200 OK', 'Hello')]))
    },
  })
  await using client = clientOf({ apiRoot: server.apiRoot, ...options })
  const bytes = await pipe({ file_id: 'id', file_path: 'a.txt' }, download(client), TE.chain(toBytes))()
  expect(bytes).toEqual(E.right(new TextEncoder().encode('Hello')))
})
