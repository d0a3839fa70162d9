// What logs, traces and metrics show of a bot on the emulator, from the update to its calls.

import {
  catchError,
  commands,
  log,
  metrics,
  pipeline,
  privacy,
  report,
  trace,
  use,
  type Bot,
} from '@pipegram/compose'
import { locale, translations } from '@pipegram/compose/Locale'
import { makeRegistry } from '@pipegram/core/Metrics'
import { reply } from '@pipegram/core/Reply'
import type { Tracer } from '@pipegram/core/Tracer'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'

it('log, trace and metrics show each update of every user once, and no text that users wrote', async () => {
  const records: Array<object> = []
  const names: Array<string> = []
  const tracer: Tracer = {
    startActiveSpan: (name, _options, run) => {
      names.push(name)
      return run({ setAttribute: () => undefined, setStatus: () => undefined, end: () => undefined })
    },
  }
  const registry = makeRegistry()
  const words = translations(
    { hi: { name: 'text' } },
    { en: 'hi = Hi, <i>{ $name }</i>!', de: 'hi = Hallo, <i>{ $name }</i>!' },
    { fallback: 'en' },
  )
  const bot: Bot = pipeline(
    use(log((record) => records.push(record), { privacy: privacy({ ids: 'plain' }) })),
    use(trace(tracer)),
    use(metrics(registry)),
    use(locale(words)),
    commands({
      start: ({ call, message, from, say, log: note }) =>
        pipe(
          call(reply(message, say('hi', { name: from.first_name }))),
          TE.tapIO(() => () => note('greeted')),
        ),
    }),
    catchError(report),
  )
  const emulator = await makeEmulator({ patience: 20_000 })
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })

  const mallory = emulator.user({ first_name: '</i>&lt;b>', language_code: 'de-CH' })
  mallory.send('/start my words')
  expect(await mallory.received()).toMatchObject({
    text: 'Hallo, </i>&lt;b>!',
    entities: [{ type: 'italic', offset: 7, length: 10 }],
  })
  mallory.send('my words')
  await emulator.idle()
  const where = { kind: 'message', chat: mallory.id, chat_type: 'private', user: mallory.id }
  expect(records).toMatchObject([
    { ...where, command: 'start', note: 'greeted' },
    { ...where, command: 'start', outcome: 'handled' },
    { ...where, outcome: 'skipped' },
  ])
  expect(names).toEqual(['telegram.update.message', 'telegram.update.message'])
  expect(registry.text()).toMatch(/outcome="handled"\} 1\n.*outcome="skipped"\} 1\n/)
  expect(JSON.stringify(records)).not.toContain('my words')
})
