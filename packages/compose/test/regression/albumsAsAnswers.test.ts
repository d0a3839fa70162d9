// A user who answered a question of a dialog with an album was told once for each photo what is wrong.

import { ask, begin, choose, commands, converse, dialog, pipeline, received } from '@pipegram/compose'
import { NonEmptyString } from '@pipegram/core/Argument'
import { photo } from '@pipegram/core/ContentFilters'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as Answer from '@pipegram/testing/Answer'
import { ann, privateChat, said, update } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'

const picture = received('a photo', photo, t.string, ({ photo: [first] }) => first?.file_id ?? '')
const post = dialog(
  'post',
  ask('picture', 'Which picture?', picture),
  ask('title', 'Which title?', NonEmptyString),
)

const stage = (answer = Answer.success()) => {
  const bot = harness(
    pipeline(
      choose(
        converse(post, {
          store: makeMemoryStore(),
          done: ({ call, message: last, value }) => call(reply(last, `${value.picture}: ${value.title}`)),
        }),
        commands({ post: begin(post) }),
      ),
    ),
    { answer },
  )
  const handled = async (given: Parameters<typeof bot>[0]) =>
    (await bot(given)()).calls.map(({ params }) => Object(params).text)
  const photoOf = (file_id: string, media_group_id?: string, update_id?: number) =>
    update(
      'message',
      {
        from: ann,
        chat: privateChat(),
        photo: [{ file_id, file_unique_id: file_id, width: 1, height: 1 }],
        ...(media_group_id !== undefined && { media_group_id }),
      },
      update_id === undefined ? {} : { update_id },
    )
  return {
    says: (text: string) => handled(said(text)),
    shows: (...photo: Parameters<typeof photoOf>) => handled(photoOf(...photo)),
  }
}

it('the photos of an album after the first one are no wrong answers to the next question', async () => {
  const { says, shows } = stage()
  await says('/post')
  expect([await shows('a', 'album'), await shows('b', 'album'), await shows('c', 'album')]).toEqual([
    ['Which title?'],
    [],
    [],
  ])
  expect(await says('The sea')).toEqual(['a: The sea'])
})

it('the user is told once what is wrong with an album, and once for each single photo', async () => {
  const { says, shows } = stage()
  await says('/post')
  await shows('a')
  const wrong = ['title: expected some text, got nothing\n\nWhich title?']
  expect([await shows('b', 'one'), await shows('c', 'one'), await shows('d', 'two')]).toEqual([
    wrong,
    [],
    wrong,
  ])
  expect([await shows('e'), await shows('f')]).toEqual([wrong, wrong])
  expect(await says('The sea')).toEqual(['a: The sea'])
})

it('a photo of an album whose answer could not be sent is told when it comes again', async () => {
  let isAway = false
  const { says, shows } = stage((call) =>
    isAway
      ? E.left({ _tag: 'Unreachable', method: call.method, reason: 'ECONNREFUSED' })
      : Answer.success()(call),
  )
  await says('/post')
  await shows('a', undefined, 40)
  isAway = true
  await shows('b', 'one', 50)
  isAway = false
  expect(await shows('b', 'one', 50)).toEqual(['title: expected some text, got nothing\n\nWhich title?'])
})
