// A guard before commands answered a command that was meant for another bot.

import { auth } from '@pipegram/compose/Auth'
import { use } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { catchError } from '@pipegram/compose/Handler'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import { tell } from '@pipegram/compose/Report'
import { reply } from '@pipegram/core/Reply'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { expect, it } from 'vitest'

it('a guard says nothing to commands for other bots', async () => {
  const bot = pipeline(
    choose(
      branch(
        use(auth([1], { otherwise: 'fail' })),
        commands({ ban: ({ call, message }) => call(reply(message, 'Banned')) }),
      ),
    ),
    catchError(tell),
  )
  const answers = async (text: string): Promise<number> => (await harness(bot)(said(text))()).calls.length
  expect([await answers('/ban'), await answers('/ban@test_bot'), await answers('/ban@other_bot')]).toEqual([
    1, 1, 0,
  ])
})
