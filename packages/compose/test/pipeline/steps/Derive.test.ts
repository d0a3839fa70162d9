// What `derive` adds is there for the later steps, or the later steps do not run.

import { branch, choose, derive, handle, inspect, on, pipeline, use } from '@pipegram/compose'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

describe('derive', () => {
  it('adds what its function returns, and skips on undefined', () =>
    fc.assert(
      fc.asyncProperty(
        fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: undefined }),
        async (record) => {
          const seen: Array<unknown> = []
          const bot = pipeline(
            use(derive(() => (record === undefined ? undefined : { record }))),
            handle((ctx) =>
              TE.fromIO(() => {
                seen.push(ctx.record)
              }),
            ),
          )
          expect((await harness(bot)(said('Hello'))()).outcome).toEqual(
            E.right(record === undefined ? 'skipped' : 'handled'),
          )
          expect(seen).toEqual(record === undefined ? [] : [record])
        },
      ),
    ))

  it('runs once per update, and leaves a skipped update to the next branch', async () => {
    let asked = 0
    const reached: Array<string> = []
    const bot = pipeline(
      use(derive(({ update }) => ({ turn: (asked += 1), text: update.message?.text }))),
      choose(
        branch(
          use(derive(({ turn }) => (turn === 1 ? { first: turn } : undefined))),
          handle(({ first }) =>
            TE.fromIO(() => {
              reached.push(`first ${first}`)
            }),
          ),
        ),
        handle(({ turn, text }) =>
          TE.fromIO(() => {
            reached.push(`${turn} ${text}`)
          }),
        ),
      ),
    )
    await harness(bot)(said('Hello'))()
    await harness(bot)(said('again'))()
    expect(reached).toEqual(['first 1', '2 again'])
  })

  it('throws what its function throws, to where bugs are reported', () =>
    expect(
      harness(
        pipeline(
          use(
            derive((): object => {
              throw new Error('a fault')
            }),
          ),
          handle(() => TE.right(0)),
        ),
      )(said('Hello'))(),
    ).rejects.toThrow('a fault'))

  it('has the name of its function in the diagram, and no warning', () => {
    const state = () => ({ state: 1 })
    const { diagram, warnings } = inspect(
      pipeline(
        use(on('message')),
        use(derive(state)),
        handle(() => TE.right(0)),
      ),
    )
    expect(diagram).toContain('"state"')
    expect(warnings).toEqual([])
  })
})
