// What a prompt takes: texts that say who wrote them.

import { modelPrompt, byModel, byUser, type PromptText } from '@pipegram/compose'
import { expect, test } from 'tstyche'

test('a prompt takes texts of known origin, and numbers', () => {
  expect(modelPrompt`Translate ${byUser('a')} as ${byModel('b')} in ${3} words`).type.toBe<PromptText>()
})

test('a prompt refuses a plain string, and a string is no prompt', () => {
  const ask = (_: PromptText): void => undefined
  expect(modelPrompt).type.not.toBeCallableWith(['Translate ', ''], 'a')
  expect(ask).type.not.toBeCallableWith('Translate')
  expect(ask).type.not.toBeCallableWith(byUser('Translate'))
})
