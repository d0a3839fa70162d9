// Pseudonyms for real names. The same real name always has the same pseudonym, of the same length, so that
// ids still match and entities still fit.

// model

/** The pseudonyms of one recording. */
export interface Pseudonyms {
  /** The pseudonym of the id of a user or a chat: its sign, its `-100` and its length stay. */
  readonly id: (real: number) => number
  /** The pseudonym of a name, word by word. */
  readonly name: (real: string) => string
  /** The pseudonym of a username, without `@`. If the name ends in `bot`, its pseudonym does, too. */
  readonly username: (real: string) => string
  /** The pseudonym of a phone number. */
  readonly phone: (real: string) => string
  /** The pseudonym of an id that Telegram makes, such as that of a file or a callback query. */
  readonly opaque: (real: string) => string
  /** The same text with pseudonyms for all known names. */
  readonly inText: (real: string) => string
}

// constructors

/** An empty list of pseudonyms. `keep` has the words that do not change: ids, usernames, names, file ids. */
export const makePseudonyms = (keep: ReadonlySet<string>): Pseudonyms => {
  const ids = makeNames<number>()
  const words = makeNames<string>()
  const usernames = makeNames<string>()
  const phones = makeNames<string>()
  const opaques = makeNames<string>()
  const id = (real: number): number =>
    keep.has(String(real)) || ofTelegram.has(real) ? real : ids.of(real, (count) => likeId(real, count))
  const word = (real: string): string =>
    keep.has(real)
      ? real
      : likeCase(
          real,
          words.of(real.toLowerCase(), (count) => letters(real.length, count)),
        )
  const username = (real: string): string =>
    keep.has(real) || keep.has(`@${real}`)
      ? real
      : usernames.of(real.toLowerCase(), (count) => {
          const end = /bot$/i.exec(real)?.[0] ?? ''
          return `${letters(real.length - end.length, count)}${end}`
        })
  const phone = (real: string): string => {
    const digits = real.replaceAll(/\D/g, '')
    const found = phones.of(digits, (count) => `9${String(count).padStart(digits.length - 1, '0')}`)
    return real.startsWith('+') ? `+${found}` : found
  }
  const number = (real: string): string => {
    const digits = real.replace(/^[-+]/, '')
    if (phones.has(digits)) return phone(real)
    return ids.has(Number(real)) ? String(id(Number(real))) : real.startsWith('+') ? phone(real) : real
  }
  const opaque = (real: string): string =>
    keep.has(real)
      ? real
      : opaques.of(real, (count) => `${/^https:\/\/t\.me\/\+/.exec(real)?.[0] ?? ''}id-${count}`)
  return {
    id,
    name: (real) => (keep.has(real) ? real : real.replaceAll(wordOfName, word)),
    username,
    phone,
    opaque,
    inText: (real) =>
      keep.has(real)
        ? real
        : opaques.has(real)
          ? opaque(real)
          : real
              .replaceAll(email, hidden)
              .replaceAll(mention, (_, before: string, name: string) => `${before}${username(name)}`)
              .replaceAll(longNumber, number)
              .replaceAll(wordOfName, (one) =>
                one.length > 1 && words.has(one.toLowerCase()) ? word(one) : one,
              ),
  }
}

/** Pseudonyms that change nothing. */
export const noPseudonyms: Pseudonyms = {
  id: (real) => real,
  name: (real) => real,
  username: (real) => real,
  phone: (real) => real,
  opaque: (real) => real,
  inText: (real) => real,
}

// destructors

/** A text of the same length and shape without its content: letters are `x` or `X`, digits are 0. */
export const hidden = (text: string): string =>
  text
    .replaceAll(/\p{Lu}/gu, (one) => 'X'.repeat(one.length))
    .replaceAll(/[\p{L}\p{M}]/gu, (one) => (one === 'X' ? one : 'x'.repeat(one.length)))
    .replaceAll(/\p{N}/gu, (one) => '0'.repeat(one.length))

// private

interface Names<A> {
  readonly has: (real: A) => boolean
  /** The pseudonym of a name. `make` gets the number of earlier names. */
  readonly of: (real: A, make: (count: number) => A) => A
}

const makeNames = <A>(): Names<A> => {
  const names = new Map<A, A>()
  return {
    has: (real) => names.has(real),
    of: (real, make) => {
      const known = names.get(real)
      if (known !== undefined) return known
      const made = make(names.size)
      names.set(real, made)
      return made
    },
  }
}

// Telegram itself, anonymous administrators and channels. Bots compare with these ids, so they stay.
const ofTelegram: ReadonlySet<number> = new Set([777_000, 1_087_968_824, 136_817_688])

const wordOfName = /[\p{L}\p{M}\p{N}_]+|[^\s\p{ASCII}\p{L}\p{M}\p{N}]+/gu
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
const mention = /(@|t\.me\/)([a-z]\w{3,31})/gi
const longNumber = /[-+]?\d{5,}/g

const likeId = (real: number, count: number): number => {
  const [, start = '', digits = ''] = /^(-100(?=\d{6})|-?)(\d+)$/.exec(String(real)) ?? []
  return Number(`${start}1${String(count).padStart(digits.length - 1, '0')}`)
}

// The count in a given number of letters: aaa, aab, aac.
const letters = (length: number, count: number): string => {
  let text = ''
  for (let left = count; text.length < length; left = Math.floor(left / 26))
    text = String.fromCharCode(97 + (left % 26)) + text
  return text
}

const likeCase = (real: string, name: string): string => {
  if (real.length > 1 && real === real.toUpperCase() && real !== real.toLowerCase()) return name.toUpperCase()
  const [first = ''] = real
  return first === first.toLowerCase() ? name : name.charAt(0).toUpperCase() + name.slice(1)
}
