import {
  handle,
  handled,
  inspect,
  pipeline,
  use,
  validate,
  type HasMe,
  type HasUpdate,
  type Middleware,
} from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import { Update } from '@pipegram/core/Types'
import { updates } from '@pipegram/testing/Arbitrary'
import { ann, me, message, pressed, said } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const run = async <A, Err>(middleware: Middleware<HasUpdate & HasMe, A, Err>, update: Update) => {
  let added: unknown
  const outcome = await middleware({ update, me }, (more) => {
    added = more
    return handled
  })()
  return added ?? (E.isLeft(outcome) ? outcome.left : outcome.right)
}

describe('validate', () => {
  it('adds a value that fits, and otherwise says what was expected, for any input', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (text) => {
        const decoded = IntFromString.decode(text)
        const result = await run(validate('text', 'n', IntFromString), said(text))
        if (E.isRight(decoded)) expect(result).toEqual({ n: decoded.right })
        else
          expect(result).toMatchObject({
            _tag: 'Invalid',
            what: 'n',
            errors: [expect.stringMatching(/^n: expected a whole number, got /)],
            sentence: expect.any(String),
          })
      }),
    ))

  it('skips updates without the value, and throws on none', () =>
    fc.assert(
      fc.asyncProperty(updates(), async (update) => {
        for (const source of [
          'text',
          'contact',
          'args',
          'callback_data',
          'inline_query',
          'web_app_data',
        ] as const) {
          let passed = false
          await validate(
            source,
            'value',
            t.unknown,
          )({ update, me }, () => {
            passed = true
            return handled
          })()
          const has = {
            text: update.message?.text,
            contact: update.message?.contact,
            callback_data: update.callback_query?.data,
            inline_query: update.inline_query?.query,
          }
          if (source in has)
            expect(passed).toBe(
              Object.entries(has).some(([name, value]) => name === source && value !== undefined),
            )
        }
      }),
    ))

  it('reads contacts, locations and captions, and refuses the contact of another user', async () => {
    const Own = new t.Type<{ phone_number: string }, unknown>(
      'your own number',
      (u): u is { phone_number: string } => t.type({ phone_number: t.string }).is(u),
      (u, c) =>
        t.type({ phone_number: t.string, user_id: t.literal(ann.id) }).is(u) ? t.success(u) : t.failure(u, c),
      t.identity,
    )
    const { text: _, ...rest } = message('')
    const shared = (user_id: number): Update => ({
      update_id: 1,
      message: { ...rest, contact: { phone_number: '+1', first_name: 'A', user_id } },
    })
    expect(await run(validate('contact', 'phone', Own), shared(ann.id))).toMatchObject({
      phone: { phone_number: '+1' },
    })
    expect(await run(validate('contact', 'phone', Own), shared(5))).toMatchObject({
      errors: [expect.stringMatching(/^phone: expected your own number, got /)],
    })
    expect(
      await run(validate('caption', 'n', IntFromString), {
        update_id: 1,
        message: { ...rest, caption: '5' },
      }),
    ).toEqual({ n: 5 })
    expect(await run(validate('contact', 'phone', Own), said('x'))).toBe('skipped')
  })

  it('reads the words of a command by position, and shows its usage', async () => {
    const Pair = t.type({ a: IntFromString, b: IntFromString })
    expect(await run(validate('args', 'pair', Pair), said('/add 1 2'))).toEqual({ pair: { a: 1, b: 2 } })
    expect(await run(validate('args', 'pair', Pair), said('/add 1 x'))).toMatchObject({
      what: 'pair',
      sentence: 'b: expected a whole number, got "x"\nUsage: /add a b',
    })
    expect(await run(validate('args', 'pair', Pair), said('add 1 2'))).toBe('skipped')
  })

  it('reads the data of a Mini App as JSON, and fails on other text', async () => {
    const sent = (data: string): Update => ({
      update_id: 1,
      message: { ...message(''), web_app_data: { button_text: 'Order', data } },
    })
    const Order = t.type({ amount: t.number })
    expect(await run(validate('web_app_data', 'order', Order), sent('{"amount":2}'))).toEqual({
      order: { amount: 2 },
    })
    expect(await run(validate('web_app_data', 'order', Order), sent('{"amount":"2"}'))).toMatchObject({
      errors: ['order.amount: expected number, got "2"'],
    })
    for (const data of ['', '{', '{"__proto__":{"amount":1}}', 'null', '1e999'])
      expect(await run(validate('web_app_data', 'order', Order), sent(data))).toMatchObject({
        _tag: 'Invalid',
      })
  })

  it('does not say what it expected of a forged button', async () => {
    expect(await run(validate('callback_data', 'n', IntFromString), pressed('7'))).toEqual({ n: 7 })
    expect(await run(validate('callback_data', 'n', IntFromString), pressed('x'))).toMatchObject({
      what: 'n',
      errors: ['n: expected a whole number, got "x"'],
      sentence: 'This button no longer works.',
    })
  })

  it('shows at most ten errors, or the sentence of the bot', async () => {
    const Many = t.array(t.number)
    const many = (ctx: HasUpdate): unknown => ctx.update.message?.text?.split(' ')
    expect(
      await run(validate(many, 'list', Many), said(Array.from({ length: 12 }, () => 'x').join(' '))),
    ).toMatchObject({ sentence: expect.stringMatching(/^(?:list\[\d\]: .*\n){10}… and 2 more\.$/) })
    expect(
      await run(
        validate('text', 'n', IntFromString, { sentence: (errors) => `${errors.length} Fehler` }),
        said('x'),
      ),
    ).toMatchObject({ sentence: '1 Fehler' })
  })

  it('answers only to update kinds that can carry the value', () => {
    const kinds = (middleware: Middleware<HasUpdate & HasMe, object, unknown>) =>
      inspect(
        pipeline(
          use(middleware),
          handle(() => TE.right(1)),
        ),
      ).allowedUpdates
    expect([
      kinds(validate('text', 'n', t.string)),
      kinds(validate('callback_data', 'n', t.string)),
      kinds(validate('inline_query', 'n', t.string)),
    ]).toEqual([['message'], ['callback_query'], ['inline_query']])
  })
})
