// What a pipeline does with its steps, and what it says to those who have no compiler.

import {
  append,
  branch,
  catchError,
  choose,
  commands,
  handle,
  handled,
  on,
  pipeline,
  report,
  says,
  use,
} from '@pipegram/compose'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const textsOf = async (bot: Parameters<typeof harness>[0], text: string) =>
  (await harness(bot)(said(text))()).calls.map(({ params }) => Reflect.get(params, 'text'))

describe('a pipeline', () => {
  it('runs its steps in the written order', async () => {
    const bot = pipeline(
      use(on('message', 'text')),
      use((ctx, next) => (ctx.message.text === 'stop' ? handled : next({}))),
      handle(says(({ message }) => message.text)),
    )
    expect(await textsOf(bot, 'go')).toEqual(['go'])
    expect(await textsOf(bot, 'stop')).toEqual([])
  })
  it('continues from a chain of steps', async () => {
    const texts = pipeline(use(on('message', 'text')))
    expect(await textsOf(pipeline(append(texts), handle(says(({ message }) => message.text))), 'Hi')).toEqual(
      ['Hi'],
    )
  })
  it('takes a branch as a group of steps', async () => {
    const bot = pipeline(
      branch(
        use(on('message', 'text')),
        use((ctx, next) => next(ctx.message)),
      ),
      handle(says('Grouped')),
    )
    expect(await textsOf(bot, 'Hi')).toEqual(['Grouped'])
  })
  it('tries branches and ready ends in the written order', async () => {
    const bot = pipeline(
      choose(commands({ start: says('Start') }), branch(use(on('message', 'text')), handle(says('Text')))),
    )
    expect(await textsOf(bot, '/start')).toEqual(['Start'])
    expect(await textsOf(bot, 'Hi')).toEqual(['Text'])
  })
  it('says in JavaScript what the compiler says in TypeScript', () => {
    expect(() => Reflect.apply(pipeline, undefined, [on('message', 'text')])).toThrow(
      'Step 1 of this pipeline is a middleware: write use(…) around it.',
    )
    expect(() => Reflect.apply(pipeline, undefined, [handle(() => TE.right(1)), 'text'])).toThrow(
      'Step 2 of this pipeline is not a function',
    )
    const ends = [handle(() => TE.right(1)), handle(() => TE.right(2))]
    const step = use((_ctx, next) => next({}))
    const ended = 'This pipeline has ended: put other steps before the end, and several ends in choose(…).'
    expect(() => Reflect.apply(pipeline, undefined, ends)).toThrow(ended)
    expect(() => Reflect.apply(pipeline, undefined, [ends[0], step])).toThrow(ended)
    expect(() => Reflect.apply(pipeline, undefined, [step, catchError(report)])).toThrow(
      'This pipeline has no end: add handle(…), commands({ … }) or choose(…).',
    )
  })
})
