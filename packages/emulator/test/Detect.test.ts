import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Detect from '../src/Detect.ts'
import * as Entities from '../src/Entities.ts'

const marks = (text: string): ReadonlyArray<string> => Detect.fromText(text).map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`)

test.each([
  ['/start', ['bot_command /start']],
  ['/start@my_bot now', ['bot_command /start@my_bot']],
  ['do /a and /b', ['bot_command /a', 'bot_command /b']],
  ['a/b //c /x/y </d> 1/2', []],
  [`/${'a'.repeat(64)}`, [`bot_command /${'a'.repeat(64)}`]],
  [`/${'a'.repeat(65)}`, []],
  ['@ann_1 @gif @abc x@ann_1', ['mention @ann_1', 'mention @gif']],
  ['#tag #1 #a1 x#y #привет', ['hashtag #tag', 'hashtag #a1', 'hashtag #привет']],
  ['$USD $1INCH $usd $ABCDEFGHI', ['cashtag $USD', 'cashtag $1INCH']],
  ['https://example.com/a_(b). Then', ['url https://example.com/a_(b)']],
  ['(http://a.io), example.com, file.ts', ['url http://a.io', 'url example.com']],
  ['10.0.0.1:8080/x 999.1.1.1', ['url 10.0.0.1:8080/x']],
  ['tg://resolve?domain=x ton://y', ['url tg://resolve?domain=x', 'url ton://y']],
  ['http://localhost:3000', []],
  ['write to ann.b@example.com now', ['email ann.b@example.com']],
  ['😀 /go', ['bot_command /go']],
  ['nothing at all', []],
])('%s', (text, expected) => {
  expect(marks(text)).toEqual(expected)
})

test('whatever the text, marks lie in it and apart from each other', () => {
  const piece = fc.constantFrom('/', '@', '#', '$', '.', ' ', 'abc', 'USD', 'com', 'http://', '😀', '(', ')', '1', '_', '\n', ':', '?')
  let found = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const { offset, length } of Detect.fromText(text)) {
        found += 1
        expect(length).toBeGreaterThan(0)
        expect(offset).toBeGreaterThanOrEqual(end)
        end = offset + length
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
  expect(found).toBeGreaterThan(0)
})

test('a long hostile text takes no time', () => {
  for (const text of ['a.'.repeat(2000), 'a-'.repeat(2000), 'a@'.repeat(2000), 'http://'.repeat(600), '(('.repeat(2000), `x.com/${'('.repeat(4000)}`])
    expect(Array.isArray(Detect.fromText(text))).toBe(true)
})

test('texts are cleaned and trimmed, entities move along', () => {
  const bold = (offset: number, length: number) => ({ type: 'bold' as const, offset, length })
  const fix = (text: string, ...entities: ReadonlyArray<ReturnType<typeof bold>>) => Entities.fixUp({ text, entities })
  expect(fix('  a b \n', bold(2, 1))).toMatchObject({ right: { text: 'a b', entities: [bold(0, 1)] } })
  expect(fix('  a', bold(0, 3))).toMatchObject({ right: { text: '  a', entities: [bold(0, 3)] } })
  expect(fix('a\r\nb\tc', bold(3, 3))).toMatchObject({ right: { text: 'a\nb c', entities: [bold(2, 3)] } })
  expect(fix('ab  ', bold(1, 3))).toMatchObject({ right: { text: 'ab', entities: [bold(1, 1)] } })
  expect(fix('ab', bold(1, 0))).toMatchObject({ right: { entities: [] } })
  expect(fix('see /a', bold(0, 6))).toMatchObject({ right: { entities: [bold(0, 6), { type: 'bot_command', offset: 4, length: 2 }] } })
})
