// Routing over real HTTP, on the emulator: what people do, and what a bot with routes makes of it.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { expect, it, onTestFinished } from 'vitest'
import { catchError, chain, commands, report, tell, type Bot } from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'

const run = async (bot: Bot) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return emulator
}

it('answers commands in a group, by their other names and prefixes, and leaves those of another bot', async () => {
  const emulator = await run(pipe(
    chain(),
    commands({ roll: { aliases: ['dice'], args: t.tuple([IntFromString]), run: ({ call, message, args: [sides] }) => call(reply(message, `d${sides}`)) } }, { prefixes: ['/', '!'] }),
    catchError(tell),
    catchError(report),
  ))
  const ann = emulator.user({ first_name: 'Ann' })
  const seat = ann.in(emulator.group({ title: 'Dice', members: [ann] }))
  for (const text of ['/roll@other_bot 6', 'roll 6', `/dice@${emulator.bot.username ?? ''} 6`, '!ROLL 8', '!roll x']) seat.send(text)
  expect((await seat.received(3)).map(({ text }) => text)).toEqual(['d6', 'd8', 'The first argument: expected a whole number, got "x"\nUsage: !roll <a whole number>'])
})
