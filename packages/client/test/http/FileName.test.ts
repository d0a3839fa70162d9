import { win32 } from 'node:path'
import { fromString } from '@pipegram/client/FileName'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const pieces = fc.constantFrom(
  '..',
  '.',
  '/',
  '\\',
  ' ',
  'con',
  'COM1',
  'lpt¹',
  'nul',
  '.txt',
  '\0',
  ':',
  '\r\n',
  '\u202e',
  '\ud800',
  '😀',
  '-',
  '~',
  'C:',
  'a',
  'x'.repeat(150),
)
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map((all) => all.join('')),
)

describe('a safe file name', () => {
  it('is one name in any folder of any system, and stays as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const name = fromString(text)
        const size = Buffer.byteLength(name)
        expect(size).toBeGreaterThan(0)
        expect(size).toBeLessThanOrEqual(255)
        expect(win32.basename(name)).toBe(name)
        expect(name).not.toMatch(/^[. ]|[. ]$|[\p{Cc}\p{Cs}/\\:*?"<>|\u202e]/u)
        expect(name.split('.')[0]?.trimEnd()).not.toMatch(/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i)
        expect(fromString(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['documents/file_1.pdf', 'file_1.pdf'],
    ['Отчёт за май.xlsx', 'Отчёт за май.xlsx'],
    ['a.tar.gz', 'a.tar.gz'],
    ['😀.png', '😀.png'],
    ['x"y.txt', 'x_y.txt'],
    ['..', '__'],
    ['../../', 'file'],
    ['/etc/passwd', 'passwd'],
    ['a\0b', 'a_b'],
    ['CON', '_CON'],
    ['con .txt', '_con .txt'],
    ['console', 'console'],
    ['cv\u202egpj.exe', 'cv_gpj.exe'],
    ['.htaccess', '_htaccess'],
    ['-rf', '_rf'],
    ['a.', 'a_'],
    ['file.txt::$DATA', 'file.txt__$DATA'],
  ])('of %j is %j', (text, name) => {
    expect(fromString(text)).toBe(name)
  })

  it('is cut between characters, and keeps its extension', () => {
    const name = fromString(`${'ж'.repeat(500)}.pdf`)
    expect(name).toBe(`${'ж'.repeat(98)}.pdf`)
    expect(fromString('a'.repeat(1e6)).length).toBe(200)
  })
})
