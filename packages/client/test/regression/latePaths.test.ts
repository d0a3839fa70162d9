// The server of Telegram gave no path for a file at the first question, and one at the second.
// https://github.com/tdlib/telegram-bot-api/issues/658

import { download, toBytes } from '@pipegram/client'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'
import { bytes, filed } from '../FileServer.ts'
import { clientOf } from '../Fixtures.ts'
import { serve } from '../Server.ts'

it('a download asks once more for the path of a file', async () => {
  let isFirst = true
  const withPath = filed({ file_path: 'a.txt' }, (response) => {
    response.end('Hello')
  })
  const without = filed({}, () => undefined)
  await using server = await serve((...request) => {
    const script = isFirst ? without : withPath
    isFirst = false
    script(...request)
  })
  await using client = clientOf({ apiRoot: server.apiRoot })
  expect(await pipe('id', download(client), TE.chain(toBytes))()).toEqual(E.right(bytes('Hello')))
  expect(server.received).toHaveLength(3)
})
