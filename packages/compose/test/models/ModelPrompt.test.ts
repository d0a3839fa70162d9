import { modelPrompt, byModel, byUser } from '@pipegram/compose/ModelPrompt'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('a text has its own part, which no text can end', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 }), (texts) => {
      const [first = '', ...rest] = texts
      const { text } = modelPrompt`Answer ${byUser(first)} after ${byModel(rest.join())}.`
      const [, name = ''] = /^Answer \n<user ([\w-]{36})>\n/.exec(text) ?? []
      const user = `\n<user ${name}>\n${first}\n</user ${name}>\n`
      const model = `\n<model ${name}>\n${rest.join()}\n</model ${name}>\n`
      expect(text).toBe(`Answer ${user} after ${model}.`)
      expect(first).not.toContain(name)
    }),
  )
})

it('two prompts have different names for their parts', () => {
  const one = () => modelPrompt`${byUser('a')}`.text
  expect(one()).not.toBe(one())
})
