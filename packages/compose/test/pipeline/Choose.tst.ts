// Which branches know their errors: functions of the chain, and those that are made to stand alone.

import { otherButtons, type BadButton } from '@pipegram/compose/CallbackTable'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import type { Context } from '@pipegram/compose/Context'
import type { Handler } from '@pipegram/compose/Handler'
import { pipeline } from '@pipegram/compose/Pipeline'
import { unknownCommand } from '@pipegram/compose/UnknownCommand'
import type { ApiError } from '@pipegram/core/ApiError'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'tstyche'

test('a branch that stands alone adds its errors', () => {
  expect(pipeline(choose(otherButtons(), unknownCommand('No such command.')))).type.toBe<
    Handler<Context, ApiError | BadButton>
  >()
})

test('a table of commands is a branch by itself', () => {
  expect(pipeline(choose(commands({ start: () => TE.right('Hello') })))).type.toBe<Handler<Context, never>>()
})
