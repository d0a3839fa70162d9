// Links as Telegram accepts them: which links it opens, how it writes them, and which links mean a user, an
// emoji or a date.
// https://core.telegram.org/bots/api#formatting-options

import * as E from 'fp-ts/lib/Either.js'
import { isSpace, toLower } from './internal/Scan.ts'

// constructors

/**
 * A link as Telegram writes it: with a scheme, a host in lower case, and a path. Schemes: `http`, `https`,
 * `tg`, `ton` and `tonsite`. Fails with Telegram's reason, such as `Wrong HTTP URL` for a host without a
 * dot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as Link from '@pipegram/core/Link'
 *
 *   assert.deepStrictEqual(Link.fromString('Example.com'), E.right('http://example.com/'))
 *   assert.deepStrictEqual(Link.fromString('http://localhost'), E.left('Wrong HTTP URL'))
 */
export const fromString = (link: string): E.Either<string, string> => {
  const [prefix = '', scheme = ''] = /^(tg|ton|tonsite):(?:\/\/)?/i.exec(link) ?? []
  const rest = link.slice(prefix.length)
  const url = parse(rest)
  // `E.chain` took a third of the time for markup with links.
  if (E.isLeft(url)) return url
  return scheme === '' ? fromHttp(url.right) : fromOwn(toLower(scheme), rest, url.right)
}

// destructors

/**
 * The user id of `tg://user?id=…`, from 1 to 2^40 − 1; `undefined` for any other link.
 *
 * @example
 *   import { userOf } from '@pipegram/core/Link'
 *
 *   assert.strictEqual(userOf('tg://user?id=1001'), 1001)
 *   assert.strictEqual(userOf('https://example.com'), undefined)
 */
export const userOf = (link: string): number | undefined => {
  const id =
    parametersOf('user', link)
      ?.map(([key, value]) => [toLower(key), value] as const)
      .find(([key]) => key === 'id')?.[1] ?? ''
  return isUserId(Number(id)) && /^[1-9]\d*$/.test(id) ? Number(id) : undefined
}

/**
 * The id of a custom emoji of `tg://emoji?id=…`; `undefined` for any other link.
 *
 * @example
 *   import { emojiOf } from '@pipegram/core/Link'
 *
 *   assert.strictEqual(emojiOf('tg://emoji?id=5368324170671202286'), '5368324170671202286')
 */
export const emojiOf = (link: string): string | undefined => {
  const id = parametersOf('emoji', link)?.find(([key]) => key === 'id')?.[1]
  return id !== undefined && isEmojiId(id) ? id : undefined
}

/**
 * The time of `tg://time?unix=…&format=…`: seconds since 1970, and a format as `dateFormat` returns it;
 * `undefined` for any other link.
 *
 * @example
 *   import { timeOf } from '@pipegram/core/Link'
 *
 *   assert.deepStrictEqual(timeOf('tg://time?unix=1647531900&format=wDT'), [1647531900, 'wDT'])
 */
export const timeOf = (link: string): readonly [unix: number, format: string] | undefined => {
  const parameters = parametersOf('time', link) ?? []
  const times = parameters.flatMap(([key, value]) => (key === 'unix' ? [value] : []))
  const format = dateFormat(parameters.findLast(([key]) => key === 'format')?.[1] ?? '')
  const unix = times.at(-1)
  if (
    unix === undefined ||
    format === undefined ||
    !times.every((time) => /^[1-9]\d*$/.test(time) && isTime(Number(time)))
  )
    return undefined
  return [Number(unix), format]
}

/**
 * The format of a date as Telegram writes it; `undefined` for an invalid one. `r` is relative; otherwise `w`
 * is the day of the week, `d` or `D` the short or long date, and `t` or `T` the short or long time. If both
 * short and long are given, the short one stays. `''` shows the text itself.
 *
 * @example
 *   import { dateFormat } from '@pipegram/core/Link'
 *
 *   assert.strictEqual(dateFormat('wDT'), 'wDT')
 *   assert.strictEqual(dateFormat('x'), undefined)
 */
export const dateFormat = (format: string): string | undefined => {
  if (format === 'r' || format === 'R') return 'r'
  if (/[^tTdDwW]/.test(format)) return undefined
  const one = (...letters: ReadonlyArray<string>): string =>
    letters.find((letter) => format.includes(letter)) ?? ''
  return one('w', 'W').toLowerCase() + one('d', 'D') + one('t', 'T')
}

// guards

/**
 * True if a number can be the id of a user: a whole number from 1 to 2^40 − 1.
 *
 * @example
 *   import { isUserId } from '@pipegram/core/Link'
 *
 *   assert.deepStrictEqual([1001, 0, 2 ** 40].map(isUserId), [true, false, false])
 */
export const isUserId = (id: number): boolean => Number.isInteger(id) && id > 0 && id < 2 ** 40

/**
 * True if a text can be the id of a custom emoji: a decimal 64-bit integer other than 0.
 *
 * @example
 *   import { isEmojiId } from '@pipegram/core/Link'
 *
 *   assert.deepStrictEqual(['5368324170671202286', '0', '9'.repeat(19)].map(isEmojiId), [true, false, false])
 */
export const isEmojiId = (id: string): boolean =>
  /^-?[1-9]\d{0,18}$/.test(id) && BigInt.asIntN(64, BigInt(id)) === BigInt(id)

/**
 * True if a number is a time in seconds since 1970, above 0 and below 2^31.
 *
 * @example
 *   import { isTime } from '@pipegram/core/Link'
 *
 *   assert.deepStrictEqual([1647531900, 0, 2 ** 31].map(isTime), [true, false, false])
 */
export const isTime = (unix: number): boolean => Number.isInteger(unix) && unix > 0 && unix < 2 ** 31

// private

interface Url {
  readonly scheme: 'http' | 'https'
  readonly userInfo: string
  readonly host: string
  readonly isIpv6: boolean
  /** Empty without a port. */
  readonly port: string
  /** The path, the query and the fragment. */
  readonly path: string
}

const parse = (link: string): E.Either<string, Url> => {
  const colon = link.search(/[:/?#@[\]]/)
  const hasScheme = colon >= 0 && link.startsWith('://', colon)
  const scheme = hasScheme ? toLower(link.slice(0, colon)) : 'http'
  if (scheme !== 'http' && scheme !== 'https') return E.left('Unsupported URL protocol')
  const rest = hasScheme ? link.slice(colon + 3) : link
  const slash = rest.search(/[/?#]/)
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const last = Math.max(authority.lastIndexOf(':'), authority.lastIndexOf(']'), authority.lastIndexOf('@'))
  const hasPort = last > 0 && authority[last] === ':'
  const port = hasPort ? authority.slice(last + 1).replace(/^0+(?=[^])/, '') : ''
  if (hasPort && !(/^[1-9]\d{0,4}$/.test(port) && Number(port) < 2 ** 16))
    return E.left('Wrong port number specified in the URL')
  const place = hasPort ? authority.slice(0, last) : authority
  const at = place.lastIndexOf('@')
  const userInfo = place.slice(0, Math.max(at, 0))
  const host = toLower(place.slice(at + 1))
  const isIpv6 = host.startsWith('[') && host.endsWith(']')
  if (isIpv6 && !isIpv6Address(host.slice(1, -1))) return E.left('Wrong IPv6 address specified in the URL')
  if (host === '') return E.left('URL host is empty')
  if (host === '.') return E.left('Host is invalid')
  const fault = isIpv6 ? undefined : (faultOf('host', host) ?? faultOf('userinfo', userInfo))
  return fault === undefined
    ? E.right({ scheme, userInfo, host, isIpv6, port, path: pathOf(slash < 0 ? '' : rest.slice(slash)) })
    : E.left(fault)
}

const fromHttp = ({ scheme, userInfo, host, isIpv6, port, path }: Url): E.Either<string, string> =>
  isIpv6 || host.includes('.')
    ? E.right(
        `${scheme}://${userInfo === '' ? '' : `${userInfo}@`}${host}${port === '' ? '' : `:${port}`}${path}`,
      )
    : E.left('Wrong HTTP URL')

const fromOwn = (
  own: string,
  link: string,
  { scheme, userInfo, host, isIpv6, port, path }: Url,
): E.Either<string, string> => {
  if (/^http:\/\//i.test(link) || scheme === 'https' || userInfo !== '' || port !== '' || isIpv6)
    return E.left(own === 'tg' ? 'Wrong tg URL' : 'Wrong ton URL')
  if (!(own === 'tonsite' ? /^[\w.-]+$/ : /^[\w-]+$/).test(host))
    return E.left('Unallowed characters in URL host')
  return E.right(`${own}://${host}${path.startsWith('/?') ? path.slice(1) : path}`)
}

const pathOf = (rest: string): string => {
  let end = rest.length
  while (end > 0 && isSpace(rest.charCodeAt(end - 1))) end--
  const path = rest.slice(0, end)
  const encoded = path.replace(
    /[\0- ]/g,
    (space) => `%${space.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  return path.startsWith('/') ? encoded : `/${encoded}`
}

// RFC 3986 allows these characters; Telegram also allows all characters outside ASCII.
const faultOf = (name: 'host' | 'userinfo', part: string): string | undefined => {
  const wrong = part.search(
    name === 'host' ? /[^\w.!$,~*'();&+=%\u0080-\uffff-]/ : /[^\w.!$,~*'();&+=%:\u0080-\uffff-]/,
  )
  const percent = part.search(/%(?![\da-f]{2})/i)
  if (percent >= 0 && (wrong < 0 || percent < wrong)) return `Wrong percent-encoded symbol in URL ${name}`
  return wrong < 0 ? undefined : `Disallowed character in URL ${name}`
}

// As `inet_pton` reads it.
const isIpv6Address = (address: string): boolean => {
  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const isMixed = last.includes('.') && address.endsWith(last)
  if (isMixed && !isIpv4Address(last)) return false
  if (!(isMixed ? groups.slice(0, -1) : groups).every((group) => /^[\da-f]{1,4}$/.test(group))) return false
  const size = groups.length + (isMixed ? 1 : 0)
  return halves.length === 2 ? size < 8 : size === 8
}

const isIpv4Address = (address: string): boolean => {
  const bytes = address.split('.')
  return bytes.length === 4 && bytes.every((byte) => /^(?:0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256)
}

const parametersOf = (
  host: 'user' | 'emoji' | 'time',
  link: string,
): ReadonlyArray<readonly [key: string, value: string]> | undefined =>
  links[host]
    .exec(link)?.[1]
    ?.split('&')
    .map((parameter) => {
      const equals = parameter.indexOf('=')
      return equals < 0 ? [parameter, ''] : [parameter.slice(0, equals), parameter.slice(equals + 1)]
    })

const links = {
  user: /^tg:(?:\/\/)?user\/?\?([^#]*)/i,
  emoji: /^tg:(?:\/\/)?emoji\/?\?([^#]*)/i,
  time: /^tg:(?:\/\/)?time\/?\?([^#]*)/i,
}
