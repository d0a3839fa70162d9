// What a command adds to the context, by the options of its table.

import { commands, pipeline, type BadArguments, type Context, type Handler } from '@pipegram/compose'
import type * as Commands from '@pipegram/compose/CommandTable'
import type { User } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'tstyche'

describe('commands', () => {
  test('have a text and a sender', () => {
    pipeline(
      commands(
        {
          a: ({ message, from }) => {
            expect(message.text).type.toBe<string>()
            expect(from).type.toBe<User>()
            return TE.right(0)
          },
        },
        { prefixes: ['!'], kinds: ['message', 'edited_message'] },
      ),
    )
  })
  test('may have a caption in place of the text if captions count', () => {
    pipeline(
      commands(
        {
          a: ({ message, from }) => {
            expect(message.text).type.toBe<string | undefined>()
            expect(from).type.toBe<User>()
            return TE.right(0)
          },
        },
        { captions: true },
      ),
    )
  })
  test('may have no sender if channel posts count', () => {
    expect(
      pipeline(
        commands(
          {
            a: {
              aliases: ['b'],
              args: t.tuple([t.string]),
              run: ({ message, from, args: [word] }) => {
                expect(message.text).type.toBe<string>()
                expect(from).type.toBe<User | undefined>()
                expect(word).type.toBe<string>()
                return TE.left('no' as const)
              },
            },
          },
          { kinds: ['message', 'channel_post'] },
        ),
      ),
    ).type.toBe<Handler<Context, 'no' | BadArguments>>()
  })
  test('promise the least if the type of the options says little', () => {
    const options: Commands.CommandsOptions = {}
    pipeline(
      commands(
        {
          a: ({ message, from }) => {
            expect(message.text).type.toBe<string | undefined>()
            expect(from).type.toBe<User | undefined>()
            return TE.right(0)
          },
        },
        options,
      ),
    )
    pipeline(
      commands(
        {
          a: ({ message }) => {
            expect(message.text).type.toBe<string>()
            return TE.right(0)
          },
        },
        { captions: false },
      ),
    )
  })
  test('refuse kinds without a message, and unknown fields of a command', () => {
    expect(commands).type.not.toBeCallableWith({}, { kinds: ['callback_query'] })
    // @ts-expect-error A command has `description`, `descriptions`, `scopes`, `aliases`, `args` and `run`
    pipeline(commands({ a: { alias: ['b'], run: () => TE.right(0) } }))
  })
})
