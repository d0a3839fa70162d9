import { working } from '@pipegram/compose/Working'
import { fromRefusal } from '@pipegram/core/ApiError'
import type { Message } from '@pipegram/core/Types'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import { me } from '@pipegram/testing/Build'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const message: Message = {
  message_id: 7,
  date: 1,
  chat: { id: -42, type: 'supergroup' },
  message_thread_id: 3,
  is_topic_message: true,
  business_connection_id: 'b',
}

describe('a chat action', () => {
  it('is shown as long as an effect runs, whose result it gives', async () => {
    const clock = makeTestClock()
    const { call, calls } = makeRecorder(Answer.success())
    const work = TE.leftTask(async () => {
      await clock.sleep(10_000)()
      return 'late'
    })
    const running = working({ call, message }, 'typing', work, { clock })()
    await clock.advance(10_000)
    expect(await running).toEqual(E.left('late'))
    await clock.advance(60_000)
    const params = { chat_id: -42, message_thread_id: 3, business_connection_id: 'b', action: 'typing' }
    expect(calls().map((each) => each.params)).toEqual([params, params, params])
  })

  it('is sent once for all effects of a chat, and by the next when the first has ended', async () => {
    const clock = makeTestClock()
    const { call, calls } = makeRecorder(Answer.success())
    const lasts = (ms: number) => TE.rightTask(clock.sleep(ms))
    const ends = [20_000, 5_000, 40_000].map((ms) =>
      working({ call, message }, 'typing', lasts(ms), { clock })(),
    )
    const other = working({ call, message, me: { ...me, id: 5 } }, 'typing', lasts(1_000), { clock })()
    await clock.advance(40_000)
    await Promise.all([...ends, other])
    // Nine in 40 s, and one of another bot.
    expect(calls()).toHaveLength(10)
    await clock.advance(60_000)
    expect(calls()).toHaveLength(10)
  })

  it('waits after a 429, and ends after a refusal; the effect goes on', async () => {
    const clock = makeTestClock()
    const times: Array<number> = []
    const { call } = makeRecorder(({ method }) => {
      times.push(clock.now())
      const flood = { error_code: 429, description: '', parameters: { retry_after: 20 } }
      const closed = { error_code: 400, description: 'Bad Request: TOPIC_CLOSED' }
      return E.left(fromRefusal(method, times.length === 1 ? flood : closed))
    })
    const work = TE.rightTask(clock.sleep(60_000))
    const running = working({ call, message }, 'upload_photo', work, { clock })()
    await clock.advance(60_000)
    expect(E.isRight(await running)).toBe(true)
    expect(times).toEqual([0, 20_000])
  })

  it('ends when the effect throws', async () => {
    const clock = makeTestClock()
    const { call, calls } = makeRecorder(Answer.success())
    const work: TE.TaskEither<never, never> = async () => {
      throw new Error('a bug')
    }
    await expect(working({ call, message }, 'typing', work, { clock })()).rejects.toThrow('a bug')
    await clock.advance(60_000)
    expect(calls()).toHaveLength(1)
  })
})
