// Rich messages of HTML and Markdown: what they become, what Telegram refuses, and what comes later.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  group = emulator.group({ title: 'Friends', members: [ann], bot: 'administrator' })
  await updates()
})

const sent = async (rich_message: object, chat_id = ann.id): Promise<Loose> => {
  const message = await result('sendRichMessage', { chat_id, rich_message })
  expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
  return message
}
const blocksOf = async (rich_message: object): Promise<Loose> =>
  (await sent(rich_message)).rich_message.blocks
const refusal = (rich_message: object): Promise<string> =>
  refused('sendRichMessage', { chat_id: ann.id, rich_message })

const bold = { type: 'bold', text: 'b' }
const paragraph = (text: unknown): object => ({ type: 'paragraph', text })

describe('styles of a text', () => {
  test.each([
    ['bold', '<b>b</b>, <strong>b</strong>', '**b**, __b__', [bold, ', ', bold]],
    ['italic', '<em>a</em>', '*a*', { type: 'italic', text: 'a' }],
    ['strikethrough', '<del>a</del>', '~~a~~', { type: 'strikethrough', text: 'a' }],
    ['marked', '<mark>a</mark>', '==a==', { type: 'marked', text: 'a' }],
    ['spoiler', '<tg-spoiler>a</tg-spoiler>', '||a||', { type: 'spoiler', text: 'a' }],
    ['code', '<code>**a**</code>', '`**a**`', { type: 'code', text: '**a**' }],
    ['a formula', '<tg-math>x^2</tg-math>', '$x^2$', { type: 'mathematical_expression', expression: 'x^2' }],
    ['prices', 'from $5 to $10', 'from $5 to $10', 'from $5 to $10'],
    [
      'a link',
      '<a href="https://t.me">a</a>',
      '[a](https://t.me)',
      { type: 'url', text: 'a', url: 'https://t.me/' },
    ],
    [
      'an address',
      '<a href="mailto:a@t.me">a</a>',
      '[a](mailto:a@t.me)',
      { type: 'email_address', text: 'a', email_address: 'a@t.me' },
    ],
    ['a script', '<a href="javascript:x">a</a>', '[a](javascript:x)', 'a'],
    ['styles within a word', 'a<b>b</b>c', 'a**b**c', ['a', bold, 'c']],
    [
      'styles in styles',
      '<b>b <i>i</i></b>',
      '**b *i***',
      { type: 'bold', text: ['b ', { type: 'italic', text: 'i' }] },
    ],
    ['references', '1 &lt; 2 &mdash; &#33;', '1 &lt; 2 &mdash; &#33;', '1 < 2 — !'],
    ['white space', ' a \n\t b ', 'a\nb', 'a b'],
    ['a line break', 'a<br>b', 'a  \nb', 'a\nb'],
    ['an unknown tag', '<blink>a</blink><script>b</script>', '<blink>a</blink><script>b</script>', 'a'],
  ])('%s is the same in HTML and Markdown', async (_, html, markdown, text) => {
    expect(await blocksOf({ html })).toEqual([paragraph(text)])
    expect(await blocksOf({ markdown })).toEqual([paragraph(text)])
  })

  test('an emoji, a time and a mention are read from tags and from links', async () => {
    const emoji = { type: 'custom_emoji', custom_emoji_id: '5368324170671202286', alternative_text: '👍' }
    const time = { type: 'date_time', text: 'soon', unix_time: 1647531900, date_time_format: 'wDT' }
    const mention = { type: 'text_mention', text: 'Ann', user: ann.user }
    const markdown = `![👍](tg://emoji?id=5368324170671202286)![soon](tg://time?unix=1647531900&format=wDT)`
    const html =
      '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>' +
      '<tg-time unix="1647531900" format="wDT">soon</tg-time>'
    expect(await blocksOf({ markdown })).toEqual([paragraph([emoji, time])])
    expect(await blocksOf({ html })).toEqual([paragraph([emoji, time])])
    expect(await blocksOf({ markdown: `[Ann](tg://user?id=${ann.id})` })).toEqual([paragraph(mention)])
    expect(await blocksOf({ html: '<a href="tg://user?id=5">Nobody</a>' })).toEqual([paragraph('Nobody')])
  })

  test('links within the message lead to anchors and to references', async () => {
    const html =
      '<a name="top"></a><p><a href="#top">up</a> <a href="#n">note</a></p>' +
      '<tg-reference name="n">N</tg-reference>'
    expect(await blocksOf({ html })).toEqual([
      { type: 'anchor', name: 'top' },
      paragraph([
        { type: 'anchor_link', text: 'up', anchor_name: 'top' },
        ' ',
        { type: 'reference_link', text: 'note', reference_name: 'n' },
      ]),
      paragraph({ type: 'reference', name: 'n', text: 'N' }),
    ])
    expect(await blocksOf({ markdown: 'See[^n].\n\n[^n]: A *note*.' })).toEqual([
      paragraph(['See', { type: 'reference_link', text: '[n]', reference_name: 'n' }, '.']),
      paragraph({ type: 'reference', name: 'n', text: ['A ', { type: 'italic', text: 'note' }, '.'] }),
    ])
  })
})

test('words, addresses and numbers are detected, and not in code or if the bot says so', async () => {
  const words = '@durov #tag $TON /go t.me a@t.me 4242 4242 4242 4242'
  const [detected] = await blocksOf({ html: `${words} <code>@durov</code>` })
  const parts: ReadonlyArray<Loose> = detected.text
  expect(parts.map((part) => part.type ?? part)).toEqual([
    ...['mention', ' ', 'hashtag', ' ', 'cashtag', ' ', 'bot_command', ' ', 'url', ' ', 'email_address', ' '],
    ...['bank_card_number', ' ', 'code'],
  ])
  expect(detected.text[0]).toEqual({ type: 'mention', text: '@durov', username: 'durov' })
  const blocks = [paragraph('/go')]
  expect(await blocksOf({ blocks })).toEqual([
    paragraph({ type: 'bot_command', text: '/go', bot_command: 'go' }),
  ])
  expect(await blocksOf({ blocks, skip_entity_detection: true })).toEqual(blocks)
})

describe('blocks', () => {
  const pre = { type: 'pre', text: 'a  *b*', language: 'ts' }
  const item = (label: string, text: string, rest: object = {}): object => ({
    label,
    blocks: [paragraph(text)],
    ...rest,
  })
  test.each([
    [
      'headings',
      '<h1>a</h1><h6>b</h6>',
      '# a\n###### b',
      [
        { type: 'heading', size: 1, text: 'a' },
        { type: 'heading', size: 6, text: 'b' },
      ],
    ],
    ['code', '<pre><code class="language-ts">a  *b*</code></pre>', '```ts\na  *b*\n```', [pre]],
    ['a line', 'a<hr>', 'a\n\n---', [paragraph('a'), { type: 'divider' }]],
    [
      'a formula',
      '<tg-math-block>E</tg-math-block>',
      '$$\nE\n$$',
      [{ type: 'mathematical_expression', expression: 'E' }],
    ],
    [
      'a list',
      '<ul><li>a<li>b</ul>',
      '- a\n- b',
      [{ type: 'list', items: [item('•', 'a'), item('•', 'b')] }],
    ],
    [
      'a list of numbers',
      '<ol start="3"><li>a</li><li>b</li></ol>',
      '3. a\n4. b',
      [{ type: 'list', items: [item('3.', 'a', { value: 3 }), item('4.', 'b', { value: 4 })] }],
    ],
    [
      'tasks',
      '<ul><li><input type="checkbox" checked>a</li></ul>',
      '- [x] a',
      [{ type: 'list', items: [item('•', 'a', { has_checkbox: true, is_checked: true })] }],
    ],
    ['a quotation', '<blockquote>a</blockquote>', '> a', [{ type: 'blockquote', blocks: [paragraph('a')] }]],
    [
      'details',
      '<details open><summary>s</summary>a</details>',
      '<details open><summary>s</summary>\n\na\n\n</details>',
      [{ type: 'details', summary: 's', blocks: [paragraph('a')], is_open: true }],
    ],
  ])('%s: the same in HTML and Markdown', async (_, html, markdown, blocks) => {
    expect(await blocksOf({ html })).toEqual(blocks)
    expect(await blocksOf({ markdown })).toEqual(blocks)
  })

  test('a list counts in letters and in Roman numerals, also backwards', async () => {
    const labels = async (html: string): Promise<Loose> => {
      const items: ReadonlyArray<Loose> = (await blocksOf({ html }))[0].items
      return items.map(({ label }) => label)
    }
    expect(await labels('<ol type="a" start="26"><li>x<li>y</ol>')).toEqual(['z.', 'aa.'])
    expect(await labels('<ol type="I" start="1994"><li>x</ol>')).toEqual(['MCMXCIV.'])
    expect(await labels('<ol reversed><li>x<li>y<li value="9">z</ol>')).toEqual(['3.', '2.', '9.'])
  })

  test('a table has a head, spans and alignments', async () => {
    const [table] = await blocksOf({ markdown: '| a | b |\n|:--|:-:|\n| **b** | |' })
    expect(table.cells).toEqual([
      [
        { text: 'a', is_header: true, align: 'left', valign: 'top' },
        { text: 'b', is_header: true, align: 'center', valign: 'top' },
      ],
      [
        { text: bold, align: 'left', valign: 'top' },
        { align: 'center', valign: 'top' },
      ],
    ])
    const html =
      '<table bordered><caption>C</caption><tr><td colspan="2" align="right" valign="bottom">x</table>'
    expect(await blocksOf({ html })).toEqual([
      {
        type: 'table',
        cells: [[{ text: 'x', colspan: 2, align: 'right', valign: 'bottom' }]],
        is_bordered: true,
        caption: 'C',
      },
    ])
  })

  test('a quotation, an aside and a figure name their author', async () => {
    const html =
      '<blockquote expandable>a<cite>A</cite></blockquote><aside>b<cite>B</cite></aside>' +
      '<figure><tg-map lat="41.9" long="12.5" zoom="14"/><figcaption>c<cite>C</cite></figcaption></figure>'
    expect(await blocksOf({ html })).toMatchObject([
      { type: 'expandable_blockquote', blocks: [paragraph('a')], credit: 'A' },
      { type: 'pullquote', text: 'b', credit: 'B' },
      { type: 'map', location: { latitude: 41.9 }, zoom: 14, caption: { text: 'c', credit: 'C' } },
    ])
  })

  test('buttons stand in a row and in a text', async () => {
    const html =
      '<tg-button-row align="center">' +
      '<tg-button type="callback_data" style="danger" data="x">Go</tg-button></tg-button-row>' +
      '<p>or <tg-button type="copy_text" text="y">copy</tg-button></p>'
    expect(await blocksOf({ html })).toEqual([
      { type: 'buttons', align: 'center', buttons: [{ text: 'Go', style: 'danger', callback_data: 'x' }] },
      paragraph(['or ', { type: 'button', button: { text: 'copy', copy_text: { text: 'y' } } }]),
    ])
  })
})

describe('media', () => {
  test('a URL is a block of its kind', async () => {
    const kinds = ['jpg', 'mp4', 'mp3', 'ogg', 'gif', 'zip']
    const markdown = kinds.map((end) => `![](https://t.me/x.${end} "about ${end}")`).join('\n\n')
    const blocks: ReadonlyArray<Loose> = await blocksOf({ markdown })
    expect(blocks.map(({ type }) => type)).toEqual([
      'photo',
      'video',
      'audio',
      'voice_note',
      'animation',
      'document',
    ])
    expect(blocks.map(({ caption }) => caption.text)).toEqual(kinds.map((end) => `about ${end}`))
  })

  test('a voice note, an upload and a spoiler come by their ids', async () => {
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('v', new File(['voice'], 'v.ogg'))
    const media = [
      { id: 'v', media: { type: 'voice_note', media: 'attach://v', duration: 3 } },
      { id: 'p', media: { type: 'photo', media: 'https://t.me/p.jpg' } },
    ]
    const html = '<audio src="tg://audio?id=v"></audio><img src="tg://photo?id=p" tg-spoiler/>'
    form.set('rich_message', JSON.stringify({ html, media }))
    const path = `${emulator.apiRoot}/bot${emulator.token}/sendRichMessage`
    const { result: message }: Loose = await (await fetch(path, { method: 'POST', body: form })).json()
    expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
    const [voice, photo] = message.rich_message.blocks
    expect(voice).toMatchObject({ voice_note: { duration: 3, mime_type: 'audio/ogg' } })
    expect(photo).toMatchObject({ has_spoiler: true, photo: expect.arrayContaining([]) })
    const again = [
      { type: 'voice_note', voice_note: { type: 'voice_note', media: voice.voice_note.file_id } },
    ]
    expect(await blocksOf({ blocks: again })).toEqual([voice])
    const file = await result('getFile', { file_id: voice.voice_note.file_id })
    const url = `${emulator.apiRoot}/file/bot${emulator.token}/${file.file_path}`
    expect(await (await fetch(url)).text()).toBe('voice')
  })
})

describe('Telegram refuses', () => {
  test.each([
    ['empty HTML', { html: '' }, 'RICH_MESSAGE_HTML_INVALID'],
    ['empty Markdown', { markdown: '' }, 'RICH_MESSAGE_MARKDOWN_INVALID'],
    ['no blocks', { blocks: [] }, 'rich message must be non-empty'],
    ['two forms', { html: 'a', markdown: 'a' }, 'exactly one of blocks, html and markdown must be specified'],
    ['half a tag', { html: 'a<b' }, 'RICH_MESSAGE_HTML_INVALID'],
    ['only lines', { markdown: '---\n\n---' }, 'RICH_MESSAGE_EMPTY'],
    ['only a comment', { html: '<!-- a -->' }, 'RICH_MESSAGE_EMPTY'],
    ['a link to a file', { markdown: '[a](file:///a)' }, 'RICH_MESSAGE_URL_INVALID'],
    ['a relative link', { html: '<a href="a/b">a</a>' }, 'RICH_MESSAGE_URL_INVALID'],
    ['an unknown image', { html: '<img src="tg://photo?id=x">' }, 'RICH_MESSAGE_URL_INVALID'],
    ['a long text', { markdown: 'x'.repeat(32_769) }, 'RICH_MESSAGE_TEXT_TOO_LONG'],
    ['many blocks', { markdown: 'x\n\n'.repeat(501) }, 'RICH_MESSAGE_BLOCKS_TOO_MANY'],
    [
      'a wide table',
      { markdown: `${'|a'.repeat(21)}|\n${'|-'.repeat(21)}|` },
      'RICH_MESSAGE_TABLE_COLS_TOO_MANY',
    ],
    ['deep quotations', { markdown: `${'> '.repeat(17)}x` }, 'RICH_MESSAGE_DEPTH_INVALID'],
    ['very deep tags', { html: '<b>'.repeat(10_000) + 'x' }, 'RICH_MESSAGE_DEPTH_INVALID'],
    ['many files', { markdown: '![](https://t.me/a.jpg)\n\n'.repeat(51) }, 'RICH_MESSAGE_MEDIA_TOO_MANY'],
  ])('%s', async (_, rich_message, why) => {
    expect(await refusal(rich_message)).toBe(`Bad Request: ${why}`)
  })

  test('none of the longest that fit', async () => {
    expect(await blocksOf({ markdown: 'x'.repeat(32_768) })).toHaveLength(1)
    expect(await blocksOf({ markdown: 'x\n\n'.repeat(500) })).toHaveLength(500)
    expect(await blocksOf({ html: '<b>b' })).toEqual([paragraph(bold)])
  })
})

describe('a rich message that is there', () => {
  test('is drafted, sent, edited to another form, reacted to and deleted', async () => {
    const draft = { chat_id: ann.id, draft_id: 7, rich_message: { markdown: '```ts\nlet' } }
    expect(await result('sendRichMessageDraft', draft)).toBe(true)
    const event = await emulator.next(({ _tag }) => _tag === 'Drafted')
    expect(JSON.parse(event._tag === 'Drafted' ? event.text : '')).toEqual({
      blocks: [{ type: 'pre', text: 'let', language: 'ts' }],
    })
    const message = await sent({ markdown: '# a' })
    const at = { chat_id: ann.id, message_id: message.message_id }
    const edited = await result('editMessageText', { ...at, rich_message: { html: '<h2>b</h2>' } })
    expect(edited.rich_message.blocks).toEqual([{ type: 'heading', size: 2, text: 'b' }])
    const same = { ...at, rich_message: { markdown: '## b' } }
    expect(await refused('editMessageText', same)).toContain('message is not modified')
    const text = await result('editMessageText', { ...at, text: 'now a text' })
    expect([text.text, text.rich_message]).toEqual(['now a text', undefined])
    const back = await result('editMessageText', { ...at, rich_message: { html: 'c' } })
    expect([back.text, back.rich_message.blocks]).toEqual([undefined, [paragraph('c')]])
    ann.react(back, '👍')
    expect(await result('setMessageReaction', { ...at, reaction: [{ type: 'emoji', emoji: '🔥' }] })).toBe(
      true,
    )
    expect(await result('deleteMessage', at)).toBe(true)
    expect(await refused('editMessageText', same)).toContain('message to edit not found')
  })

  test('is forwarded with its origin, copied without, and replied to', async () => {
    const { rich_message, message_id } = await sent({ html: 'a <b>b</b>' })
    const from = { chat_id: group.id, from_chat_id: ann.id, message_id }
    const forward = await result('forwardMessage', from)
    expect(forward).toMatchObject({ rich_message, forward_origin: { type: 'user' } })
    const copy = await result('copyMessage', from)
    const kept = group.messages().find((one) => one.message_id === copy.message_id)
    expect([kept?.rich_message, kept?.forward_origin]).toEqual([rich_message, undefined])
    const reply = { chat_id: ann.id, text: 'so', reply_parameters: { message_id, quote: 'b' } }
    expect(await result('sendMessage', reply)).toMatchObject({ reply_to_message: { rich_message } })
  })
})

test('the buttons of a rich message are pressed by their texts, or where they lead is told', async () => {
  const html =
    '<p>x <tg-button type="callback_data" data="in">In</tg-button></p>' +
    '<tg-button-row><tg-button type="callback_data" data="tea">A <b>cup</b></tg-button>' +
    '<tg-button type="url" url="https://t.me">Go</tg-button></tg-button-row>'
  const { message_id } = await sent({ html })
  ann.press({ message_id, text: 'A cup' })
  ann.press({ message_id, text: 'In' })
  const pressed = (await updates()).map((update: Loose) => update.callback_query.data)
  expect(pressed).toEqual(['tea', 'in'])
  expect(ann.press({ message_id, text: 'Go' })).toEqual({ opens: 'https://t.me' })
  expect(() => ann.press({ message_id, text: 'Tea' })).toThrow('has no button "Tea", but "In", "A cup", "Go"')
})
