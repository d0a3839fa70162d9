import { modelPrompt, modelWords, userText } from '@pipegram/compose/ModelPrompt'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('a text stands in a part of its own, which no text can end', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 }), (texts) => {
      const [first = '', ...rest] = texts
      const { text } = modelPrompt`Answer ${userText(first)} after ${modelWords(rest.join())}.`
      const [, name = ''] = /^Answer \n<user ([\w-]{36})>\n/.exec(text) ?? []
      expect(text).toBe(
        `Answer \n<user ${name}>\n${first}\n</user ${name}>\n after \n<model ${name}>\n${rest.join()}\n</model ${name}>\n.`,
      )
      expect(first).not.toContain(name)
    }),
  )
})

it('two prompts have different names for their parts', () => {
  const one = () => modelPrompt`${userText('a')}`.text
  expect(one()).not.toBe(one())
})
