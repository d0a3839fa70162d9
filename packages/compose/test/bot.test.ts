// Whole pipelines: routing, arguments, buttons, auth, errors, async handlers, and their inspection.

import {
  auth,
  branch,
  callback,
  catchError,
  choose,
  chooseFrom,
  commands,
  fromAsync,
  handle,
  inspect,
  on,
  pipeline,
  use,
  when,
  type Context,
  type Handler,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntFromString, NonEmptyString } from '@pipegram/core/Argument'
import { boundCallbackData, callbackData, int } from '@pipegram/core/CallbackData'
import { answer, edit, reply } from '@pipegram/core/Reply'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import type { Update } from '@pipegram/core/Types'
import { ann, me, message, pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeRecorder, type CallAnswer } from '@pipegram/testing/Recorder'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const refusal: ApiError = {
  _tag: 'RateLimited',
  method: 'sendMessage',
  retryAfter: 3,
  description: 'Too Many Requests: retry after 3',
}
const kindly: CallAnswer = ({ method }) =>
  E.right(method === 'sendMessage' ? message('sent', { from: me }) : true)

const run = async <Err>(bot: Handler<Context, Err>, update: Update, answers: CallAnswer = kindly) => {
  const { call, calls } = makeRecorder(answers)
  const outcome = await bot({ update, call, me, signal: new AbortController().signal })()
  return {
    outcome,
    texts: calls().map(({ params }) => ('text' in params ? params.text : undefined)),
    methods: calls().map(({ method }) => method),
  }
}

const Words = t.tuple([t.string, t.string])
const Count = callbackData('count', { value: int })

const bot = pipeline(
  choose(
    commands({
      start: ({ call, message: m, from }) => call(reply(m, `Hello, ${from.first_name}`)),
      pair: {
        description: 'Two words',
        args: Words,
        run: ({ call, message: m, args: [a, b] }) => call(reply(m, `${b} ${a}`)),
      },
    }),
    branch(use(auth([ann.id])), commands({ secret: ({ call, message: m }) => call(reply(m, 'For you')) })),
    branch(
      use(callback(Count)),
      handle(({ call, callback_query, payload }) => call(answer(callback_query, `${payload.value}`))),
    ),
    branch(
      use(on('message', 'photo')),
      when(({ message: m }) => m.photo.length > 1),
      handle(({ call, message: m }) => call(reply(m, `${m.photo.length} sizes`))),
    ),
    branch(
      use(on('message', 'text')),
      handle(({ call, message: m }) => call(reply(m, m.text))),
    ),
  ),
)

describe('a bot', () => {
  it('answers a command', async () => expect((await run(bot, said('/start'))).texts).toEqual(['Hello, Ann']))
  it('answers a command in any case', async () =>
    expect((await run(bot, said('/START'))).texts).toEqual(['Hello, Ann']))
  it('answers a command that names it', async () =>
    expect((await run(bot, said('/start@Test_Bot'))).texts).toEqual(['Hello, Ann']))
  it('leaves a command that names another bot to others', async () =>
    expect((await run(bot, said('/start@other_bot'))).texts).toEqual(['/start@other_bot']))
  it('decodes arguments', async () => expect((await run(bot, said('/pair a   b '))).texts).toEqual(['b a']))
  it('fails on wrong arguments with an error that says which, and that must be handled', async () => {
    const { outcome, methods } = await run(bot, said('/pair a'))
    expect(methods).toEqual([])
    expect(outcome).toMatchObject(E.left({ _tag: 'BadArguments', command: 'pair' }))
  })
  it('refuses words beyond the last argument', async () => {
    const { outcome, methods } = await run(bot, said('/pair a b c'))
    expect(methods).toEqual([])
    expect(outcome).toEqual(
      E.left({
        _tag: 'BadArguments',
        command: 'pair',
        errors: ['/pair: expected 2 words, got 3'],
        places: [{ offset: 10, length: 1 }],
        usage: '/pair <string> <string>',
      }),
    )
  })
  it('takes arguments as a record, with words in quotation marks', async () => {
    const Repeat = t.type({ who: NonEmptyString, times: IntFromString })
    const named = pipeline(
      commands({
        repeat: {
          args: Repeat,
          run: ({ call, message: m, args: { who, times } }) => call(reply(m, who.repeat(times))),
        },
      }),
    )
    expect((await run(named, said('/repeat “a b” 2'))).texts).toEqual(['a ba b'])
    expect((await run(named, said('/repeat Ann x'))).outcome).toMatchObject(
      E.left({
        errors: ['times: expected a whole number, got "x"'],
        usage: '/repeat who times',
        places: [{ offset: 12, length: 1 }],
      }),
    )
    expect((await run(named, said('/repeat "Ann 2'))).outcome).toMatchObject(
      E.left({ errors: ['/repeat: the quotation mark " is not closed'] }),
    )
  })
  it('lets through buttons that are bound to the presser, and skips those of others', async () => {
    const sign = signer(Secret.make('0123456789abcdef'))
    for (const holder of ['user', 'chat'] as const) {
      const Own = boundCallbackData(holder, 'own', { n: int }, { sign })
      const owned = pipeline(
        use(callback(Own)),
        handle(({ call, callback_query, payload }) => call(answer(callback_query, `${payload.n}`))),
      )
      expect((await run(owned, pressed(Own.for(ann.id).encode({ n: 5 })))).texts).toEqual(['5'])
      expect((await run(owned, pressed(Own.for(ann.id + 1).encode({ n: 5 })))).outcome).toEqual(
        E.right('skipped'),
      )
      expect((await run(owned, pressed('own.5'))).outcome).toEqual(E.right('skipped'))
    }
    const Own = boundCallbackData('chat', 'own', { n: int }, { sign })
    const update = pressed(Own.for(ann.id).encode({ n: 5 }))
    const { message: _, ...inline } = update.callback_query ?? {}
    const owned = pipeline(
      use(callback(Own)),
      handle(({ call, callback_query }) => call(answer(callback_query))),
    )
    expect(
      (await run(owned, JSON.parse(JSON.stringify({ ...update, callback_query: inline })))).outcome,
    ).toEqual(E.right('skipped'))
  })
  it('finds versioned and signed buttons by tag, even if two tags begin alike', async () => {
    const sign = signer(Secret.make('0123456789abcdef'))
    const [Buy, Buyer] = [
      callbackData('buy', { n: int }, { version: 2, sign }),
      callbackData('buyer', { n: int }),
    ]
    const say = (name: string) =>
      handle<Pick<Context, 'call'>, ApiError>(({ call }) => call(reply(message('x'), name)))
    const both = pipeline(
      choose(branch(use(callback(Buy)), say('buy')), branch(use(callback(Buyer)), say('buyer'))),
    )
    expect((await run(both, pressed(Buy.encode({ n: 1 })))).texts[0]).toBe('buy')
    expect((await run(both, pressed(Buyer.encode({ n: 1 })))).texts[0]).toBe('buyer')
    expect((await run(both, pressed('buy~2.1.AAAAAAAAAAAA'))).outcome).toEqual(E.right('skipped'))
  })
  it('lets an owner use a command for owners', async () =>
    expect((await run(bot, said('/secret'))).texts).toEqual(['For you']))
  it('treats such a command of a stranger as one that does not exist', async () => {
    const stranger = { id: 666, is_bot: false, first_name: 'Mallory' }
    expect((await run(bot, said('/secret', { from: stranger }))).texts).toEqual(['/secret'])
    expect((await run(bot, said('/nothing', { from: stranger }))).texts).toEqual(['/nothing'])
  })
  it('decodes what a button carries', async () =>
    expect((await run(bot, pressed(Count.encode({ value: -12 })))).texts).toEqual(['-12']))
  it('answers a press once if its handler does not, and keeps the answer of the handler', async () => {
    const Page = callbackData('page', { n: int })
    const edits = pipeline(
      use(callback(Page)),
      handle(({ call, callback_query }) => call(edit(callback_query, 'edited'))),
    )
    const answers = pipeline(
      use(callback(Page)),
      handle(({ call, callback_query }) => call(answer(callback_query, 'answered'))),
    )
    const methods = async (handler: Handler<Context, ApiError>) =>
      (await harness(handler)(pressed(Page.encode({ n: 1 })))()).calls.map(({ method }) => method)
    expect(await methods(edits)).toEqual(['editMessageText', 'answerCallbackQuery'])
    expect(await methods(answers)).toEqual(['answerCallbackQuery'])
  })
  it('skips buttons that are forged or not its own', async () => {
    for (const data of [
      'count',
      'count.',
      'count.1.2',
      'count.x!',
      'count.01',
      'count.A',
      'other.1',
      '',
      'count.zzzzzzzzzzzzzz',
    ])
      expect((await run(bot, pressed(data))).outcome).toEqual(E.right('skipped'))
  })
  it('skips an update that no branch answers to', async () => {
    expect((await run(bot, { update_id: 1 })).outcome).toEqual(E.right('skipped'))
    expect((await run(bot, { update_id: 1, edited_message: message('hi') })).outcome).toEqual(
      E.right('skipped'),
    )
  })
  it('passes on the errors of calls', async () =>
    expect((await run(bot, said('/start'), () => E.left(refusal))).outcome).toEqual(E.left(refusal)))
})

describe('commands', () => {
  it('refuse names and descriptions that Telegram would refuse, when the bot starts', () => {
    const with_ =
      (
        table: Record<
          string,
          { readonly description?: string; readonly run: () => TE.TaskEither<never, unknown> }
        >,
      ) =>
      () =>
        pipeline(commands(table))
    const run_ = () => TE.right(1)
    expect(with_({ Start: { run: run_ } })).toThrow('"Start" cannot be a command')
    expect(with_({ '': { run: run_ } })).toThrow('cannot be a command')
    expect(with_({ a: { description: ' ', run: run_ } })).toThrow(
      'The description of /a must have 1–256 characters; it has 0.',
    )
    expect(with_({ a: { description: 'x'.repeat(257), run: run_ } })).toThrow('it has 257')
    expect(with_({ a: { description: ` ${'🍏'.repeat(256)} `, run: run_ } })).not.toThrow()
  })
  it('are not fooled by names that every object has', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      const { outcome } = await run(pipeline(commands({ a: () => TE.right(1) })), said(`/${name}`))
      expect(outcome).toEqual(E.right('skipped'))
    }
  })
})

describe('auth', () => {
  it('refuses a value that cannot be the id of a user, when the bot starts', () => {
    for (const id of [Number.NaN, 1.5, Infinity, Number('@ann')])
      expect(() => auth([1, id])).toThrow('cannot be the id of a user')
    expect(() => auth([])).not.toThrow()
  })
})

describe('routing', () => {
  const say = (text: string) =>
    handle<Pick<Context, 'call'>, ApiError>(({ call }) => call(reply(message('x'), text)))
  it('keeps the written order through nested alternatives', async () => {
    const nested = pipeline(
      choose(
        branch(
          use(on('message')),
          choose(
            branch(use(auth([1])), commands({ go: ({ call, message: m }) => call(reply(m, 'owner')) })),
            branch(
              when(({ message: m }) => m.chat.type === 'private'),
              choose(
                branch(use(callback(Count)), say('never')),
                commands({ go: ({ call, message: m }) => call(reply(m, 'private')) }),
              ),
            ),
          ),
        ),
        commands({ go: ({ call, message: m }) => call(reply(m, 'anyone')) }),
        say('rest'),
      ),
    )
    const group = { id: -1, type: 'group', title: 'G' } as const
    const owner = { id: 1, is_bot: false, first_name: 'O' }
    expect((await run(nested, said('/go', { from: owner, chat: group }))).texts).toEqual(['owner'])
    expect((await run(nested, said('/go'))).texts).toEqual(['private'])
    expect((await run(nested, said('/go', { chat: group }))).texts).toEqual(['anyone'])
    expect((await run(nested, said('go'))).texts).toEqual(['rest'])
    expect((await run(nested, pressed(Count.encode({ value: 1 })))).texts).toEqual(['rest'])
    expect((await run(nested, { ...said('/go'), ...JSON.parse('{"telepathy":{}}') })).texts).toEqual([
      'private',
    ])
  })
  it('tries the next branch after a skip inside an error boundary, but not after an error', async () => {
    const bounded = pipeline(
      choose(
        branch(
          use(on('message', 'text')),
          when(({ message: m }) => m.text !== 'pass'),
          say('first'),
          catchError(() => TE.right('skipped')),
        ),
        say('second'),
      ),
    )
    expect((await run(bounded, said('pass'))).texts).toEqual(['second'])
    const { outcome, texts } = await run(bounded, said('x'), () => E.left(refusal))
    expect([outcome, texts]).toEqual([E.right('handled'), ['first']])
  })
})

describe('catchError', () => {
  it('handles an error, with the context at hand', async () => {
    const seen: Array<unknown> = []
    const safe = pipe(
      bot,
      catchError((error, { update }) =>
        TE.fromIO(() => {
          seen.push(error._tag, update.update_id)
        }),
      ),
    )
    expect((await run(safe, said('/start', { update_id: 7 }), () => E.left(refusal))).outcome).toEqual(
      E.right('handled'),
    )
    expect(seen).toEqual(['RateLimited', 7])
  })
  it('does not touch a success', async () => {
    const safe = pipe(
      bot,
      catchError(() =>
        TE.fromIO(() => {
          throw new Error('not reached')
        }),
      ),
    )
    expect((await run(safe, said('/start'))).outcome).toEqual(E.right('handled'))
    expect(inspect(safe)).toEqual(inspect(bot))
  })
})

describe('fromAsync', () => {
  const asyncBot = pipeline(
    use(on('message', 'text')),
    handle(
      fromAsync(async ({ message: m, send }) => {
        const sent = await send(reply(m, 'one'))
        await send(reply(sent, 'two'))
      }),
    ),
  )
  it('runs calls one after the other', async () =>
    expect((await run(asyncBot, said('hi'))).texts).toEqual(['one', 'two']))
  it('fails with the error of a call, and stops there', async () => {
    const { outcome, texts } = await run(asyncBot, said('hi'), () => E.left(refusal))
    expect(outcome).toEqual(E.left(refusal))
    expect(texts).toEqual(['one'])
  })
  it('lets the function catch the error, with a message for a person', async () => {
    const forgiving = pipeline(
      handle(
        fromAsync(async ({ send }) => {
          const message_ = await send(reply(message('x'), 'one')).catch((error: unknown) => String(error))
          return message_
        }),
      ),
    )
    expect((await run(forgiving, said('hi'), () => E.left(refusal))).outcome).toEqual(E.right('handled'))
  })
  it('passes on a bug in the program unchanged', async () => {
    const fault = new TypeError('a fault')
    const faulty = pipeline(handle(fromAsync(() => Promise.reject(fault))))
    await expect(run(faulty, said('hi'))).rejects.toBe(fault)
  })
})

describe('inspect', () => {
  it('derives the kinds of updates, the command list and a diagram', () => {
    const { allowedUpdates, commandList, diagram } = inspect(bot)
    expect(allowedUpdates).toEqual(['message', 'callback_query'])
    expect(commandList).toEqual([{ command: 'pair', description: 'Two words' }])
    expect(diagram).toMatchInlineSnapshot(`
      "flowchart TD
        n0["choose"]
        n0 -->|1| n1["commands /start /pair"]
        n0 -->|2| n2["auth"]
        n2 --> n3["commands /secret"]
        n0 -->|3| n4["callback:count"]
        n4 --> n5["handle"]
        n0 -->|4| n6["message:photo"]
        n6 --> n7["when"]
        n7 --> n8["handle"]
        n0 -->|5| n9["message:text"]
        n9 --> n10["handle"]"
    `)
  })
  it('asks for every kind if a handler may answer to any', () => {
    expect(inspect(pipeline(handle(() => TE.right(1)))).allowedUpdates.length).toBeGreaterThan(20)
  })
})

describe('dispatch', () => {
  it('tries one branch of ten thousand', async () => {
    let tried = 0
    const many = Array.from({ length: 10_000 }, (_, i) =>
      commands<Context, object, Record<string, () => TE.TaskEither<never, unknown>>>({
        [`c${i}`]: () => {
          tried += 1
          return TE.right(i)
        },
      }),
    )
    const handlers = pipeline(chooseFrom(many))
    expect((await run(handlers, said('/c9999'))).outcome).toEqual(E.right('handled'))
    expect(tried).toBe(1)
  })
})
