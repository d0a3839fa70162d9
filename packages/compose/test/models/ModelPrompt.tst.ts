// What a prompt takes: texts that say who wrote them.

import { modelPrompt, modelWords, userText, type ModelPrompt } from '@pipegram/compose'
import { expect, test } from 'tstyche'

test('a prompt takes texts of known origin, and numbers', () => {
  expect(modelPrompt`Translate ${userText('a')} as ${modelWords('b')} in ${3} words`).type.toBe<ModelPrompt>()
})

test('a prompt refuses a plain string, and a string is no prompt', () => {
  const ask = (_: ModelPrompt): void => undefined
  expect(modelPrompt).type.not.toBeCallableWith(['Translate ', ''], 'a')
  expect(ask).type.not.toBeCallableWith('Translate')
  expect(ask).type.not.toBeCallableWith(userText('Translate'))
})
