import * as Detect from '@pipegram/core/Detect'
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'

const textsOf =
  (find: (text: string) => ReadonlyArray<Detect.EntityPlace>) =>
  (text: string): ReadonlyArray<string> =>
    find(text).map(({ offset, length }) => text.slice(offset, offset + length))

const found = (text: string): ReadonlyArray<string> =>
  Detect.fromText(text).map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`)

const long = (n: number): string => 'x'.repeat(n)

type Row = readonly [text: string, ...found: ReadonlyArray<string>]

const rows = (
  name: string,
  find: (text: string) => ReadonlyArray<Detect.EntityPlace>,
  cases: ReadonlyArray<Row>,
): void => {
  describe(name, () => {
    test.each(cases)('%s', (text, ...expected) => expect(textsOf(find)(text)).toEqual(expected))
  })
}

rows('mentions', Detect.mentions, [
  ['@anna', '@anna'],
  ['(@anna), @Bob_1!', '@anna', '@Bob_1'],
  ['@abc @abcd', '@abcd'],
  ['@gif @PIC @Vid @nft @ufc @img', '@gif', '@PIC', '@Vid', '@nft', '@ufc'],
  [`@${long(32)} @${long(33)}`, `@${long(32)}`],
  ['me@anna _@anna 1@anna я@anna ²@anna'],
  ['@annaя @anna² @anna-b', '@anna'],
  ['@@anna @anna@bella', '@anna', '@anna'],
  ['😀@anna😀', '@anna'],
  ['@ſtar @\u212aelvin'],
])

rows('commands', Detect.commands, [
  ['/go', '/go'],
  ['/go@my_bot, /1', '/go@my_bot', '/1'],
  [`/${long(64)} /${long(65)}`, `/${long(64)}`],
  ['/go@me /go@ /go@abc', '/go@abc'],
  [`/go@${long(32)} /go@${long(33)}`, `/go@${long(32)}`],
  ['a/go //go </go> /go/ /go< я/go'],
  ['/goя /go@botя -/go. 😀/go', '/go', '/go'],
])

rows('hashtags', Detect.hashtags, [
  ['#a #1 #1a #_', '#a', '#1a'],
  ['#привет #東京 #a·b #a_b', '#привет', '#東京', '#a·b', '#a_b'],
  ['#a-b #a# ##b a#c #d#e', '#a', '#b'],
  ['#tag@anna #tag@ab #tag@', '#tag@anna', '#tag', '#tag'],
  [`#tag@${long(40)}`, `#tag@${long(32)}`],
  [`#${long(256)}@anna #${long(257)}@anna`, `#${long(256)}@anna`, `#${long(256)}`],
  [`#${'1'.repeat(256)}a #${'𠀀'.repeat(300)}`, `#${'𠀀'.repeat(256)}`],
  [`#${long(300)}#`],
  ['#සිංහල #a²', '#සිංහල', '#a'],
])

rows('cashtags', Detect.cashtags, [
  ['$A $ABCDEFGH $ABCDEFGHI', '$A', '$ABCDEFGH'],
  ['$usd $Usd $1INCH $1INCHES $2INCH', '$1INCH'],
  ['$$TON $TON$ a$TON $TON1 $TONя $TON. -$TON', '$TON', '$TON'],
  ['$TON@anna $TON@an $TON@annaя', '$TON@anna', '$TON'],
  [`$TON@${long(33)}`, '$TON'],
])

rows('bank cards', Detect.bankCards, [
  ['4242424242424242', '4242424242424242'],
  ['4242 4242-4242 4242.', '4242 4242-4242 4242'],
  ['4242424242424243'],
  ['pay 5555555555554444, 378282246310005', '5555555555554444', '378282246310005'],
  ['4242424242424242 5555555555554444', '4242424242424242', '5555555555554444'],
  ['4242 4242 4242 4242 5555'],
  ['+4242424242424242 x4242424242424242 4242424242424242x -4242424242424242 4242424242424242_'],
  ['4242424242424242 -5555555555554444', '4242424242424242'],
  ['2200000000000004 37828224631000', '2200000000000004'],
  ['4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2', '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2'],
  ['4  2 4 2 4 2 4 2 4 2 4 2 4 2 4 2'],
])

rows('links to Telegram', Detect.ownLinks, [
  ['tg://resolve?domain=a, ton://x-_1/y.', 'tg://resolve?domain=a', 'ton://x-_1/y'],
  ['TG://A xtg://b tg:/c tg:d tg:// tg://я', 'TG://A', 'tg://b'],
  ['tg://a/?! tg://b? tg://c#d»e', 'tg://a/', 'tg://b', 'tg://c#d'],
  ['tg://tg://a', 'tg://tg'],
])

rows('links', Detect.links, [
  ['telegram.org, (t.me/a) "core.telegram.org"', 'telegram.org', 't.me/a', 'core.telegram.org'],
  [
    'HTTP://a.Bc ftp://a.bc https://a.bc tonsite://a.bc',
    'HTTP://a.Bc',
    'ftp://a.bc',
    'https://a.bc',
    'tonsite://a.bc',
  ],
  ['ftps://telegram.org sftp://telegram.org shttp://telegram.org://'],
  ['xhttp://a.bc', 'http://a.bc'],
  ['main.ts a.b c.com d.COM e.Com', 'c.com', 'd.COM'],
  ['сайт.рф кто.МОСКВА xn--80ak.xn--p1ai a.xn--b a.xn--b!', 'сайт.рф', 'кто.МОСКВА', 'xn--80ak.xn--p1ai'],
  ['127.0.0.1 127.0.0.01 256.0.0.1 1.2.3 1.2.3.4:80/x', '127.0.0.1', '1.2.3.4:80/x'],
  ['a.com:080 a.com:65536 a.com:0 a.com:/x', 'a.com:080', 'a.com', 'a.com', 'a.com'],
  ['a.com/(b)c) a.com/b] a.com/{[b', 'a.com/(b)c', 'a.com/b', 'a.com/{[b'],
  ['a.com/b. a.com? a.com?b! a.com/?', 'a.com/b', 'a.com', 'a.com?b', 'a.com/'],
  ['http://me:pass@a.com http://@a.com', 'http://me:pass@a.com'],
  ['a_b.com _.a.com a.b_.com -a.com a-.com', '_.a.com', '-a.com'],
  ['/a.com #a.com @a.com .a.com xhttps://a.com', 'https://a.com'],
  ['teiegram.org TEIEGRAM.ORG/x telegram.org', 'telegram.org'],
  [
    `${long(63)}.com ${long(64)}.com ${'я'.repeat(31)}.com ${'я'.repeat(32)}.com`,
    `${long(63)}.com`,
    `${'я'.repeat(31)}.com`,
  ],
  ['a.com/x\u2016y a.com/x\u2014y a.com/x\u00a0y', 'a.com/x', 'a.com/x\u2014y', 'a.com/x'],
  ['localhost http://localhost http://a.b'],
])

rows('email addresses', Detect.emails, [
  ['ann@a.org, mailto:ann.b@a.b.org', 'ann@a.org', 'ann.b@a.b.org'],
  // A domain ends before a plus.
  ['a+b@c.org a.b+c@d.org', 'a+b@c.org', '+c@d.org'],
  ['ann@localhost @a.org ann@a@b.org'],
])

test.each([
  ['a@b.cd', true],
  ['a.b_c-d+e@x-y.z9.org', true],
  ['a', false],
  ['a@b', false],
  ['a@b.c', false],
  ['a@b.cdefghijk', false],
  ['a@-b.cd', false],
  ['a@b_.cd', false],
  ['я@b.cd', false],
  [`${long(35)}@b.cd`, true],
  [`${long(36)}@b.cd`, false],
  [`${long(26)}.a@b.cd`, true],
  [`${long(27)}.a@b.cd`, false],
  [`${'a.'.repeat(10)}a@b.cd`, true],
  [`${'a.'.repeat(11)}a@b.cd`, false],
  [`a@${'b.'.repeat(6)}cd`, true],
  [`a@${'b.'.repeat(7)}cd`, false],
])('%s is an email address: %s', (text, expected) => expect(Detect.isEmail(text)).toBe(expected))

describe('the entities that are detected', () => {
  test.each<Row>([
    [
      '/start #tag $TON @anna t.me ann@a.org tg://x',
      'bot_command /start',
      'hashtag #tag',
      'cashtag $TON',
      'mention @anna',
      'url t.me',
      'email ann@a.org',
      'url tg://x',
    ],
    ['t.me/@anna#tag', 'url t.me/@anna#tag'],
    ['see /a.com and #b.com', 'bot_command /a', 'hashtag #b'],
    ['4242424242424242'],
    ['tonsite://x', 'url ite://x'],
    ['+79991234567 nothing 12:30'],
    [''],
  ])('%s', (text, ...expected) => expect(found(text)).toEqual(expected))

  it('are sorted, disjoint and within the text', () => {
    let count = 0
    fc.assert(
      fc.property(hostile, (text) => {
        let end = 0
        for (const { offset, length } of Detect.fromText(text)) {
          count += 1
          expect(length).toBeGreaterThan(0)
          expect(offset).toBeGreaterThanOrEqual(end)
          end = offset + length
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
    expect(count).toBeGreaterThan(0)
  })

  it('are those that each kind detects, if they do not overlap', () => {
    const kinds: ReadonlyArray<readonly [string, (text: string) => ReadonlyArray<Detect.EntityPlace>]> = [
      ['mention', Detect.mentions],
      ['bot_command', Detect.commands],
      ['hashtag', Detect.hashtags],
      ['cashtag', Detect.cashtags],
      ['email', Detect.emails],
      ['url', (text) => [...Detect.links(text), ...Detect.ownLinks(text)]],
    ]
    fc.assert(
      fc.property(hostile, (text) => {
        const all = new Set(
          kinds.flatMap(([type, find]) =>
            find(text).map(({ offset, length }) => `${type} ${offset} ${length}`),
          ),
        )
        for (const { type, offset, length } of Detect.fromText(text))
          expect(all).toContain(`${type} ${offset} ${length}`)
      }),
    )
  })

  it('do not depend on words elsewhere in the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const moved = Detect.fromText(`a \n${text}\n b`).map((entity) => ({
          ...entity,
          offset: entity.offset - 3,
        }))
        expect(moved).toEqual(Detect.fromText(text))
      }),
    )
  })
})

const hostile = fc
  .array(
    fc.constantFrom(
      '/',
      '@',
      '#',
      '$',
      '.',
      ' ',
      'abcd',
      'TON',
      'com',
      'http://',
      'tg://',
      '😀',
      '(',
      ')',
      '1',
      '4242424242424242',
      '_',
      '\n',
      ':',
      '?',
      'я',
      '\ud800',
      '-',
      '·',
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''))

// 200 KB of each: the test times out if detection is not linear.
test.each([
  'a.',
  'a-',
  'a@',
  '@a.',
  'http://',
  'tg://a',
  'a./',
  '?.',
  '.?',
  '/?.',
  'x.com/(',
  'a:1.',
  '....@',
  '/a..',
  '#a',
  '#a@',
  '$A@',
  '@',
  '4 ',
  '4',
  '- 4',
  '\ud83d',
  '😀.',
  'я',
  '.',
  '(a.b)',
  'a.b:0',
  '«.',
  'a.com ',
  '@anna ',
])('detection ends on 200 KB of %j', (piece) => {
  const size = Math.ceil(200_000 / piece.length)
  for (const text of [piece.repeat(size), `a.com/${piece.repeat(size)} x`])
    expect(Array.isArray(Detect.fromText(text))).toBe(true)
})
