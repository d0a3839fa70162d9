// An update from the stream, as a worker holds it.

import type { JsMsg } from '@nats-io/jetstream'
import type { TakenUpdate } from '@pipegram/updates/Inbox'
import type { BookEntry } from '@pipegram/updates/LaneBook'
import { keptIn } from '../InboxRecord.ts'
import { recordIn } from './NatsEngine.ts'

// model

/** The state of an update. It is stored in the entry of its partition. */
export interface NatsMark {
  attempts: number
  /** How many workers died while the update was running. */
  deaths: number
  isRunning: boolean
  /** The lane of the update waits until this time. */
  due: number
  /** The facts for parking. An update with them will be parked, by any owner of the partition. */
  parking?: string
}

/** An update that was read. */
export interface NatsUpdate extends Pick<TakenUpdate, 'receivedAt' | 'text' | 'trace'> {
  readonly id: number
  readonly lane: string
  /** The sequence number of the update in the stream. */
  readonly seq: number
  /** The message in the stream: a line of facts, and the text. */
  readonly content: string
  readonly mark: NatsMark
  /** `undefined` if the update is not in the book. */
  entry?: BookEntry
}

// constructors

export const freshMark = (): NatsMark => ({ attempts: 0, deaths: 0, isRunning: false, due: 0 })

/** The name by which the stream knows an update. */
export const messageId = (bot: number, id: number): string => `${bot}-${id}`

/** Reads a message. A message that does not decode gets a fault, and is parked whole. */
export const updateIn = (message: JsMsg, mark: NatsMark): NatsUpdate & { readonly fault?: string } => {
  const { seq } = message
  const content = message.string()
  const id = /^\d+-(-?\d+)(?:-|$)/.exec(message.headers?.get('Nats-Msg-Id') ?? '')?.[1]
  const { lane } = recordIn(content.slice(0, Math.max(0, content.indexOf('\n'))))
  return id === undefined || typeof lane !== 'string'
    ? { id: -seq, lane: '', seq, mark, text: content, content: unknownContent(content), fault: 'no record' }
    : { id: Number(id), lane, seq, mark, content, ...keptIn(content) }
}

// private

const unknownContent = (text: string): string =>
  `${JSON.stringify({ lane: '', kind: 'unknown', at: 0 })}\n${text}`
