// Of two files, one was open and the other never opened: the first one stayed open after the call had ended.

import { setImmediate as turn } from 'node:timers/promises'
import { withTimeout } from '@pipegram/client'
import * as InputFile from '@pipegram/core/InputFile'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { clientOf, upload } from '../Fixtures.ts'

it('an open file is closed after the timeout, and so is a file that opens later', async () => {
  let letGo = 0
  const stream = () =>
    new ReadableStream<Uint8Array>({
      cancel: () => {
        letGo += 1
      },
    })
  const late = Promise.withResolvers<ReadableStream<Uint8Array>>()
  const file = (open: () => Promise<ReadableStream<Uint8Array>>) => InputFile.fromSource(open, { name: 'a' })
  await using client = clientOf({ apiRoot: 'http://127.0.0.1:1' })
  const call = upload({
    a: file(async () => stream()),
    b: file(() => late.promise),
    c: file(() => new Promise(() => undefined)),
  })
  expect(await withTimeout(5)(client)(call)()).toEqual(
    E.left({ _tag: 'Timeout', method: 'sendDocument', after: 5 }),
  )
  expect(letGo).toBe(1)
  late.resolve(stream())
  await turn()
  expect(letGo).toBe(2)
})
