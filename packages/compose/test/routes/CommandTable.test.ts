// Tables of commands: aliases, prefixes, captions, kinds of messages, menus, and what they refuse.

import {
  catchError,
  choose,
  chooseFrom,
  commands,
  inspect,
  pipeline,
  Shape,
  tell,
  type Context,
} from '@pipegram/compose'
import { shapeOf } from '@pipegram/compose/Handler'
import { IntFromString } from '@pipegram/core/Argument'
import { allGroupChats } from '@pipegram/core/BotCommands'
import { reply } from '@pipegram/core/Reply'
import type { Update } from '@pipegram/core/Types'
import { message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const channel = { id: -1002, type: 'channel', title: 'Channel' } as const
const captioned = (caption: string): Update => {
  const { text: _, entities, ...rest } = message(caption)
  return {
    update_id: 1,
    message: {
      ...rest,
      caption,
      photo: [],
      ...(entities === undefined ? {} : { caption_entities: entities }),
    },
  }
}
const posted = (text: string): Update => {
  const { from: _, ...rest } = message(text, { chat: channel })
  return { update_id: 1, channel_post: rest }
}

describe('aliases', () => {
  const bot = pipeline(
    commands({
      help: { aliases: ['h', 'about'], run: ({ call, message: m, command }) => call(reply(m, command.name)) },
      stop: () => TE.right(0),
    }),
  )
  it('run the same function', async () => {
    for (const name of ['help', 'h', 'about'])
      expect((await harness(bot)(said(`/${name}`))()).calls[0]?.params).toMatchObject({ text: name })
    expect((await harness(bot)(said('/hel'))()).outcome).toEqual(E.right('skipped'))
  })
  it('are found by the index', async () => {
    const among = pipeline(choose(commands({ other: () => TE.right(1) }), () => bot))
    expect((await harness(among)(said('/about'))()).calls).toHaveLength(1)
  })
  it('are refused if they are declared twice, or cannot be a name', () => {
    const define = (aliases: ReadonlyArray<string>) => () =>
      pipeline(commands({ a: { aliases, run: () => TE.right(1) }, b: () => TE.right(1) }))
    expect(define(['b'])).toThrow(
      'The command "b" is declared twice: give each name and each alias to one command.',
    )
    expect(define(['a'])).toThrow('"a" is declared twice')
    expect(define(['C'])).toThrow('"C" cannot be a command: use 1–32 lower-case letters, digits and "_".')
  })
  it('say in JavaScript what the compiler says in TypeScript', () => {
    const define = (spec: unknown) => () => {
      const table: unknown = Reflect.apply(commands, undefined, [{ add: spec }])
      return Reflect.apply(pipeline, undefined, [table])
    }
    const run = () => TE.right(1)
    const missing = `The command "add" has no function: write add: says('…'), or add: { run: says('…') }.`
    for (const spec of ['Hello', undefined, null, { description: 'Add' }, { run: 'Hello' }])
      expect(define(spec), String(spec)).toThrow(missing)
    for (const args of [[IntFromString], { a: IntFromString }, 'number', null])
      expect(define({ args, run }), String(args)).toThrow(
        'The args of the command "add" are no codec: write t.tuple([…]), or t.type({ … }) for names.',
      )
    expect(define({ args: t.tuple([IntFromString]), run })).not.toThrow()
  })
})

describe('prefixes', () => {
  const Dice = {
    args: t.type({ sides: IntFromString }),
    run: ({
      call,
      message: m,
      args,
    }: Context & {
      readonly message: ReturnType<typeof message>
      readonly args: { readonly sides: number }
    }) => call(reply(m, `d${args.sides}`)),
  }
  const bot = pipeline(
    commands({ roll: Dice, würfeln: Dice }, { prefixes: ['!', '!!', '.'] }),
    catchError(tell),
  )
  const answerTo = async (update: Update): Promise<unknown> => {
    const { calls } = await harness(bot)(update)()
    return calls.map(({ params }) => ('text' in params ? params.text : undefined))
  }
  it('replace the slash', async () => {
    for (const text of ['!roll 6', '!!roll 6', '.roll 6', '.ROLL 6', '!Würfeln   6', '!roll\n6'])
      expect(await answerTo(said(text))).toEqual(['d6'])
    for (const text of ['/roll 6', 'roll 6', '! roll 6', '!roller 6', 'x !roll 6', '!', ''])
      expect(await answerTo(said(text))).toEqual([])
  })
  it('are in the sentences for the user', async () => {
    expect(await answerTo(said('!roll'))).toEqual([
      'sides: expected a whole number, got nothing\nUsage: !roll sides',
    ])
    expect(await answerTo(said('.roll 1 2'))).toEqual(['.roll: expected 1 word, got 2\nUsage: .roll sides'])
  })
  it('keep commands out of menus, unless the slash is one of them', () => {
    const table = { roll: { description: 'Roll', run: () => TE.right(1) } }
    expect(inspect(pipeline(commands(table, { prefixes: ['!'] }))).commandList).toEqual([])
    expect(inspect(pipeline(commands(table, { prefixes: ['!', '/'] }))).commandList).toEqual([
      { command: 'roll', description: 'Roll' },
    ])
  })
  it('are in the diagram', () => {
    expect(
      inspect(pipeline(commands({ roll: () => TE.right(1) }, { prefixes: ['x.', '/'] }))).diagram,
    ).toContain('commands x#46;roll /roll')
  })
  it('are found by the index, and only at the start of a text', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('!', '/', '.', 'a', 'b', ' '), { maxLength: 8 }),
        async (letters) => {
          const text = letters.join('').trim()
          const table = (name: string) =>
            commands<
              Context,
              object,
              Record<string, () => TE.TaskEither<never, unknown>>,
              { readonly prefixes: ReadonlyArray<string> }
            >({ [name]: () => TE.right(1) }, { prefixes: ['!', '.'] })
          const many = pipeline(choose(table('a'), table('b'), table('ab')))
          expect((await harness(many)(said(text))()).outcome).toEqual(
            E.right(/^[!.](?:a|b|ab)(?: |$)/.test(text) ? 'handled' : 'skipped'),
          )
        },
      ),
    ))
  it('are found among ten thousand tables by trying one', async () => {
    let tried = 0
    const table = (i: number) =>
      commands<
        Context,
        object,
        Record<string, () => TE.TaskEither<never, unknown>>,
        { readonly prefixes: ReadonlyArray<string> }
      >(
        {
          [`c${i}`]: () => {
            tried += 1
            return TE.right(i)
          },
        },
        { prefixes: ['!'] },
      )
    const many = pipeline(chooseFrom(Array.from({ length: 10_000 }, (_, i) => table(i))))
    expect((await harness(many)(said('!C9999 now'))()).outcome).toEqual(E.right('handled'))
    expect(tried).toBe(1)
  })
  it('are refused if no text could begin with them', () => {
    const define =
      (prefix: string, name = 'a') =>
      () =>
        pipeline(
          commands<
            Context,
            object,
            Record<string, () => TE.TaskEither<never, unknown>>,
            { readonly prefixes: ReadonlyArray<string> }
          >({ [name]: () => TE.right(1) }, { prefixes: [prefix] }),
        )
    expect(define('')).toThrow('"" cannot be the prefix of commands')
    expect(define('hey ')).toThrow('cannot be the prefix')
    expect(define('!', 'Ban')).toThrow('"Ban" cannot be a command: use lower case without white space.')
    expect(define('!', 'ban all')).toThrow('without white space')
    expect(define('/', 'würfeln')).toThrow('use 1–32 lower-case letters')
  })
})

describe('captions and kinds', () => {
  const table = {
    tag: ({
      call,
      message: m,
      command,
    }: Context & {
      readonly message: ReturnType<typeof message>
      readonly command: { readonly rest: string }
    }) => call(reply(m, command.rest)),
  }
  it('are searched if the options say so', async () => {
    const bot = pipeline(
      commands(table, { captions: true, kinds: ['message', 'channel_post'], prefixes: ['/', '#'] }),
    )
    for (const update of [
      captioned('/tag sea'),
      captioned('#tag sea'),
      said('/tag sea'),
      posted('/tag sea'),
      posted('#tag sea'),
    ]) {
      const { calls } = await harness(pipeline(choose(() => bot)))(update)()
      expect(calls[0]?.params).toMatchObject({ text: 'sea' })
    }
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'channel_post'])
  })
  it('are not searched by default', async () => {
    const bot = pipeline(commands(table))
    for (const update of [
      captioned('/tag sea'),
      posted('/tag sea'),
      { update_id: 1, edited_message: message('/tag sea') },
      { update_id: 1 },
    ])
      expect((await harness(bot)(update)()).outcome).toEqual(E.right('skipped'))
  })
  it('do not change which bot a command is for', async () => {
    const bot = pipeline(commands(table, { captions: true }))
    expect((await harness(bot)(captioned('/tag@other_bot sea'))()).outcome).toEqual(E.right('skipped'))
    expect((await harness(bot)(captioned('/tag@TEST_bot sea'))()).calls).toHaveLength(1)
  })
})

describe('menus', () => {
  it('get descriptions, languages and scopes, once', () => {
    const bot = pipeline(
      commands(
        {
          rules: {
            description: 'Rules',
            descriptions: { de: 'Regeln' },
            scopes: [allGroupChats],
            aliases: ['r'],
            run: () => TE.right(1),
          },
        },
        { kinds: ['message', 'edited_message'] },
      ),
    )
    const routes = Shape.routesOf(shapeOf(bot))
    expect(routes).toEqual([
      {
        kind: 'message',
        key: '/rules',
        info: {
          command: 'rules',
          description: 'Rules',
          descriptions: { de: 'Regeln' },
          scopes: [allGroupChats],
        },
      },
      { kind: 'message', key: '/r', info: { command: 'r' } },
      { kind: 'edited_message', key: '/rules' },
      { kind: 'edited_message', key: '/r' },
    ])
  })
  it('are refused when the bot starts if Telegram would refuse them', () => {
    const define = (descriptions: Record<string, string>) => () =>
      pipeline(commands({ a: { descriptions, run: () => TE.right(1) } }))
    expect(define({ deu: 'x' })).toThrow(
      '"deu" cannot be the language of a menu: use two letters of ISO 639-1, such as "de".',
    )
    expect(define({ de: '' })).toThrow('The description of /a must have 1–256 characters; it has 0.')
    expect(define({ de: 'x', pt: 'y' })).not.toThrow()
  })
})
