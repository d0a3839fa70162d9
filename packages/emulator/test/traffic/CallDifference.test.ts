// Which call is which, and how they differ.

import { CallDifference } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesOf } from '../../src/traffic/internal/CallMatch.ts'

const say = (text: string, chat_id = 1): CallDifference.ComparedCall => ({
  method: 'sendMessage',
  params: { chat_id, text },
})
const calls = (texts: string, chat_id = 1): ReadonlyArray<CallDifference.ComparedCall> =>
  Array.from(texts, (text) => say(text, chat_id))
const compared = (
  before: ReadonlyArray<CallDifference.ComparedCall>,
  now: ReadonlyArray<CallDifference.ComparedCall>,
): ReadonlyArray<CallDifference.CallDifference> =>
  differencesOf(
    before.map((call, place) => ({ ...call, line: place + 2, after: undefined })),
    now.map((call) => ({ ...call, after: undefined })),
  )
const tags = (before: string, now: string): string =>
  compared(calls(before), calls(now))
    .map(({ _tag }) => _tag)
    .join(' ')

test('a call in front, between or behind does not make the others differ', () => {
  expect(tags('abc', 'xabc')).toBe('New')
  expect(tags('abc', 'abxc')).toBe('New')
  expect(tags('abc', 'abcx')).toBe('New')
  expect(tags('abc', 'ac')).toBe('Missing')
  expect(tags('abc', 'axc')).toBe('Changed')
  expect(tags('abc', 'xbc')).toBe('Changed')
  expect(tags('', 'a')).toBe('New')
  expect(tags('a', '')).toBe('Missing')
  expect(tags('ab', 'ba')).not.toBe('')
})

test('chats are beside each other, and another method is no change', () => {
  const [ann, bob] = [calls('ab', 1), calls('cd', 2)]
  expect(compared([...ann, ...bob], [...bob, ...ann])).toEqual([])
  const action = { method: 'sendChatAction', params: { chat_id: 1, action: 'typing' } }
  expect(
    compared(calls('a'), [action])
      .map(({ _tag }) => _tag)
      .toSorted(),
  ).toEqual(['Missing', 'New'])
})

test('the same calls never differ, and no others are the same', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(list, list, (before, now) => {
      const [was, is] = [before.map((text) => say(text)), now.map((text) => say(text))]
      const found = compared(was, is)
      expect(found.length === 0).toBe(before.join('') === now.join(''))
      expect(found.length).toBeLessThanOrEqual(before.length + now.length)
      const count = (tag: string): number => found.filter(({ _tag }) => _tag === tag).length
      expect(now.length - before.length).toBe(count('New') - count('Missing'))
    }),
  )
})

test('long talks are compared in time', () => {
  const many = Array.from({ length: 3_000 }, (_, i) => say(String(i)))
  const now = many.map(({ method, params }, i) => ({
    method,
    params: i % 2 === 0 ? params : { ...params, x: 1 },
  }))
  expect(compared(many, now)).toHaveLength(1_500)
})

test('a parameter that changed has its path', () => {
  const was = { text: 'a', reply_markup: { inline_keyboard: [[{ text: '+', callback_data: '1' }]] } }
  const now = {
    text: 'a',
    reply_markup: { inline_keyboard: [[{ text: '-', callback_data: '1' }], []] },
    x: null,
  }
  expect(CallDifference.changedParameters(was, now)).toEqual([
    { path: 'reply_markup.inline_keyboard[0][0].text', was: '+', now: '-' },
    { path: 'reply_markup.inline_keyboard[1]', was: undefined, now: [] },
    { path: 'x', was: undefined, now: null },
  ])
  expect(CallDifference.changedParameters({ a: [] }, { a: {} })).toEqual([{ path: 'a', was: [], now: {} }])
  expect(CallDifference.toText([])).toBe('')
})
