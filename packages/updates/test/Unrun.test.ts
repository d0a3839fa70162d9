// A call that a handler makes but does not run is reported once for each place, with its method and the
// place.

import { commands, pipeline, type Bot } from '@pipegram/compose'
import { catchError, report } from '@pipegram/compose'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { harness, said } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { start } from '../src/Start.ts'

const bot: Bot = pipeline(
  commands({
    forgets: ({ call, message }) => {
      // eslint-disable-next-line pipegram/dropped-effect -- this is the mistake
      call(reply(message, 'lost'))
      return call(reply(message, 'sent'))
    },
    chains: ({ call, message }) =>
      pipe(
        call(reply(message, 'first')),
        TE.chain(() => call(reply(message, 'second'))),
      ),
  }),
  catchError(report),
)

describe('an unrun call', () => {
  it('is reported once, with its method and the place of the handler', async () => {
    const emulator = await makeEmulator({ patience: 30_000 })
    onTestFinished(() => emulator.close())
    const reported: Array<string> = []
    const started = await start(bot, {
      token: emulator.token,
      apiRoot: emulator.apiRoot,
      report: (sentence) => () => reported.push(sentence),
    })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    const ann = emulator.user({ first_name: 'Ann' })
    for (const text of ['/forgets', '/forgets', '/chains']) {
      ann.send(text)
      expect((await ann.received()).text).toBe(text === '/chains' ? 'first' : 'sent')
    }
    expect((await ann.received()).text).toBe('second')
    await started.right.stop()
    expect(reported.filter((sentence) => sentence.includes('not run'))).toEqual([
      expect.stringMatching(
        /^update \d+: a call of sendMessage was made and not run, at .*Unrun\.test\.ts:\d.*\. Return it/,
      ),
    ])
  })

  it('is named by the harness', async () => {
    expect((await harness(bot)(said('/forgets'))()).unrun).toEqual(['sendMessage'])
    expect((await harness(bot)(said('/chains'))()).unrun).toEqual([])
  })
})
