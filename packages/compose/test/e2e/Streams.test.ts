// Answers that stream over real HTTP, on the emulator.

import {
  branch,
  catchError,
  choose,
  commands,
  handle,
  on,
  pipeline,
  report,
  stream,
  urgent,
  use,
} from '@pipegram/compose'
import { deleteMessage } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'
import { makeFeed } from '../answers/Feed.ts'

// A bot that streams one feed, and how its stream ends.
const stage = async () => {
  const feed = makeFeed()
  const ended = Promise.withResolvers<string | undefined>()
  const bot = pipeline(
    choose(
      urgent(
        commands({
          stop: ({ call, message, interrupt }) =>
            call(reply(message, interrupt() > 0 ? 'Stopped.' : 'Nothing runs.')),
          forget: ({ call, message }) =>
            call(
              deleteMessage({
                chat_id: message.chat.id,
                message_id: message.reply_to_message?.message_id ?? 0,
              }),
            ),
        }),
      ),
      branch(
        use(on('message', 'text')),
        handle((ctx) => {
          const run = stream(ctx, feed.pieces, { pace: 1 })
          return TE.fromTask(async () => {
            const result = await run()
            if (E.isRight(result)) ended.resolve(result.right.map(({ text }) => text).join('|'))
            else ended.resolve(result.left._tag)
          })
        }),
      ),
    ),
    catchError(report),
  )
  const emulator = await makeEmulator({ patience: 30_000, firstUpdate: 1_000 })
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  const drafted = (text: string) => emulator.next((event) => event._tag === 'Drafted' && event.text === text)
  return { emulator, feed, ended: ended.promise, drafted }
}

it('an answer streams to a private chat as a draft, and stays as one message', async () => {
  const { emulator, feed, ended, drafted } = await stage()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('Tell me')
  await drafted('')
  feed.say('Once ')
  await drafted('Once')
  feed.say('upon')
  await drafted('Once upon')
  feed.say(' a time')
  feed.end()
  expect((await ann.received()).text).toBe('Once upon a time')
  expect(await ended).toBe('Once upon a time')
})

it('/stop ends the source of an answer, and its text so far stays', async () => {
  const { emulator, feed, ended, drafted } = await stage()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('Tell me')
  feed.say('So far')
  await drafted('So far')
  ann.send('/stop')
  expect((await ann.received(2)).map(({ text }) => text).sort()).toEqual(['So far', 'Stopped.'])
  expect(await ended).toBe('So far')
  expect(feed.returned()).toBe(1)
})

it('an answer in a group ends when its message was deleted', async () => {
  const { emulator, feed, ended } = await stage()
  const ann = emulator.user({ first_name: 'Ann' })
  const seat = ann.in(emulator.group({ title: 'Talk', members: [ann], bot: 'administrator' }))
  seat.send('Tell me')
  feed.say('Once')
  const shown = await seat.received()
  seat.send('/forget', { reply_to: shown })
  await emulator.next(({ _tag }) => _tag === 'Deleted')
  feed.say(' upon')
  expect(await ended).toBe('Rejected')
  expect(feed.returned()).toBe(1)
})

it('an answer ends when its reader blocks the bot', async () => {
  const { emulator, feed, ended, drafted } = await stage()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('Tell me')
  feed.say('Once')
  await drafted('Once')
  ann.block()
  feed.say(' upon')
  expect(await ended).toBe('BotBlocked')
  expect(feed.returned()).toBe(1)
})
