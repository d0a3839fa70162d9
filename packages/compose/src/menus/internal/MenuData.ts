// The data of the buttons of a menu. They contain all that a press needs: the part, the place of the user in
// the menus, and who opened the menu. So a press works after a restart, and in each copy of the menu.

import { callbackData, maxBytes, string, tagOf } from '@pipegram/core/CallbackData'
import * as E from 'fp-ts/lib/Either.js'

// model

/** Where the user is in one of the menus on the way from the first one. */
export interface MenuLevel {
  /** The key of the list item that this menu was opened for. */
  readonly key: string
  readonly page: number
}

/** The content of the data of a button. */
export interface MenuButton {
  /** The mark of its part. */
  readonly part: string
  /** The user who opened the menu, if only this user may press. */
  readonly opener: number | undefined
  /** One level for each menu, from the first one to the menu of the part. */
  readonly levels: ReadonlyArray<MenuLevel>
  readonly press: string
}

/** The result of reading the data of a button. */
export type MenuReading =
  | { readonly _tag: 'Ours'; readonly button: MenuButton }
  /** A button that an earlier release of this menu had. */
  | { readonly _tag: 'Old'; readonly opener: number | undefined }
  /** A button that is not of this menu. */
  | { readonly _tag: 'Other' }

/** Writes and reads the data of the buttons of a menu. */
export interface MenuData {
  readonly tag: string
  /** Throws a `RangeError` that names the menu if the data are too long. */
  readonly write: (button: MenuButton) => string
  /** `depthOf` returns the number of levels of a part, or `undefined` if there is no such part. */
  readonly read: (data: string, depthOf: (part: string) => number | undefined) => MenuReading
}

/** The most letters in the name of a menu. */
export const longestName = 16

// constructors

/** Returns the writer and reader of the button data of a menu. */
export const menuData = (name: string): MenuData => {
  const tag = `menu-${name}`
  const room = maxBytes - tag.length - markBytes - 2
  const codec = callbackData(tag, { part: string(markBytes), rest: string(room) })
  return {
    tag,
    write: ({ part, opener, levels, press }) => {
      const value = {
        part,
        rest: joined([opener?.toString(36) ?? '', ...levels.map(written), escaped(press)]),
      }
      if (!codec.is(value))
        throw new RangeError(
          `A button of the menu "${name}" has too much to say: its press ${JSON.stringify(press)} and the ` +
            `keys on the way to it, ${JSON.stringify(levels.map(({ key }) => key))}, take more than ` +
            `${room} bytes. Use shorter keys.`,
        )
      return codec.encode(value)
    },
    read: (data, depthOf) => {
      const found = codec.decode(data)
      if (E.isLeft(found)) return tagOf(data) === tag ? old(undefined) : { _tag: 'Other' }
      const { part, rest } = found.right
      const words = rest.split('/')
      const opener = words[0] === '' ? undefined : Number.parseInt(words[0] ?? '', 36)
      const depth = depthOf(part)
      if (depth === undefined || words.length > depth + 2) return old(opener)
      const levels = Array.from({ length: depth }, (_, i) => levelOf(words[i + 1] ?? ''))
      return { _tag: 'Ours', button: { part, opener, levels, press: plain(words[depth + 1] ?? '') } }
    },
  }
}

// private

// The most letters in the mark of a part.
const markBytes = 7

const old = (opener: number | undefined): MenuReading => ({ _tag: 'Old', opener })

// Empty words at the end take no bytes.
const joined = (words: ReadonlyArray<string>): string =>
  words.slice(0, words.findLastIndex((word) => word !== '') + 1).join('/')

const written = ({ key, page }: MenuLevel): string =>
  `${escaped(key)}${page === 0 ? '' : `:${page.toString(36)}`}`

const levelOf = (word: string): MenuLevel => {
  const [key = '', page = '0'] = word.split(':', 2)
  const number = Number.parseInt(page, 36)
  return { key: plain(key), page: Number.isSafeInteger(number) && number > 0 ? number : 0 }
}

const escaped = (text: string): string =>
  text.replaceAll('%', '%0').replaceAll('/', '%1').replaceAll(':', '%2')

const plain = (text: string): string => text.replaceAll('%2', ':').replaceAll('%1', '/').replaceAll('%0', '%')
