// The namespace of filters: the names in it, and the size of one.

import { readFileSync } from 'node:fs'
import * as filters from '@pipegram/core/Filters'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const named = new Map<string, unknown>(Object.entries(filters))

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
