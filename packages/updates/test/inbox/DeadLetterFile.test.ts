// Dead letters in a file.

import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Answer, makeRecorder } from '@pipegram/testing'
import { deadLettersIn } from '@pipegram/updates/DeadLetterFile'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { said } from '../Telegram.ts'
import { folder } from './Stage.ts'

const { call } = makeRecorder(Answer.success())

describe('a file of dead letters', () => {
  it('keeps each update whole, and only its owner can read it', async () => {
    const file = join(folder(), 'letters.jsonl')
    const { hook } = deadLettersIn(file)
    await hook({ _tag: 'Thrown', update: said(1), cause: new Error('no') }, call)()
    await hook({ _tag: 'Undecodable', update: { update_id: 2, message: 5 }, errors: ['a fault'] }, call)()
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { update: said(1), reason: expect.stringMatching(/^Error: no/) },
      { update: { update_id: 2, message: 5 } },
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('replays the oldest first, and keeps what failed again, came meanwhile, or is cut', async () => {
    const file = join(folder(), 'letters.jsonl')
    const { hook, replay } = deadLettersIn(file)
    for (const id of [1, 2, 3]) await hook({ _tag: 'TimedOut', update: said(id), after: 1 }, call)()
    appendFileSync(file, '{"at":"2026\n')
    const seen: Array<number> = []
    const replayed = replay(({ update_id }) => async () => {
      seen.push(update_id)
      if (update_id === 1) await hook({ _tag: 'TimedOut', update: said(4), after: 1 }, call)()
      return update_id !== 2
    })
    expect(await replayed()).toEqual(E.right(2))
    expect(seen).toEqual([1, 2, 3])
    const ids = readFileSync(file, 'utf8').match(/"update_id":\d|2026\n/g)
    expect(ids).toEqual(['"update_id":2', '2026\n', '"update_id":4'])
  })

  it('says why it cannot be replayed, and rejects a letter that it cannot keep', async () => {
    const { hook, replay } = deadLettersIn(join(folder(), 'no', 'letters.jsonl'))
    expect(await replay(() => async () => true)()).toMatchObject({
      left: expect.stringMatching(/cannot be replayed/),
    })
    await expect(hook({ _tag: 'TimedOut', update: said(1), after: 1 }, call)()).rejects.toThrow(/ENOENT/)
  })
})
