// In chats without rich messages, Telegram made links of names of files in an answer, such as README.md, with
// a preview of a strange page. A quote with a mention fell into several quotes.

import { makeClient } from '@pipegram/client/Client'
import { contentsOf } from '@pipegram/compose/AnswerFormat'
import { fromModel } from '@pipegram/compose/ModelText'
import { sendMessage } from '@pipegram/core/Calls'
import { isText, type Text } from '@pipegram/core/Text'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const textOf = (markdown: string): Text => {
  const [content] = contentsOf(fromModel({ rich: false }))(markdown)
  if (!isText(content)) throw new TypeError(`${markdown} is no text.`)
  return content
}

it.each([
  ['a file', 'See README.md', [{ type: 'code', offset: 4, length: 9 }]],
  ['a file in a bold text', '**Now main.py**', [{ type: 'code', offset: 4, length: 7 }]],
  ['a link of Telegram', 'tg://resolve?domain=x', [{ type: 'code', offset: 0, length: 21 }]],
  [
    'a file beside its link',
    'a.md: https://x.org/',
    [
      { type: 'code', offset: 0, length: 4 },
      { type: 'text_link', url: 'https://x.org/', offset: 6, length: 14 },
    ],
  ],
  ['a file in code', '`README.md`', [{ type: 'code', offset: 0, length: 9 }]],
])('Telegram makes no link of %s', async (_, markdown, entities) => {
  const emulator = await makeEmulator()
  try {
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('/start')
    const token = Token.fromString(emulator.token)
    if (E.isLeft(token)) throw new TypeError(token.left)
    const call = makeClient({ token: token.right, apiRoot: emulator.apiRoot })
    const sent = await call(sendMessage({ chat_id: ann.user.id, text: textOf(markdown) }))()
    expect(E.isRight(sent) && sent.right.entities?.filter(({ type }) => type !== 'bold')).toEqual(entities)
  } finally {
    await emulator.close()
  }
})

it('a quote with mentions and commands is one quote', () => {
  expect(textOf('> hi @someone, **do /start now**, *please*')).toEqual({
    text: 'hi @\u2060someone, do /\u2060start now, please',
    entities: [
      { type: 'blockquote', offset: 0, length: 36 },
      { type: 'bold', offset: 14, length: 14 },
      { type: 'italic', offset: 30, length: 6 },
    ],
  })
})
