// What Telegram marks in a text by itself: commands, mentions, hashtags, cashtags, links and addresses.
// https://core.telegram.org/bots/api#messageentity

import type { MessageEntity } from '@pipegram/core/Types'

// constructors

/** What is marked in a text, in order, none over another. Offsets are UTF-16. */
export const fromText = (text: string): ReadonlyArray<MessageEntity> => {
  // Nothing below matches without one of these: most texts are done here.
  if (!/[/@#$.:]/.test(text)) return []
  const found = kinds
    .flatMap(({ type, pattern, accept }) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({ type, offset: index, length: accept(match) })),
    )
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length)
  let end = 0
  return found.filter(({ offset, length }) => {
    const free = offset >= end
    if (free) end = offset + length
    return free
  })
}

// private

interface Kind {
  readonly type: 'bot_command' | 'mention' | 'hashtag' | 'cashtag' | 'email' | 'url'
  readonly pattern: RegExp
  /** How much of a match counts; 0 for none. */
  readonly accept: (match: string) => number
}

const whole = (match: string): number => match.length

const top = new Set(
  (
    'com net org info biz edu gov mil int name pro app dev io ai xyz online site store tech club shop blog cloud top live news page wiki ' +
    'world today space media email agency digital network studio design group travel jobs mobi museum aero asia cat coop tel xxx ' +
    'ac ad ae af ag al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck ' +
    'cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq ' +
    'gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls ' +
    'lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ' +
    'ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th ' +
    'tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw рф укр бел срб мон'
  ).split(' '),
)

const hasScheme = /^[a-z]+:\/\//i
const host = /^(?:[a-z]+:\/\/)?(?:[^\s/@]*@)?([^\s/?#:@]+)/iu

// A link ends before the punctuation that ends a sentence, and before a bracket that it did not open.
const trimmed = (match: string): string => {
  const unopened = new Map<string, number>()
  for (const char of match) {
    const closing = pairs.get(char)
    if (closing !== undefined) unopened.set(closing, (unopened.get(closing) ?? 0) - 1)
    else if (closers.has(char)) unopened.set(char, (unopened.get(char) ?? 0) + 1)
  }
  let end = match.length
  for (; end > 0; end--) {
    const last = match[end - 1] ?? ''
    const excess = unopened.get(last) ?? 0
    if (excess > 0) unopened.set(last, excess - 1)
    else if (!/[.,:;!?'"`~]/.test(last)) break
  }
  return match.slice(0, end)
}

const pairs: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}']])
const closers: ReadonlySet<string> = new Set(pairs.values())

const isAddress = (name: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) && name.split('.').every((part) => Number(part) < 256)

const acceptLink = (match: string): number => {
  const link = trimmed(match)
  if (/^(?:tg|ton):\/\//i.test(link)) return link.length
  const name = host.exec(link)?.[1] ?? ''
  const last = name.split('.').at(-1) ?? ''
  if (!name.includes('.')) return 0
  if (isAddress(name)) return link.length
  // With a scheme any ending of letters will do; a bare host needs a common one.
  const ends = hasScheme.test(link) ? /^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu.test(last) : top.has(last.toLowerCase())
  return ends ? link.length : 0
}

const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?`

const kinds: ReadonlyArray<Kind> = [
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu,
    accept: whole,
  },
  {
    type: 'email',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_.+-])[A-Za-z0-9_+-][A-Za-z0-9_.+-]{0,57}@(?:${label}\.)+[\p{L}]{2,}(?![\p{L}\p{N}_-])`, 'giu'),
    accept: whole,
  },
  {
    type: 'url',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_@.$-])(?:(?:tg|ton):\/\/[a-z0-9_-]+(?:[/?#][^\s<>"«»“”‘’]*)?|(?:(?:https?|ftp|tonsite):\/\/(?:[^\s/@<>]+@)?)?(?:${label}\.)+${label}(?::\d{1,5})?(?![@\p{L}\p{N}_-])(?:[/?#][^\s<>"«»“”‘’]*)?)`,
      'giu',
    ),
    accept: acceptLink,
  },
  {
    type: 'mention',
    pattern: /(?<![\p{L}\p{N}_])@(?:[A-Za-z0-9_]{4,32}|gif|nft|pic|ufc|vid)(?![\p{L}\p{N}_])/giu,
    accept: whole,
  },
  {
    type: 'hashtag',
    pattern: /(?<![\p{L}\p{M}\p{N}_·#])#[\p{L}\p{M}\p{N}_·]{1,256}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{M}\p{N}_·#])/gu,
    accept: (match) => (/\p{L}/u.test(match.split('@')[0] ?? '') ? match.length : 0),
  },
  {
    type: 'cashtag',
    pattern: /(?<![\p{L}\p{N}_$])\$(?:1INCH|[A-Z]{1,8})(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_$])/gu,
    accept: whole,
  },
]
