// What the client uploads, as the emulator receives it: calls of core's constructors, over HTTP, to a chat.

import { makeClient } from '@pipegram/client'
import { album, photo, video } from '@pipegram/core/Album'
import { raw } from '@pipegram/core/Call'
import {
  copyMessage,
  editMessageMedia,
  getFile,
  sendDocument,
  sendMediaGroup,
  sendPhoto,
  sendPoll,
  setMessageReaction,
} from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import { correct, quiz } from '@pipegram/core/Poll'
import { emoji } from '@pipegram/core/Reaction'
import { bold, fmt } from '@pipegram/core/Text'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { afterEach, beforeEach, expect, it } from 'vitest'

const setUp = async () => {
  const emulator = await makeEmulator()
  const token = Token.fromString(emulator.token)
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot: emulator.apiRoot })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  return { emulator, client, ann }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeEach(async () => {
  world = await setUp()
})
afterEach(async () => {
  await world.client.close()
  await world.emulator.close()
})

// The smallest GIF image.
const dot = InputFile.fromBytes(
  Uint8Array.from(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')),
  { name: 'dot.gif' },
)

it('a raw call works as all others do: files, checks of the result, refusals', async () => {
  const { client, emulator, ann } = world
  const media = [
    { type: 'photo', media: dot },
    { type: 'photo', media: dot },
  ]
  const photos = t.array(t.type({ photo: t.array(t.type({ width: t.number })) }))
  const sent = await client(raw('sendMediaGroup', { chat_id: ann.id, media }, photos))()
  expect(sent).toMatchObject(E.right([{ photo: [{ width: 1 }] }, { photo: [{ width: 1 }] }]))
  expect(await client(raw('getMe', {}, t.type({ is_bot: t.literal(false) })))()).toMatchObject(
    E.left({ _tag: 'Malformed', method: 'getMe' }),
  )
  const theme = { chat_id: ann.id, theme: { type: 'emoji', emojis: ['🎲'] } }
  expect(await client(raw('setShareTheme', theme, t.literal(true)))()).toMatchObject(
    E.left({ _tag: 'Rejected', code: 404, reason: 'MethodNotFound' }),
  )
  expect(emulator.calls('setShareTheme')).toMatchObject([
    { params: { chat_id: String(ann.id), theme: JSON.stringify(theme.theme) } },
  ])
})

it('photos, albums, quizzes and reactions arrive as they were built', async () => {
  const { client, ann } = world
  const sent = await client(
    sendPhoto({ chat_id: ann.id, photo: dot, caption: fmt`a ${bold('dot')}`, has_spoiler: true }),
  )()
  expect(sent).toMatchObject(
    E.right({
      photo: [{ width: 1, height: 1 }],
      caption: 'a dot',
      caption_entities: [{ type: 'bold', offset: 2, length: 3 }],
      has_media_spoiler: true,
    }),
  )
  const group = await client(
    sendMediaGroup({
      chat_id: ann.id,
      media: album(
        photo(dot, { caption: fmt`${bold('one')}` }),
        video(InputFile.fromBytes(new Uint8Array(9), { name: 'v.mp4' }), { duration: 3 }),
      ),
    }),
  )()
  expect(group).toMatchObject(
    E.right([{ caption: 'one', photo: [{}] }, { video: { duration: 3, file_size: 9 } }]),
  )
  expect(await client(sendPoll({ chat_id: ann.id, ...quiz('Even?', [correct('2'), '3']) }))()).toMatchObject(
    E.right({ poll: { type: 'quiz', correct_option_ids: [0], options: [{ text: '2' }, { text: '3' }] } }),
  )
  expect(
    await client(setMessageReaction({ chat_id: ann.id, message_id: 1, reaction: [emoji('🔥')] }))(),
  ).toEqual(E.right(true))
  expect(ann.reactions(1)).toEqual([{ type: emoji('🔥'), total_count: 1 }])
})

it('a file of a person can be downloaded, and can replace another one', async () => {
  const { client, ann, emulator } = world
  const { document, message_id } = ann.send({ document: new File(['hello'], 'a.txt') })
  const file = await client(getFile({ file_id: document?.file_id ?? '' }))()
  expect(file).toMatchObject(
    E.right({ file_size: 5, file_path: expect.stringMatching(/^documents\/file_\d+\.txt$/) }),
  )
  const copied = await client(
    copyMessage({ chat_id: ann.id, from_chat_id: ann.id, message_id, caption: 'mine' }),
  )()
  if (E.isLeft(copied)) throw new Error(copied.left._tag)
  const edited = await client(
    editMessageMedia({
      chat_id: ann.id,
      message_id: copied.right.message_id,
      media: photo(dot, { caption: 'now a dot' }),
    }),
  )()
  expect(edited).toMatchObject(E.right({ photo: [{}], caption: 'now a dot' }))
  const again = await client(sendDocument({ chat_id: ann.id, document: document?.file_id ?? '' }))()
  expect(again).toMatchObject(E.right({ document }))
  expect(await emulator.file(document?.file_id ?? '')?.text()).toBe('hello')
})
