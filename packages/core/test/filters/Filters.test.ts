import { readFileSync } from 'node:fs'
import * as filters from '@pipegram/core/Filters'
import { Message, type MessageEntity, type MessageOrigin, type Sticker } from '@pipegram/core/Types'
import { facts, fieldsOf } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import { ann, me, message } from '@pipegram/testing/Build'
import { build } from 'esbuild'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const bare: Message = { message_id: 1, date: 1767225600, chat: { id: 5, type: 'private' } }
const named = new Map<string, unknown>(Object.entries(filters))
const isFilter = (u: unknown): u is filters.NarrowingFilter<Message, Message> =>
  typeof u === 'function' && 'kinds' in u && 'domain' in u
const camel = (name: string): string => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

// Fields whose filter has another name, as in python-telegram-bot.
const renamed: Readonly<Record<string, string>> = {
  from: 'user',
  forward_origin: 'forwarded',
  reply_to_message: 'reply',
  media_group_id: 'mediaGroup',
  group_chat_created: 'chatCreated',
  supergroup_chat_created: 'chatCreated',
  channel_chat_created: 'chatCreated',
  migrate_to_chat_id: 'migrate',
  migrate_from_chat_id: 'migrate',
}
// Fields that describe another field, or how a message is shown. `field` makes a filter of any of them.
const without = new Set([
  'message_thread_id',
  'direct_messages_topic',
  'sender_business_bot',
  'sender_tag',
  'receiver_user',
  'ephemeral_message_id',
  'guest_query_id',
  'business_connection_id',
  'reply_to_checklist_task_id',
  'reply_to_poll_option_id',
  'guest_bot_caller_user',
  'guest_bot_caller_chat',
  'edit_date',
  'author_signature',
  'paid_star_count',
  'entities',
  'link_preview_options',
  'caption_entities',
  'show_caption_above_media',
  'reply_markup',
])
const optional = Object.entries(fieldsOf(facts, 'Message')).filter(([, field]) => field.required !== true)
const arbitraries = makeArbitraries(facts, { optional: 0 })
const withField = (name: string, type: unknown): Message => {
  const [value] = fc.sample(
    typeof type === 'object' && type !== null && 'ref' in type && typeof type.ref === 'string'
      ? arbitraries.of(type.ref)
      : fc.constant(plainOf(type)),
    { numRuns: 1, seed: 1 },
  )
  const made: unknown = { ...bare, [name]: value }
  if (!Message.is(made)) throw new RangeError(`This is no message: ${JSON.stringify(made)}`)
  return made
}
const plainOf = (type: unknown): unknown =>
  type === 'string' ? 'x' : type === 'integer' ? 7 : type === 'true' || type === 'boolean' ? true : []

describe('every field of a message', () => {
  it('every field that is a kind of content has a filter that passes only with the field', () => {
    let tried = 0
    for (const [name, { type }] of optional) {
      const filter = named.get(renamed[name] ?? camel(name))
      if (without.has(name)) {
        expect([name, filter], 'a field that has a filter does not belong in this list').toEqual([
          name,
          undefined,
        ])
        continue
      }
      if (!isFilter(filter))
        throw new RangeError(
          `No filter for the field "${name}" of a message. Add one, or say in this test why it needs none.`,
        )
      tried += 1
      expect([name, filter(withField(name, type)), filter(bare)]).toEqual([name, true, false])
      expect([name, filters.field('date')(bare)]).toEqual([name, true])
    }
    expect(tried).toBeGreaterThan(90)
  })

  it('every field of a service message, and no other, is a status update', () => {
    const service = optional
      .filter(([name, { type }]) => filters.statusUpdate(withField(name, type)))
      .map(([name]) => name)
    const people = optional.filter(([name]) => !service.includes(name)).map(([name]) => name)
    expect(service.length).toBe(52)
    expect(people).toEqual(
      [
        ...without,
        'from',
        'sender_chat',
        'sender_boost_count',
        'forward_origin',
        'is_topic_message',
        'is_automatic_forward',
        'reply_to_message',
        'external_reply',
        'quote',
        'reply_to_story',
        'via_bot',
        'has_protected_content',
        'is_from_offline',
        'is_paid_post',
        'media_group_id',
        'text',
        'suggested_post_info',
        'effect_id',
        'rich_message',
        'animation',
        'audio',
        'document',
        'live_photo',
        'paid_media',
        'photo',
        'sticker',
        'story',
        'video',
        'video_note',
        'voice',
        'caption',
        'has_media_spoiler',
        'checklist',
        'contact',
        'dice',
        'game',
        'poll',
        'venue',
        'location',
        'invoice',
        'successful_payment',
        'passport_data',
        'boost_added',
        'giveaway',
        'giveaway_winners',
      ].toSorted(
        (a, b) => optional.findIndex(([name]) => name === a) - optional.findIndex(([name]) => name === b),
      ),
    )
  })
})

describe('the table of python-telegram-bot', () => {
  const page = readFileSync(new URL('../../../../docs/guide/filters.md', import.meta.url), 'utf8')
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .replaceAll('\\|', '/')
        .split('|')
        .map((cell) => cell.trim()),
    )
  // Version 22.8: the constants and classes of `telegram.ext.filters`, and the members of these classes.
  const theirs = [
    'ALL ANIMATION ATTACHMENT AUDIO BOOST_ADDED CAPTION CHECKLIST COMMAND CONTACT Caption ' +
      'CaptionEntity CaptionRegex Chat Command() DIRECT_MESSAGES EFFECT_ID Entity FORUM FORWARDED ' +
      'ForwardedFrom',
    'GAME GIVEAWAY GIVEAWAY_WINNERS HAS_MEDIA_SPOILER HAS_PROTECTED_CONTENT INVOICE ' +
      'IS_AUTOMATIC_FORWARD IS_FROM_OFFLINE IS_TOPIC_MESSAGE LIVE_PHOTO LOCATION Language Mention ' +
      'MessageFilter',
    'PAID_MEDIA PASSPORT_DATA PHOTO POLL PREMIUM_USER REPLY REPLY_TO_STORY Regex SENDER_BOOST_COUNT ' +
      'STORY SUCCESSFUL_PAYMENT SUGGESTED_POST_INFO SenderChat SuccessfulPayment TEXT Text USER',
    'USER_ATTACHMENT UpdateFilter User VENUE VIA_BOT VIDEO VIDEO_NOTE VOICE ViaBot ChatType.CHANNEL ' +
      'ChatType.GROUP ChatType.GROUPS ChatType.PRIVATE ChatType.SUPERGROUP Dice.ALL Dice.Basketball',
    'Dice.BASKETBALL Dice.Bowling Dice.BOWLING Dice.Darts Dice.DARTS Dice.Dice Dice.DICE Dice.Football ' +
      'Dice.FOOTBALL Dice.SlotMachine Dice.SLOT_MACHINE Document.ALL Document.Category',
    'Document.APPLICATION Document.AUDIO Document.IMAGE Document.VIDEO Document.TEXT ' +
      'Document.FileExtension Document.MimeType Document.APK Document.DOC Document.DOCX Document.EXE ' +
      'Document.MP4',
    'Document.GIF Document.JPG Document.MP3 Document.PDF Document.PY Document.SVG Document.TXT ' +
      'Document.TARGZ Document.WAV Document.XML Document.ZIP SenderChat.ALL SenderChat.SUPER_GROUP',
    'SenderChat.CHANNEL StatusUpdate.ALL Sticker.ALL Sticker.ANIMATED Sticker.STATIC Sticker.VIDEO ' +
      'Sticker.PREMIUM UpdateType.CHANNEL_POST UpdateType.CHANNEL_POSTS UpdateType.EDITED',
    'UpdateType.EDITED_CHANNEL_POST UpdateType.EDITED_MESSAGE UpdateType.MESSAGE UpdateType.MESSAGES ' +
      'UpdateType.BUSINESS_MESSAGE UpdateType.EDITED_BUSINESS_MESSAGE UpdateType.BUSINESS_MESSAGES',
    'UpdateType.GUEST_MESSAGE',
    ...[
      'CHAT_BACKGROUND_SET CHAT_CREATED CHAT_OWNER_CHANGED CHAT_OWNER_LEFT CHAT_SHARED ' +
        'CHECKLIST_TASKS_ADDED CHECKLIST_TASKS_DONE CONNECTED_WEBSITE DIRECT_MESSAGE_PRICE_CHANGED ' +
        'DELETE_CHAT_PHOTO',
      'FORUM_TOPIC_CLOSED FORUM_TOPIC_CREATED FORUM_TOPIC_EDITED FORUM_TOPIC_REOPENED ' +
        'GENERAL_FORUM_TOPIC_HIDDEN GENERAL_FORUM_TOPIC_UNHIDDEN GIFT GIFT_UPGRADE_SENT GIVEAWAY_CREATED',
      'GIVEAWAY_COMPLETED LEFT_CHAT_MEMBER MANAGED_BOT_CREATED MESSAGE_AUTO_DELETE_TIMER_CHANGED ' +
        'MIGRATE NEW_CHAT_MEMBERS NEW_CHAT_PHOTO NEW_CHAT_TITLE PAID_MESSAGE_PRICE_CHANGED PINNED_MESSAGE',
      'POLL_OPTION_ADDED POLL_OPTION_DELETED PROXIMITY_ALERT_TRIGGERED REFUNDED_PAYMENT ' +
        'SUGGESTED_POST_APPROVAL_FAILED SUGGESTED_POST_APPROVED SUGGESTED_POST_DECLINED ' +
        'SUGGESTED_POST_PAID',
      'SUGGESTED_POST_REFUNDED UNIQUE_GIFT USERS_SHARED VIDEO_CHAT_ENDED VIDEO_CHAT_SCHEDULED ' +
        'VIDEO_CHAT_STARTED VIDEO_CHAT_PARTICIPANTS_INVITED WEB_APP_DATA WRITE_ACCESS_ALLOWED',
    ]
      .flatMap((line) => line.split(' '))
      .map((name) => `StatusUpdate.${name}`),
  ].flatMap((line) => line.split(' '))

  it('the table has each filter of python-telegram-bot', () => {
    const listed = new Set(
      rows.flatMap(([, cell = '']) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name)),
    )
    expect(theirs.length).toBeGreaterThan(160)
    expect(theirs.filter((name) => !listed.has(name))).toEqual([])
  })
  it('the table names only filters that exist', () => {
    const ours = rows.flatMap(([, , cell = '']) =>
      Array.from(cell.matchAll(/`([A-Za-z]+)/g), ([, name = '']) => name),
    )
    expect(ours.length).toBeGreaterThan(150)
    expect(ours.filter((name) => typeof named.get(name) !== 'function')).toEqual([])
  })
})

describe('a bundle', () => {
  it('a bundle of one filter holds no other filter', async () => {
    const contents = "import * as filters from '../../src/filters/Filters.ts'\nconsole.log(filters.photo)"
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      minify: true,
      format: 'esm',
      external: ['fp-ts/*', 'io-ts'],
      write: false,
    })
    const text = outputFiles.map((file) => file.text).join('')
    expect(text).toContain('"photo"')
    for (const other of ['voice', 'dice', 'language', 'video_chat', 'username'])
      expect(text).not.toContain(other)
    expect(text.length).toBeLessThan(500)
  })
})

describe('filters by sender', () => {
  it('filters by sender let nobody pass if nobody is listed', () => {
    const from = {
      ...bare,
      from: ann,
      via_bot: me,
      sender_chat: { id: -5, type: 'group' },
      forward_origin: { type: 'user', date: 1, sender_user: ann },
    } satisfies Message
    for (const filter of [
      filters.user(),
      filters.viaBot(),
      filters.senderChat(),
      filters.chat(),
      filters.forwardedFrom(),
    ])
      expect([filter.label, filter(from)]).toEqual([filter.label, false])
    expect([filters.user, filters.viaBot, filters.senderChat].map((filter) => filter(from))).toEqual([
      true,
      true,
      true,
    ])
    expect(
      [
        filters.user(ann.id, 7),
        filters.viaBot(me.id),
        filters.senderChat(-5),
        filters.chat(5),
        filters.forwardedFrom(ann.id),
      ].map((filter) => filter(from)),
    ).toEqual([true, true, true, true, true])
    expect(
      [
        filters.user(7),
        filters.viaBot(7),
        filters.senderChat(7),
        filters.chat(7),
        filters.forwardedFrom(7),
      ].map((filter) => filter(from)),
    ).toEqual([false, false, false, false, false])
  })
  it('filters by sender take ids, and refuse other values where they are made', () => {
    const makers: ReadonlyArray<(id: number) => unknown> = [
      filters.user,
      filters.viaBot,
      filters.senderChat,
      filters.chat,
      filters.forwardedFrom,
      filters.mention,
    ]
    for (const maker of makers)
      for (const wrong of [Number('@ann'), 1.5, 0, 2 ** 53]) expect(() => maker(wrong)).toThrow(RangeError)
    expect(() => filters.user(Number('@ann'))).toThrow(
      '"NaN" cannot be the id of a user: it is a whole number, such as 123456789, and never a username.',
    )
    expect(() => filters.user(-5)).toThrow(RangeError)
  })
  it('forwardedFrom reads the author of a forwarded message, if there is one', () => {
    const chat = { id: -1001234567890, type: 'channel' } as const
    const origins: ReadonlyArray<readonly [MessageOrigin, number | undefined]> = [
      [{ type: 'user', date: 1, sender_user: ann }, ann.id],
      [{ type: 'chat', date: 1, sender_chat: chat }, chat.id],
      [{ type: 'channel', date: 1, chat, message_id: 5 }, chat.id],
      [{ type: 'hidden_user', date: 1, sender_user_name: 'Ann' }, undefined],
    ]
    for (const [forward_origin, id] of origins) {
      expect(filters.forwarded({ ...bare, forward_origin })).toBe(true)
      expect(filters.forwardedFrom(ann.id, chat.id)({ ...bare, forward_origin })).toBe(id !== undefined)
      expect(filters.forwardedFrom(77)({ ...bare, forward_origin })).toBe(false)
    }
    expect(
      filters.forwardedFrom(ann.id)(
        JSON.parse(JSON.stringify({ ...bare, forward_origin: { type: 'telepathy', sender_user: ann } })),
      ),
    ).toBe(false)
  })
  it('language compares whole tags', () => {
    const speaks = (language_code: string, ...tags: ReadonlyArray<string>): boolean =>
      filters.language(...tags)({ ...bare, from: { ...ann, language_code } })
    expect([speaks('en', 'en'), speaks('en-GB', 'en'), speaks('EN', 'en'), speaks('en', 'EN', 'de')]).toEqual(
      [true, true, true, true],
    )
    expect([speaks('en', 'en-GB'), speaks('eng', 'en'), speaks('de', 'en'), speaks('en')]).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(filters.language('en')({ ...bare, from: { id: 1, is_bot: false, first_name: 'A' } })).toBe(false)
    for (const wrong of ['', 'e', 'english', 'en_GB', '-', 'en-'])
      expect(() => filters.language(wrong)).toThrow(RangeError)
  })
  it('filters by sender know what Telegram says about a chat and a user', () => {
    expect(
      [filters.forum, filters.directMessages].map((filter) =>
        filter({ ...bare, chat: { id: -5, type: 'supergroup', is_forum: true } }),
      ),
    ).toEqual([true, false])
    expect(
      [filters.forum, filters.directMessages].map((filter) =>
        filter({ ...bare, chat: { id: -5, type: 'supergroup', is_direct_messages: true } }),
      ),
    ).toEqual([false, true])
    expect(
      [filters.premiumUser, filters.userAttachment].map((filter) =>
        filter({ ...bare, from: { ...ann, is_premium: true } }),
      ),
    ).toEqual([true, false])
    expect(
      [filters.premiumUser, filters.userAttachment].map((filter) =>
        filter({ ...bare, from: { ...ann, added_to_attachment_menu: true } }),
      ),
    ).toEqual([false, true])
    expect([filters.premiumUser, filters.userAttachment].map((filter) => filter(bare))).toEqual([
      false,
      false,
    ])
    expect([
      filters.chatType('private', 'channel')(bare),
      filters.chatType('group')(bare),
      filters.chatType()(bare),
    ]).toEqual([true, false, false])
    const channel: Message = { ...bare, sender_chat: { id: -5, type: 'channel' } }
    expect([
      filters.senderChatType('channel')(channel),
      filters.senderChatType('supergroup')(channel),
      filters.senderChatType('channel')(bare),
    ]).toEqual([true, false, false])
  })
})

describe('filters by wording', () => {
  it('text and caption compare whole texts', () => {
    expect([
      filters.text('yes')(message('yes')),
      filters.text('yes')(message('yes.')),
      filters.text()(message('yes')),
    ]).toEqual([true, false, false])
    expect([
      filters.caption('yes')({ ...bare, caption: 'yes' }),
      filters.caption('yes')(message('yes')),
      filters.caption(message('yes')),
    ]).toEqual([true, false, false])
  })
  it('regex searches every text from its beginning, whatever the flags', () => {
    for (const flags of ['', 'g', 'y', 'gy']) {
      const pattern = new RegExp('x', flags)
      pattern.lastIndex = 1
      const filter = filters.regex(pattern)
      expect([1, 2, 3].map(() => filter(message('xa')))).toEqual([true, true, true])
      expect(pattern.lastIndex).toBe(1)
      expect([
        filter(bare),
        filter({ ...bare, caption: 'x' }),
        filters.captionRegex(pattern)({ ...bare, caption: 'x' }),
      ]).toEqual([false, false, true])
    }
  })
  it('entity and captionEntity look at texts and captions only', () => {
    const entities: ReadonlyArray<MessageEntity> = [{ type: 'bold', offset: 0, length: 1 }]
    const said: Message = { ...bare, text: 'x', entities }
    const shown: Message = { ...bare, caption: 'x', caption_entities: entities }
    expect([
      filters.entity('url', 'bold')(said),
      filters.entity('url')(said),
      filters.entity('bold')(shown),
      filters.entity()(said),
    ]).toEqual([true, false, false, false])
    expect([
      filters.captionEntity('url', 'bold')(shown),
      filters.captionEntity('url')(shown),
      filters.captionEntity('bold')(said),
    ]).toEqual([true, false, false])
  })
  it('command tells a command at the beginning from a command within a text', () => {
    expect([
      filters.command(message('/start now')),
      filters.command(message('now /start')),
      filters.command(message('start')),
    ]).toEqual([true, false, false])
    const within: Message = {
      ...bare,
      text: 'now /start',
      entities: [{ type: 'bot_command', offset: 4, length: 6 }],
    }
    expect([filters.command(within), filters.entity('bot_command')(within)]).toEqual([false, true])
  })
  it('mention knows who is mentioned', () => {
    const said: Message = {
      ...bare,
      text: '😀 @Ann_Lee and Bob',
      entities: [
        { type: 'mention', offset: 3, length: 8 },
        { type: 'text_mention', offset: 16, length: 3, user: ann },
      ],
    }
    expect(['@ann_lee', 'ANN_LEE', ann.id].map((who) => filters.mention(who)(said))).toEqual([
      true,
      true,
      true,
    ])
    expect(['@ann', 'bob', 7].map((who) => filters.mention(who)(said))).toEqual([false, false, false])
    expect(filters.mention()(said)).toBe(false)
    for (const wrong of ['', '@', 'an', 'a b', 'x'.repeat(33), '@@ann'])
      expect(() => filters.mention(wrong)).toThrow(RangeError)
  })
})

describe('filters by content', () => {
  it('dice knows a dice by emoji, by value, or by both', () => {
    const thrown: Message = { ...bare, dice: { emoji: '🎯', value: 6 } }
    expect(
      [
        filters.dice,
        filters.dice('🎯'),
        filters.dice(6),
        filters.dice('🎯', 6),
        filters.dice('🎲', '🎯', 1, 6),
      ].map((filter) => filter(thrown)),
    ).toEqual([true, true, true, true, true])
    expect(
      [filters.dice('🎲'), filters.dice(5), filters.dice('🎯', 5), filters.dice('🎲', 6), filters.dice()].map(
        (filter) => filter(thrown),
      ),
    ).toEqual([false, false, false, false, false])
    for (const wrong of [0, 65, 1.5, Number.NaN]) expect(() => filters.dice(wrong)).toThrow(RangeError)
  })
  it('sticker knows the kinds of stickers', () => {
    const plain: Sticker = {
      file_id: 'a',
      file_unique_id: 'b',
      type: 'regular',
      width: 1,
      height: 1,
      is_animated: false,
      is_video: false,
    }
    const kindsOf = (sticker: Sticker): ReadonlyArray<string> =>
      (['animated', 'premium', 'static', 'video'] as const).filter((kind) =>
        filters.sticker(kind)({ ...bare, sticker }),
      )
    expect(kindsOf(plain)).toEqual(['static'])
    expect(
      kindsOf({ ...plain, is_animated: true, premium_animation: { file_id: 'c', file_unique_id: 'd' } }),
    ).toEqual(['animated', 'premium'])
    expect(kindsOf({ ...plain, is_video: true })).toEqual(['video'])
    expect([
      filters.sticker('animated', 'static')({ ...bare, sticker: plain }),
      filters.sticker('static')(bare),
      filters.sticker()({ ...bare, sticker: plain }),
    ]).toEqual([true, false, false])
  })
  it('successfulPayment knows a payment by its payload', () => {
    const successful_payment = {
      currency: 'XTR',
      total_amount: 1,
      invoice_payload: 'tea',
      telegram_payment_charge_id: 'a',
      provider_payment_charge_id: 'b',
    }
    expect(
      [
        filters.successfulPayment('tea', 'milk'),
        filters.successfulPayment('milk'),
        filters.successfulPayment(),
      ].map((filter) => filter({ ...bare, successful_payment })),
    ).toEqual([true, false, false])
  })
  it('filters of documents know what the sender says about them', () => {
    const file = (mime_type?: string, file_name?: string): Message => ({
      ...bare,
      document: {
        file_id: 'a',
        file_unique_id: 'b',
        ...(mime_type === undefined ? {} : { mime_type }),
        ...(file_name === undefined ? {} : { file_name }),
      },
    })
    expect([
      filters.document('pdf')(file('application/pdf')),
      filters.document('pdf')(file('Application/PDF')),
      filters.document('zip', 'pdf')(file('application/pdf')),
    ]).toEqual([true, true, true])
    expect([
      filters.document('pdf')(file()),
      filters.document('pdf')(file('application/pdf2')),
      filters.document()(file('application/pdf')),
      filters.document('exe')(file('application/octet-stream')),
    ]).toEqual([false, false, false, false])
    expect([
      filters.documentMimeType('Text/CSV')(file('text/csv')),
      filters.documentMimeType('text/csv')(file('text/plain')),
    ]).toEqual([true, false])
    expect(
      ['image/png', 'IMAGE/x', 'image', 'imagery/x', 'x/image', undefined].map((type) =>
        filters.documentCategory('image')(file(type)),
      ),
    ).toEqual([true, true, false, false, false, false])
    const ends = (extension: string, ...names: ReadonlyArray<string | undefined>): ReadonlyArray<boolean> =>
      names.map((name) => filters.documentFileExtension(extension)(file(undefined, name)))
    expect(ends('jpg', 'a.jpg', 'a.JPG', '.jpg', 'a.b.jpg', 'jpg', 'ajpg', 'a.jpg.exe', undefined)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(ends('.TAR.gz', 'a.tar.gz', 'a.gz')).toEqual([true, false])
    expect(ends('', 'README', 'a.b', 'a.', '')).toEqual([true, false, false, true])
  })
})
