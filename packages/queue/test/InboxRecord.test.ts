// Records of a release that kept no traces, and of this one.

import { expect, it } from 'vitest'
import { contentOf, keptIn } from '../src/internal/InboxRecord.ts'

const update = { id: 1, lane: 'chat:1', kind: 'message', text: '{"update_id":1}' }
const old = '{"lane":"chat:1","kind":"message","at":5}\n{"update_id":1}'

it('reads a record of an older release, which has no trace', () => {
  expect(contentOf(update, 5)).toBe(old)
  expect(keptIn(old)).toEqual({ text: '{"update_id":1}', receivedAt: 5 })
})

it('keeps the text where an older release reads it, also beside a trace', () => {
  const content = contentOf({ ...update, trace: '{"traceparent":"00"}' }, 5)
  expect(content.slice(content.indexOf('\n') + 1)).toBe(update.text)
  expect(keptIn(content)).toEqual({ text: update.text, receivedAt: 5, trace: '{"traceparent":"00"}' })
})

it('reads the text of a record whose facts do not decode', () => {
  expect(keptIn('{"at":"soon","trace":5}\n{}')).toEqual({ text: '{}' })
  expect(keptIn('no facts\n{}')).toEqual({ text: '{}' })
  expect(keptIn('no line')).toEqual({ text: 'no line' })
})
