// Files from users, downloaded by the `call` of a handler behind any steps, over real HTTP on the emulator.

import { download, toBytes } from '@pipegram/client/Download'
import { modelFiles } from '@pipegram/client/ModelFiles'
import {
  albums,
  answering,
  branch,
  callback,
  catchError,
  choose,
  escaping,
  fromAsync,
  handle,
  on,
  pipeline,
  report,
  tell,
  timeout,
  use,
  type Bot,
} from '@pipegram/compose'
import { button } from '@pipegram/core/Button'
import { callbackData } from '@pipegram/core/CallbackData'
import { inlineKeyboard } from '@pipegram/core/Keyboard'
import { edit, reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { makeRecorder } from '@pipegram/testing/Recorder'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'

const run = async (bot: Bot) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return emulator.user({ first_name: 'Ann' })
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

it('a handler gets what users send, with a type that says the file may be too large', async () => {
  const ann = await run(
    pipeline(
      use(answering),
      use(escaping()),
      use(timeout(30_000)),
      choose(
        branch(
          use(on('message', 'document')),
          handle(({ call, message }) =>
            pipe(
              message.document,
              download(call, { limit: 10 }),
              TE.chain(toBytes),
              TE.chainW((bytes) => call(reply(message, text(bytes)))),
            ),
          ),
        ),
        branch(
          use(on('message', 'photo')),
          handle(
            fromAsync(async ({ call, message, send }) => {
              const photo = await download(call)(message.photo)()
              await send(
                reply(
                  message,
                  E.isRight(photo) && photo.right.size === message.photo.at(-1)?.file_size
                    ? 'the largest'
                    : 'another',
                ),
              )
              if (E.isRight(photo)) await photo.right.stream.cancel()
            }),
          ),
        ),
      ),
      catchError(tell),
      catchError(report),
    ),
  )
  ann.send({ document: new File(['Hello'], 'a.txt') })
  expect((await ann.received()).text).toBe('Hello')
  ann.send({ document: new File(['Hello, all of you'], 'a.txt') })
  expect((await ann.received()).text).toBe('This file is too large: 10 bytes at most.')
  ann.send({ photo: {} })
  expect((await ann.received()).text).toBe('the largest')
})

it('a handler of a button opens files as well', async () => {
  const Show = callbackData('show', {})
  let file_id = ''
  const ann = await run(
    pipeline(
      choose(
        branch(
          use(on('message', 'document')),
          handle(({ call, message }) => {
            file_id = message.document.file_id
            return call(reply(message, 'Kept.', { reply_markup: inlineKeyboard([button('Show', Show, {})]) }))
          }),
        ),
        branch(
          use(callback(Show)),
          handle(({ call, callback_query }) =>
            pipe(
              file_id,
              download(call),
              TE.chain(toBytes),
              TE.chainW((bytes) => call(edit(callback_query, text(bytes)))),
            ),
          ),
        ),
      ),
      catchError(report),
    ),
  )
  ann.send({ document: new File(['Hello'], 'a.txt') })
  await ann.received()
  ann.press('Show')
  expect((await ann.received()).text).toBe('Hello')
  await ann.answered()
})

it('an error says what opens files if nothing in the context can', async () => {
  const { call } = makeRecorder(() => E.right({ file_id: 'a', file_unique_id: 'b', file_path: 'c' }))
  expect(await download(call)('a')()).toMatchObject(E.left({ _tag: 'Unsendable', method: 'download' }))
  expect(await download(call)([])()).toMatchObject(E.left({ _tag: 'Malformed', method: 'download' }))
})

it('the files of an album, and a voice, are bytes for a model, with limits on type and size', async () => {
  const limits = { types: ['image/*', 'audio/ogg', 'text/plain'], limit: 100_000 }
  const ann = await run(
    pipeline(
      choose(
        branch(
          use(albums({ quiet: 200 })),
          handle(({ call, album }) =>
            pipe(
              modelFiles(call, limits)(album),
              TE.chainW((files) => {
                const sizes = files.every(({ bytes }) => bytes.length > 0) ? 'full' : 'empty'
                return call(reply(album[0], `${files.map(({ mediaType }) => mediaType).join()}: ${sizes}`))
              }),
            ),
          ),
        ),
        branch(
          use(on('message')),
          handle(({ call, message }) =>
            pipe(
              modelFiles(call, limits)([message]),
              TE.chainW((files) => call(reply(message, files.map(({ mediaType }) => mediaType).join()))),
            ),
          ),
        ),
      ),
      catchError(tell),
      catchError(report),
    ),
  )
  ann.album([{ photo: {} }, { photo: {} }])
  expect((await ann.received()).text).toBe('image/jpeg,image/jpeg: full')
  ann.send({ voice: {} })
  expect((await ann.received()).text).toBe('audio/ogg')
  ann.send({ document: new File(['MZ'], 'a.exe', { type: 'application/x-msdownload' }) })
  expect((await ann.received()).text).toBe('I cannot read files of the type application/x-msdownload.')
  ann.send({ document: new File(['x'.repeat(100_001)], 'a.txt', { type: 'text/plain' }) })
  expect((await ann.received()).text).toBe('This file is too large: 100 KB at most.')
})
