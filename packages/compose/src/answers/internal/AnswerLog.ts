// What a store knows of an answer while it is sent, so that no answer stays half written after a crash.

import type { Millis } from '@pipegram/core/Clock'
import { ofChat } from '@pipegram/core/KeyOwner'
import { placeOf, type AnyWidgetQuery } from '@pipegram/core/Reply'
import { total, type Store } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import { Message, type CallbackQuery } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as t from 'io-ts'

// model

/**
 * `Writing`: more text may come. `Ending`: the text is complete, but its last message may not be sent yet.
 * `Done`: all is sent. `Interrupted`: the user was told that the answer is unfinished, and can continue it.
 */
export type AnswerState = 'Writing' | 'Ending' | 'Done' | 'Interrupted'

/** An answer as the store keeps it. */
export interface AnswerRecord {
  readonly state: AnswerState
  /** What was asked. */
  readonly question: string
  /** The text so far. */
  readonly text: string
  /** Where the current message begins in the text. */
  readonly from: number
  readonly prefix: string
  /** The sent message that is still edited. */
  readonly present: Message | undefined
  /** The finished messages. */
  readonly sent: ReadonlyArray<Message>
}

/** The record of one answer in a store. */
export interface AnswerLog {
  /** `undefined`: there is no record, or the store cannot be read. */
  readonly read: Task<AnswerRecord | undefined>
  readonly write: (record: AnswerRecord) => Task<void>
}

// constructors

/**
 * The record of an answer under its key. If the store is unavailable, the answer is sent without a record.
 */
export const makeAnswerLog = (store: Store, key: string): AnswerLog => {
  const records = typed(Record)(total(store))
  return {
    read: async () => {
      const found = await records.get(key)()
      return E.isRight(found) ? found.right?.value : undefined
    },
    write: (value) => async () => {
      await records.change(key, () => ({ value, ttl: kept, result: undefined }))()
    },
  }
}

// destructors

/** The name of an answer in its chat, made from the message or query that it answers. */
export const answerNameOf = (what: Message | CallbackQuery | AnyWidgetQuery): string =>
  'date' in what ? `m${what.message_id}` : `q${what.id}`.slice(0, 32)

/** The key of an answer in a store. */
export const answerKeyOf = (what: Message | CallbackQuery | AnyWidgetQuery, name: string): string => {
  const { chat_id, business_connection_id } = placeOf(what)
  return `${ofChat(chat_id, business_connection_id)} answer ${name}`
}

// private

// A week.
const kept: Millis = 604_800_000

const Record: t.Type<AnswerRecord, unknown> = /* @__PURE__ */ t.type({
  state: t.union([t.literal('Writing'), t.literal('Ending'), t.literal('Done'), t.literal('Interrupted')]),
  question: t.string,
  text: t.string,
  from: t.number,
  prefix: t.string,
  present: t.union([Message, t.undefined]),
  sent: t.readonlyArray(Message),
})
