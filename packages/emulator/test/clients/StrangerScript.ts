// Fifty steps of a person with a bot of another library. Each step sees what the bot did.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { expect } from 'vitest'

/** Starts a bot, and returns what stops it. */
export type Stranger = (emulator: Emulator, fault: (error: unknown) => void) => Promise<() => unknown>

/** A step: its name, and what the person does and sees. */
export type Step = readonly [name: string, run: () => unknown]

export interface Cast {
  readonly ann: Person
  readonly bob: Person
  readonly group: Group
  readonly channel: Group
}

const heard = async (person: Pick<Person, 'received'>): Promise<string> =>
  (await person.received()).text ?? ''

/** What a person says, and the text that the bot answers. */
const says = (person: Person, said: string, answer: string): Step => [
  said,
  async () => {
    person.send(said)
    expect(await heard(person)).toBe(answer)
  },
]

const talk = ({ ann }: Cast): ReadonlyArray<Step> => [
  says(ann, '/start', 'Welcome, Ann'),
  ['the keyboard below', () => expect(ann.buttons()).toEqual(['Help'])],
  [
    'a key of the keyboard',
    async () => {
      ann.press('Help')
      expect(await ann.received()).toMatchObject({ text: 'Just talk', entities: [{ type: 'bold' }] })
    },
  ],
  says(ann, 'hello', 'hello'),
  says(ann, 'grüße 🙂 <b>', 'grüße 🙂 <b>'),
  [
    'a reply',
    async () => {
      const { message_id } = ann.send('quote me')
      expect(await ann.received()).toMatchObject({ reply_to_message: { message_id } })
    },
  ],
  [
    'an edit',
    async () => {
      const message = ann.send('helo')
      await ann.received()
      ann.edit(message, 'hello!')
      expect(await heard(ann)).toBe('edited: hello!')
    },
  ],
  says(ann, '/nonsense', 'What?'),
  says(ann, '/args one two', 'one two'),
  [
    '/link',
    async () => {
      ann.send('/link')
      const entities = [{ type: 'text_link', offset: 0, length: 4, url: 'https://example.com/' }]
      expect(await ann.received()).toMatchObject({ text: 'Here.', entities })
    },
  ],
]

const menu = ({ ann }: Cast, emulator: Emulator): ReadonlyArray<Step> => [
  says(ann, '/menu', 'Count: 0'),
  ['the buttons', () => expect(ann.buttons()).toEqual(['+', 'Close'])],
  ...[1, 2].map((count): Step => [
    `a press, ${count}`,
    async () => {
      ann.press('+')
      expect(await heard(ann)).toBe(`Count: ${count}`)
      await ann.answered()
    },
  ]),
  [
    'the end of the menu',
    async () => {
      ann.press('Close')
      await emulator.next(({ _tag }) => _tag === 'Deleted')
    },
  ],
  says(ann, '/form', 'Your name?'),
  says(ann, 'Ann Lee', 'Your age?'),
  says(ann, 'old', 'A number, please.'),
  says(ann, '30', 'Ann Lee, 30'),
  says(ann, 'hello again', 'hello again'),
]

const media = ({ ann }: Cast, emulator: Emulator): ReadonlyArray<Step> => [
  [
    'a photo of the person',
    async () => {
      const photo = ann.send({ photo: {} }).photo?.at(-1)
      expect(await heard(ann)).toBe(`photo of ${photo?.file_size ?? 0} bytes`)
    },
  ],
  [
    'a document of the person',
    async () => {
      ann.send({ document: new File(['hello'], 'a.txt') })
      expect(await heard(ann)).toBe('document of 5 bytes')
    },
  ],
  ...(['sticker', 'voice', 'video', 'audio'] as const).map((kind): Step => [
    `a ${kind} of the person`,
    async () => {
      ann.send({ [kind]: {} })
      expect(await heard(ann)).toBe(kind)
    },
  ]),
  [
    'a contact and a place of the person',
    async () => {
      ann.send({ contact: {} })
      expect(await heard(ann)).toBe('Thanks, Ann')
      ann.send({ location: {} })
      expect(await heard(ann)).toBe('At 51')
    },
  ],
  [
    '/photo',
    async () => {
      ann.send('/photo')
      expect(await ann.received()).toMatchObject({ photo: [{}], caption: 'one' })
      expect(await ann.received()).toMatchObject({ photo: [{}], caption: 'two' })
    },
  ],
  [
    '/album',
    async () => {
      ann.send('/album')
      const [first, second] = await ann.received(2)
      expect(first?.media_group_id).toBe(second?.media_group_id)
      expect(first?.caption).toBe('first')
    },
  ],
  [
    '/document',
    async () => {
      ann.send('/document')
      const { document } = await ann.received()
      expect(document?.file_name).toBe('report.txt')
      expect(await emulator.file(document?.file_id ?? '')?.text()).toBe('a report')
    },
  ],
]

const kinds = ({ ann }: Cast, emulator: Emulator): ReadonlyArray<Step> => [
  ...(['location', 'contact', 'dice', 'venue'] as const).map((kind): Step => [
    `/${kind}`,
    async () => {
      ann.send(`/${kind}`)
      expect(await ann.received()).toHaveProperty(kind)
    },
  ]),
  [
    '/poll',
    async () => {
      ann.send('/poll')
      ann.vote(await ann.received(), 'Tea')
      expect(await heard(ann)).toBe('voted 1')
    },
  ],
  [
    '/react',
    async () => {
      const message = ann.send('/react')
      await emulator.next(({ _tag }) => _tag === 'Reacted')
      expect(ann.reactions(message)).toMatchObject([{ type: { emoji: '👍' } }])
    },
  ],
  [
    '/copy',
    async () => {
      ann.send('/copy', { reply_to: ann.send({ contact: { first_name: 'Cid' } }) })
      await ann.received()
      expect(await ann.received()).toMatchObject({ contact: { first_name: 'Cid' } })
    },
  ],
  [
    '/forward',
    async () => {
      ann.send('/forward')
      expect(await ann.received()).toMatchObject({ forward_origin: { type: 'user' }, text: '/forward' })
    },
  ],
  [
    '/typing',
    async () => {
      ann.send('/typing')
      expect(await emulator.next(({ _tag }) => _tag === 'Acted')).toMatchObject({ action: 'typing' })
    },
  ],
  says(ann, '/commands', 'start menu'),
]

const trade = ({ ann, bob }: Cast): ReadonlyArray<Step> => [
  [
    'an inline query',
    async () => {
      const search = ann.inline('cats')
      expect((await search.found()).results).toHaveLength(2)
      expect(search.choose('2')).toMatchObject({ text: 'cats 2', via_bot: { is_bot: true } })
      // In its private chat the bot hears of what it offered itself.
      expect(await heard(ann)).toBe('cats 2')
    },
  ],
  [
    'a payment',
    async () => {
      ann.send('/buy')
      expect(await ann.pay(await ann.received()).settled()).toMatchObject({ ok: true })
      expect(await heard(ann)).toBe('paid 5')
    },
  ],
  says(ann, '/error', 'Bad Request: chat not found'),
  says(ann, '/long', 'Bad Request: message is too long'),
  [
    'a person who blocks the bot',
    async () => {
      bob.send('hi')
      expect(await heard(bob)).toBe('hi')
      bob.block()
      ann.send(`/tell ${bob.id}`)
      expect(await heard(ann)).toBe('Forbidden: bot was blocked by the user')
    },
  ],
]

const groups = ({ ann, bob, group, channel }: Cast, emulator: Emulator): ReadonlyArray<Step> => [
  [
    'a command in a group',
    async () => {
      ann.in(group).send('/where@emulated_bot')
      expect(await heard(ann.in(group))).toBe('in Friends')
    },
  ],
  [
    'a person who joins',
    async () => {
      bob.join(group)
      expect(await heard(ann.in(group))).toBe('Welcome, Bob')
    },
  ],
  [
    'a pin',
    async () => {
      const message = bob.in(group).send('pin me')
      await ann.in(group).received()
      ann.in(group).send('/pin', { reply_to: message })
      expect(await emulator.next(({ _tag }) => _tag === 'Pinned')).toMatchObject({
        message_ids: [message.message_id],
      })
    },
  ],
  [
    'a ban',
    async () => {
      ann.in(group).send('/ban', { reply_to: bob.in(group).send('bad words') })
      await ann.in(group).received()
      const changed = await emulator.next(({ _tag }) => _tag === 'MemberChanged')
      expect(changed).toMatchObject({ member: { status: 'kicked', user: { id: bob.id } } })
    },
  ],
  [
    'a post in a channel',
    async () => {
      ann.in(channel).send('news')
      expect(await heard(ann.in(channel))).toBe('seen: news')
    },
  ],
]

/** All steps, in order. */
export const stepsOf = (cast: Cast, emulator: Emulator): ReadonlyArray<Step> => [
  ...talk(cast),
  ...menu(cast, emulator),
  ...media(cast, emulator),
  ...kinds(cast, emulator),
  ...trade(cast),
  ...groups(cast, emulator),
]
