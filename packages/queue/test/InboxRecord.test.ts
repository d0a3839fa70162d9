// Records of a release that kept no traces, and of this one.

import { expect, it } from 'vitest'
import { contentOf, keptIn } from '../src/internal/InboxRecord.ts'

const update = { id: 1, lane: 'chat:1', kind: 'message', text: '{"update_id":1}' }
const old = '{"lane":"chat:1","kind":"message","at":5}\n{"update_id":1}'

it('a record without a trace is that of the older release', () => {
  expect(contentOf(update, 5)).toBe(old)
  expect(keptIn(old)).toEqual({ text: '{"update_id":1}', receivedAt: 5 })
})

it('a record with a trace has its text where the older release reads it', () => {
  const content = contentOf({ ...update, trace: '{"traceparent":"00"}' }, 5)
  expect(content.slice(content.indexOf('\n') + 1)).toBe(update.text)
  expect(keptIn(content)).toEqual({ text: update.text, receivedAt: 5, trace: '{"traceparent":"00"}' })
})

it('a record whose facts are none is given with its text', () => {
  expect(keptIn('{"at":"soon","trace":5}\n{}')).toEqual({ text: '{}' })
  expect(keptIn('no facts\n{}')).toEqual({ text: '{}' })
  expect(keptIn('no line')).toEqual({ text: 'no line' })
})
