// The errors of a branch are known, in its place and bound to a name.

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

test('choose with one branch adds the errors of that branch', () => {
  expect(pipeline(choose(otherButtons(), unknownCommand('No such command.')))).type.toBe<
    Handler<Context, ApiError | BadButton>
  >()
})

test('choose takes a table of commands as a branch', () => {
  expect(pipeline(choose(commands({ start: () => TE.right('Hello') })))).type.toBe<Handler<Context, never>>()
})
