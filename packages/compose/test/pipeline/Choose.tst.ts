// Which branches know their errors: functions of the chain, and those that are made to stand alone.

import { otherButtons, type BadButton } from '@pipegram/compose/CallbackTable'
import { chain } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import type { Context } from '@pipegram/compose/Context'
import type { Handler } from '@pipegram/compose/Handler'
import { unknownCommand } from '@pipegram/compose/Unknown'
import type { ApiError } from '@pipegram/core/ApiError'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'tstyche'

test('a branch that stands alone adds its errors', () => {
  expect(pipe(chain(), choose(otherButtons(), unknownCommand('No such command.')))).type.toBe<
    Handler<Context, ApiError | BadButton>
  >()
})

test('a branch that cannot know its errors says how to write it', () => {
  const bot = pipe(chain(), choose(commands({ start: () => TE.right('Hello') })))
  expect(bot).type.toBe<
    Handler<
      Context,
      'Write this branch as `(c) => pipe(c, …)`: by itself it does not know its context, nor how it fails.'
    >
  >()
})
