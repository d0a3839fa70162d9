import { escaping, handle, on, pipeline, use, type EscapingOptions } from '@pipegram/compose'
import { bounded } from '@pipegram/core/Bounded'
import type { Call } from '@pipegram/core/Call'
import { sendMessage } from '@pipegram/core/Calls'
import { rawMarkup } from '@pipegram/core/Markup'
import { bold, fmt } from '@pipegram/core/Text'
import { trusted } from '@pipegram/core/Trusted'
import type { Message } from '@pipegram/core/Types'
import * as Answer from '@pipegram/testing/Answer'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeRecorder } from '@pipegram/testing/Recorder'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const byHand = (text: string, parse_mode: string): Call<Message> => ({
  ...sendMessage({ chat_id: 1, text }),
  params: { chat_id: 1, text, parse_mode },
})

const run = (call: Call<Message>, options?: EscapingOptions) =>
  harness(
    pipeline(
      use(escaping(options)),
      use(on('message', 'text')),
      handle(({ call: send }) => send(call)),
    ),
  )(said('x'))()

describe('escaping', () => {
  it('lets no text of a user out as markup, for any text and any parse mode', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.constantFrom('HTML', 'MarkdownV2', 'Markdown', 'html', 'Next'),
        async (text, mode) => {
          const refused = await run(byHand(text, mode))
          expect([refused.calls, E.isLeft(refused.outcome) && refused.outcome.left]).toMatchObject([
            [],
            { _tag: 'Unsendable', method: 'sendMessage' },
          ])
          expect(
            (await run(byHand(text, mode), { otherwise: 'plain' })).calls.map(({ params }) => params),
          ).toEqual([{ chat_id: 1, text }])
        },
      ),
    ))

  it('lets out plain text, markup that was named, and modes that are allowed', async () => {
    for (const call of [
      sendMessage({ chat_id: 1, text: '<b>' }),
      sendMessage({ chat_id: 1, text: fmt`${bold('x')}` }),
      sendMessage({ chat_id: 1, text: rawMarkup('HTML', '<b>x</b>') }),
      trusted(byHand('<b>x</b>', 'HTML')),
    ])
      expect((await run(call)).calls.map(({ params }) => params)).toEqual([call.params])
    expect((await run(byHand('*x*', 'MarkdownV2'), { allow: ['MarkdownV2'] })).calls).toHaveLength(1)
    expect((await run(byHand('<b>', 'HTML'), { allow: ['MarkdownV2'] })).calls).toHaveLength(0)
  })

  it('keeps a call that can be cancelled, and guards the calls made from it', async () => {
    const { call, calls } = makeRecorder(Answer.success())
    let guarded: unknown
    await escaping()({ call: bounded(call) }, (added) => async () => {
      expect(
        await added.call.with({ signal: AbortSignal.abort() })(sendMessage({ chat_id: 1, text: 'x' }))(),
      ).toMatchObject(E.left({ _tag: 'Aborted' }))
      guarded = await added.call.with({ signal: new AbortController().signal })(byHand('<b>', 'HTML'))()
      return E.right('handled')
    })()
    expect(guarded).toMatchObject(E.left({ _tag: 'Unsendable' }))
    expect(calls()).toEqual([])
  })
})
