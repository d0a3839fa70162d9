// Names of files from users and servers, made safe for a folder on any system.

// constructors

/**
 * A safe file name from any text: the part after the last slash or backslash, without characters that are
 * special for a file system or deceive a reader. It never names another folder, a hidden file, a device of
 * Windows or a stream of NTFS. It has 1 to 200 bytes; a longer name is cut before its extension. A safe name
 * stays as it is.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromString } from '@pipegram/client/FileName'
 *
 *   assert.strictEqual(fromString('documents/Räkning nr 5.pdf'), 'Räkning nr 5.pdf')
 *   assert.deepStrictEqual(
 *     ['../../etc/passwd', '..', 'C:\\boot.ini', 'nul.txt', '.bashrc', ''].map(fromString),
 *     ['passwd', '__', 'boot.ini', '_nul.txt', '_bashrc', 'file'],
 *   )
 */
export const fromString = (text: string): string => {
  const last = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
  const plain = last
    .slice(0, 1000)
    .toWellFormed()
    .replaceAll(meaning, '_')
    .replace(/^[-. ~]/, '_')
  const named = device.test(plain) ? `_${plain}` : plain
  return shortened(named === '' ? 'file' : named).replace(/[. ]$/, '_')
}

// private

// Control characters, characters that are special for a file system, and characters that reverse text, so
// that "gpj.exe" would read as "exe.jpg".
const meaning = /[\p{Cc}"*/:<>?\\|\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

const device = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]|conin\$|conout\$) *(?:\.|$)/i

const most = 200

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength

const shortened = (name: string): string => {
  if (bytesOf(name) <= most) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : ''
  let stem = ''
  for (const symbol of name.slice(0, name.length - extension.length)) {
    if (bytesOf(stem + symbol + extension) > most) break
    stem += symbol
  }
  return stem + extension
}
