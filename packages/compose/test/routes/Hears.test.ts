// What messages say: texts by an index, regular expressions that no text can slow down, and codecs.

import {
  branch,
  choose,
  chooseFrom,
  handle,
  hears,
  inspect,
  on,
  pipeline,
  use,
  type PipelineBranch,
  type Context,
  type Middleware,
} from '@pipegram/compose'
import type { HasHeard } from '@pipegram/compose/Hears'
import { IntBetween } from '@pipegram/core/Argument'
import type { Update } from '@pipegram/core/Types'
import { message, pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { costOf } from '../../src/routes/internal/PatternCost.ts'

const heardBy = async <A>(
  step: Middleware<Context, HasHeard<A>, never>,
  update: Update,
): Promise<A | undefined> => {
  const heard: Array<A> = []
  const { outcome } = await harness(
    pipeline(
      use(step),
      handle((ctx) =>
        TE.fromIO(() => {
          heard.push(ctx.heard)
        }),
      ),
    ),
  )(update)()
  expect(outcome).toEqual(E.right(heard.length === 0 ? 'skipped' : 'handled'))
  return heard[0]
}

describe('hears texts', () => {
  it('hears whole texts, exactly as written', async () => {
    expect(await heardBy(hears('Menu'), said('Menu'))).toBe('Menu')
    for (const text of ['menu', 'Menu!', ' Menu', ''])
      expect(await heardBy(hears('Menu'), said(text))).toBeUndefined()
    expect(await heardBy(hears([]), said('Menu'))).toBeUndefined()
  })
  it('ignores case with the option ignoreCase', async () => {
    const step = hears(['Да', 'Straße'], { ignoreCase: true })
    expect(await heardBy(step, said('ДА'))).toBe('Да')
    expect(await heardBy(step, said('straße'))).toBe('Straße')
    expect(await heardBy(step, said('strasse'))).toBeUndefined()
  })
  it('hears other kinds of messages with the option kinds', async () => {
    const edited = { update_id: 1, edited_message: message('Menu') }
    expect(await heardBy(hears('Menu'), edited)).toBeUndefined()
    expect(await heardBy(hears('Menu', { kinds: ['edited_message'] }), edited)).toBe('Menu')
  })
  it('finds one of ten thousand texts by trying one branch', async () => {
    let tried = 0
    const many = Array.from({ length: 10_000 }, (_, i): PipelineBranch<Context, never> =>
      branch(
        use(hears(`Item ${i}`)),
        handle(() => {
          tried += 1
          return TE.right(i)
        }),
      ),
    )
    const bot = pipeline(chooseFrom(many))
    expect((await harness(bot)(said('Item 9999'))()).outcome).toEqual(E.right('handled'))
    expect((await harness(bot)(said('item 9999'))()).outcome).toEqual(E.right('skipped'))
    expect(tried).toBe(1)
  })
  it('finds the same with and without the index', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 3 })),
        fc.string({ maxLength: 3 }),
        fc.boolean(),
        async (texts, text, ignoreCase) => {
          const step = hears(texts, { ignoreCase })
          const direct = await heardBy(step, said(text))
          const seen: Array<string> = []
          await harness(
            pipeline(
              choose(
                branch(
                  use(step),
                  handle(({ heard }) =>
                    TE.fromIO(() => {
                      seen.push(heard)
                    }),
                  ),
                ),
              ),
            ),
          )(said(text))()
          expect(seen).toEqual(direct === undefined ? [] : [direct])
        },
      ),
    ))
})

describe('hears expressions', () => {
  it('says what matched, and where', async () => {
    expect(
      await heardBy(hears(/order #(?<id>\d+)(?: (\w+))?/i, { groups: ['id'] }), said('my Order #12')),
    ).toEqual({ text: 'Order #12', offset: 3, parts: ['Order #12', '12', undefined], groups: { id: '12' } })
  })
  it('skips a text in which a named group took no part', async () => {
    const step = hears(/^go(?: (?<where>\w+))?$/, { groups: ['where'] })
    expect((await heardBy(step, said('go home')))?.groups).toEqual({ where: 'home' })
    expect(await heardBy(step, said('go'))).toBeUndefined()
  })
  it('keeps no state from one text to the next', async () => {
    const step = hears(/a/gy)
    for (let i = 0; i < 3; i += 1) expect((await heardBy(step, said('a')))?.offset).toBe(0)
  })
  it('refuses slow expressions and unknown groups when the bot starts', () => {
    for (const pattern of [
      /^(a+)+$/,
      /^(?:a|a)*$/,
      /^(\w+\s?)*$/,
      /^(?:a*)*$/,
      /^.*a.*b.*c$/,
      /^(?:a?){40}$/,
      new RegExp(`^${'a?'.repeat(40)}${'a'.repeat(40)}$`),
      /(.)\1/,
      /a(?=b)/,
      /a/v,
    ])
      expect(() => hears(pattern)).toThrow(/can take very long|repeat/)
    expect(() => hears(/^(a+)+$/)).toThrow('/^(a+)+$/ can take very long on a text that is written for it')
    expect(() => hears(/a/, { groups: ['id'] })).toThrow('/a/ has no group "id": write (?<id>…).')
  })
  it('takes expressions that people write', () => {
    for (const pattern of [
      /hello/i,
      /^order (\d+)$/,
      /#(?<tag>\w+)/,
      /^(?:https?:\/\/)?[\w.]+\/(.*)$/,
      /^\$?\d{1,3}(?:,\d{3})*(?:\.\d{2})?$/,
      /^[а-яё]+ да$/iu,
      /^\p{L}+!$/u,
      /^\s*(yes|no)\s*$/,
      /\bbuy\b.*\bnow\b/,
      /^(?<größe>\d+)$/,
    ])
      expect(() => hears(pattern)).not.toThrow()
  })
  it('takes no expression that another judge finds slower', () => {
    const one = fc.constantFrom(
      'a',
      'b',
      'é',
      '😀',
      '.',
      '\\w',
      '\\W',
      '\\d',
      '\\s',
      '[ab]',
      '[^a]',
      '[é-ü]',
      '[^]',
      '\\u0061',
      '\\u{61}',
      '\\u{1F600}',
      '\\uD83D\\uDE00',
      '\\p{L}',
      '\\x61',
      'K',
      '(?:)',
    )
    const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0}', '+?', '*?')
    const { source } = fc.letrec<{ source: string; group: string }>((tie) => ({
      group: fc
        .tuple(tie('source'), fc.constantFrom('', '|', '|a', '|é+'))
        .map(([inner, other]) => `(?:${inner}${other})`),
      source: fc
        .array(
          fc.oneof(
            { maxDepth: 2, withCrossShrink: true },
            fc.tuple(one, times),
            fc.constantFrom(['\\b', ''], ['$', '']),
            fc.tuple(tie('group'), times),
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((parts) => parts.map((each) => each.join('')).join('')),
    }))
    const pattern = fc.tuple(
      fc.constantFrom('^', ''),
      source,
      fc.constantFrom('$', ''),
      fc.constantFrom('', '', 'i', 'u', 'iu', 's', 'm'),
    )
    let judged = 0
    fc.assert(
      fc.property(pattern, ([from, body, to, flags]) => {
        const expression = E.tryCatch(() => new RegExp(from + body + to, flags), String)
        const { degree = Infinity } = E.isRight(expression) ? costOf(expression.right) : {}
        if (degree > 2) return
        judged += 1
        const verdict = checkSync(from + body + to, flags, { checker: 'automaton', timeout: 10_000 })
        const known =
          verdict.status !== 'vulnerable'
            ? 1
            : verdict.complexity.type === 'polynomial'
              ? verdict.complexity.degree
              : Infinity
        expect(Math.max(1, degree)).toBeGreaterThanOrEqual(known)
      }),
      { numRuns: 150 },
    )
    expect(judged).toBeGreaterThan(15)
  })
})

describe('hears codecs', () => {
  it('skips what the codec refuses', async () => {
    expect(await heardBy(hears(IntBetween(1, 6)), said('5'))).toBe(5)
    expect(await heardBy(hears(IntBetween(1, 6)), said('7'))).toBeUndefined()
  })
  it('is known to inspect, as all are', () => {
    expect(
      inspect(
        pipeline(
          use(hears(IntBetween(1, 6), { kinds: ['channel_post'] })),
          handle(() => TE.right(1)),
        ),
      ).allowedUpdates,
    ).toEqual(['channel_post'])
    expect(
      inspect(
        pipeline(
          use(hears(/a/)),
          handle(() => TE.right(1)),
        ),
      ).allowedUpdates,
    ).toEqual(['message'])
  })
})

describe('on several kinds', () => {
  it('gives the kind and the payload, with the named fields', async () => {
    const seen: Array<unknown> = []
    const bot = pipeline(
      use(on(['message', 'edited_message'], 'text')),
      handle(({ kind, payload }) =>
        TE.fromIO(() => {
          seen.push([kind, payload.text])
        }),
      ),
    )
    for (const update of [
      said('a'),
      { update_id: 1, edited_message: message('b') },
      pressed('c'),
      { update_id: 1, channel_post: message('d') },
    ])
      await harness(bot)(update)()
    const { text: _, ...photo } = message('')
    expect((await harness(bot)({ update_id: 1, message: { ...photo, photo: [] } })()).outcome).toEqual(
      E.right('skipped'),
    )
    expect(seen).toEqual([
      ['message', 'a'],
      ['edited_message', 'b'],
    ])
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'edited_message'])
  })
})
