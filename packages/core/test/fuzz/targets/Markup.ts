// Markup as users and bots write it: read, written and read again.

import * as assert from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { fixUp, isValid } from '../../../src/text/Entities.ts'
import * as Html from '../../../src/text/Html.ts'
import { fromMarkdown } from '../../../src/text/Markdown.ts'
import * as MarkdownV2 from '../../../src/text/MarkdownV2.ts'
import { bold, concat, type Text } from '../../../src/text/Text.ts'
import { target, type Check } from '../Target.ts'

type From = (markup: string) => E.Either<Html.MarkupError, Text>

interface Subject {
  readonly from: From
  readonly to: (text: Text) => string
  readonly escape: (text: string) => string
}

const isSound = (input: string, read: ReturnType<From>): void => {
  if (E.isLeft(read)) {
    assert.ok(
      read.left.message !== '' &&
        read.left.offset >= 0 &&
        read.left.offset <= new TextEncoder().encode(input).length,
      'the offset of an error is outside the text',
    )
    return
  }
  const { text, entities } = read.right
  assert.ok(
    entities.every(({ offset, length }) => offset >= 0 && length > 0 && offset + length <= text.length),
    'an entity is outside the text',
  )
}

// A text as Telegram shows it.
const shown = (text: Text): unknown => fixUp(text, { detect: false })

const law =
  ({ from, to, escape }: Subject): Check =>
  (input) => {
    const read = from(input)
    isSound(input, read)
    assert.deepStrictEqual(
      from(escape(input)),
      E.right({ text: input, entities: [] }),
      'escaped text is not read back as it was',
    )
    // A link like that of a user, but invalid because of a space after it, becomes valid once it is written.
    if (
      E.isLeft(read) ||
      !isValid(read.right) ||
      read.right.entities.some(({ url }) => url !== undefined && /^tg:\/\/user\?id=/.test(url))
    )
      return
    const written = to(read.right)
    const again = from(written)
    assert.ok(E.isRight(again), `written markup is refused: ${written}`)
    assert.deepStrictEqual(
      shown(again.right),
      shown(read.right),
      `written markup shows something else: ${written}`,
    )
    assert.strictEqual(to(again.right), written, 'writing is not stable')
  }

export const markdownV2 = target<Subject>({
  name: 'markdownV2',
  seeds: () => [
    '*bold _it_ __u__ ~s~ ||sp||* \\. [link](http://example.com/a\\)b) `code\\``',
    '```ts\nconst a = `1`\n```',
    '>quote\n>more||\nafter',
    '**>a\n>b||',
    '![👍](tg://emoji?id=5368324170671202286)',
    '_italic_\r__underline__',
    '[u](tg://user?id=5)',
    '![x](tg://time?unix=1647531900&format=wDT)',
    '*a _b*_',
  ],
  words: [
    '*',
    '_',
    '__',
    '~',
    '||',
    '`',
    '```',
    '```x\n',
    '[',
    '](',
    ')',
    '\\',
    '>',
    '\n>',
    '||\n',
    '**',
    '![',
    '](tg://emoji?id=1)',
    '](tg://user?id=1)',
    '](http://a.b)',
    '\r',
    '.',
    '!',
  ],
  subject: {
    from: MarkdownV2.fromMarkdownV2,
    to: MarkdownV2.toMarkdownV2,
    escape: MarkdownV2.escapeMarkdownV2,
  },
  law,
  plant: () => ({ escape: (text) => text.replaceAll(/[_*[\]()~`>#+\-=|{}.!]/g, '\\$&') }),
})

export const html = target<Subject>({
  name: 'html',
  seeds: () => [
    '<b>bold <i>it</i> <u>u</u> <s>s</s> <tg-spoiler>x</tg-spoiler></b> &lt;&amp;&#33;&#x1F600;',
    '<a href="http://example.com/?a=1&amp;b=2">link</a>',
    '<pre><code class="language-ts">a</code></pre>',
    '<blockquote expandable>q</blockquote>',
    '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
    "<a href='tg://user?id=5'>u</a>",
    '<span class="tg-spoiler">x</span>',
    '<tg-time unix="1647531900" format="wDT">x</tg-time>',
  ],
  words: [
    '<',
    '>',
    '</',
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<a href="http://a.b">',
    '</a>',
    '<pre>',
    '<code class="language-',
    '">',
    '&',
    '&lt;',
    '&#',
    ';',
    '"',
    "'",
    '=',
    '<blockquote>',
    '</blockquote>',
    '<tg-spoiler>',
    ' expandable',
    '\0',
  ],
  subject: { from: Html.fromHtml, to: Html.toHtml, escape: Html.escapeHtml },
  law,
  plant: () => ({ escape: (text) => text.replaceAll(/[<>]/g, (char) => (char === '<' ? '&lt;' : '&gt;')) }),
})

export const markdown = target({
  name: 'markdown',
  seeds: () => ['*bold* _it_ `code` [link](http://example.com) \\_', '```pre```', '[u](tg://user?id=5)'],
  words: ['*', '_', '`', '```', '[', '](', ')', '\\', '](http://a.b)'],
  subject: { from: fromMarkdown },
  law:
    ({ from }) =>
    (input) =>
      isSound(input, from(input)),
  plant: ({ from }) => ({
    from: (markup) =>
      markup.includes('``*')
        ? E.right(concat({ text: '', entities: bold(markup).entities }, ''))
        : from(markup),
  }),
})
