// The bodies of requests of the admin API. The same codecs check a request, describe it, and read a seed
// file.

import * as t from 'io-ts'
import type { Sendable } from '../../messages/Sendable.ts'
import * as Json from '../../values/internal/Json.ts'

// codecs of parts

const isInteger = (u: unknown): u is number => typeof u === 'number' && Number.isSafeInteger(u)

/** A whole number. */
export const int = new t.Type<number>(
  'an integer',
  isInteger,
  (u, context) => (isInteger(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

const isSendable = (u: unknown): u is Sendable => Json.isObject(u)

// The content of a message is checked when it is sent.
const Parts = new t.Type<Sendable>(
  'Message',
  isSendable,
  (u, context) => (isSendable(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

const Choice = t.partial({
  users: t.readonlyArray(t.type({ id: int })),
  chat: t.type({ id: int }),
  poll: t.intersection([
    t.type({ question: t.string, options: t.readonlyArray(t.string) }),
    t.partial({ correct: int }),
  ]),
  data: t.string,
  bot: t.partial({ name: t.string, username: t.string }),
})

// A person in a chat. Default chat: the private chat with the bot.
const Actor = t.intersection([t.type({ user_id: int }), t.partial({ chat_id: int })])

// codecs

/** Nothing. */
export const Nothing = t.type({})

/** One more bot of a seed. Its token contains its id. */
export const BotBody = t.partial({
  token: t.string,
  first_name: t.string,
  username: t.string,
  can_join_groups: t.boolean,
  can_read_all_group_messages: t.boolean,
  supports_inline_queries: t.boolean,
  supports_guest_queries: t.boolean,
  can_connect_to_business: t.boolean,
  can_manage_bots: t.boolean,
  supports_join_request_queries: t.boolean,
  has_topics_enabled: t.boolean,
})

/** A new person. */
export const UserBody = t.intersection([
  t.type({ first_name: t.string }),
  t.partial({
    id: int,
    last_name: t.string,
    username: t.string,
    language_code: t.string,
    is_premium: t.literal(true),
  }),
])

/** A new group or channel. Its members are ids of users; the first is the owner. */
export const ChatBody = t.intersection([
  t.type({ title: t.string }),
  t.partial({
    type: t.keyof({ group: null, supergroup: null, channel: null }),
    username: t.string,
    members: t.readonlyArray(int),
    bot: t.keyof({ administrator: null, member: null, none: null }),
    bots: t.readonlyArray(int),
    join_by_request: t.boolean,
    is_forum: t.boolean,
    id: int,
  }),
])

/** A chat. */
export const ChatQuery = t.type({ chat_id: int })

/** A message of a person: a text, or any parts of a message. */
export const SendBody = t.intersection([
  Actor,
  t.partial({ text: t.string, message: Parts, reply_to: int, topic: int }),
])

/** A message of a seed: to the first bot, or to another one. */
export const SeedMessage = t.intersection([SendBody, t.partial({ bot_id: int })])

/** Several photos, videos, documents or audio files as one album; `apart` is in milliseconds. */
export const AlbumBody = t.intersection([
  Actor,
  t.type({ items: t.readonlyArray(Parts) }),
  t.partial({ reply_to: int, apart: int }),
])

/** A changed message of a person. */
export const EditBody = t.intersection([
  Actor,
  t.type({ message_id: int }),
  t.partial({ text: t.string, message: Parts }),
])

/** A pressed button: by its text, by the id of a prepared button, or by data that no button has. */
export const PressBody = t.intersection([
  Actor,
  t.partial({ button: t.string, message_id: int, prepared: t.string, data: t.string, choice: Choice }),
])

/** A person in a chat who opens the app of its menu button. */
export const ActorBody = Actor

/** A prepared message that a person sends. */
export const ShareBody = t.intersection([Actor, t.type({ prepared: t.string })])

/** A person and the channel in the person's profile. Default: no channel. */
export const ProfileBody = t.intersection([t.type({ user_id: int }), t.partial({ personal_chat_id: int })])

/** Reactions of a person to a message, as emojis. An empty list removes them. */
export const ReactBody = t.intersection([
  Actor,
  t.type({ message_id: int, reactions: t.readonlyArray(t.string) }),
])

/** A vote in a poll, as texts or indexes of options. An empty list takes the vote back. */
export const VoteBody = t.intersection([
  Actor,
  t.type({ message_id: int, options: t.readonlyArray(t.union([t.string, int])) }),
])

/** A person who pays an invoice. `tip` is in the smallest units of the currency. */
export const PayBody = t.intersection([Actor, t.type({ message_id: int }), t.partial({ tip: int })])

/** A person who joins a chat. */
export const JoinBody = t.intersection([
  t.type({ user_id: int, chat_id: int }),
  t.partial({ invite_link: t.string }),
])

/** A person in a chat. */
export const MemberBody = t.type({ user_id: int, chat_id: int })

/** A person. */
export const PersonBody = t.type({ user_id: int })

/**
 * What to wait for: seconds from 0 to 60, a chat, and the number of the last known event. Default: the last
 * event that an earlier request returned.
 */
export const ReceivedQuery = t.partial({ wait: t.number, chat_id: int, after: int })

/** The calls of one method. */
export const CallsQuery = t.partial({ method: t.string })

/** A fault of the next calls. `by` is in milliseconds. */
export const FaultBody = t.intersection([
  t.type({ fault: t.keyof({ late: null, too_many: null, failed: null, dropped: null, cut: null }) }),
  t.partial({
    by: int,
    retry_after: int,
    status: int,
    body: t.string,
    when: t.keyof({ before: null, after: null }),
    method: t.string,
    times: int,
    share: t.number,
  }),
])

/** An inline query of a person, and the id of the result that the person chooses. */
export const InlineBody = t.intersection([
  Actor,
  t.type({ query: t.string }),
  t.partial({ choose: t.string }),
])

/** A result of a search, which the person sends to the chat of the search. */
export const ChooseBody = t.intersection([Actor, t.type({ query_id: t.string, result_id: t.string })])

/** A file of a person: its kind, its name, and its content in base64. */
export const UploadBody = t.intersection([
  Actor,
  t.type({
    kind: t.keyof({
      photo: null,
      document: null,
      video: null,
      animation: null,
      audio: null,
      voice: null,
      video_note: null,
      sticker: null,
    }),
    base64: t.string,
  }),
  t.partial({ file_name: t.string, caption: t.string, reply_to: int, topic: int }),
])

/** A person who lets the bot act for an account; rights as in BusinessBotRights. */
export const BusinessBody = t.intersection([
  t.type({ user_id: int }),
  t.partial({ rights: t.record(t.string, t.boolean), is_enabled: t.boolean }),
])

/** A message in the chat of the account of `user_id` with `partner_id`, from one of them. */
export const BusinessSendBody = t.intersection([
  t.type({ user_id: int, partner_id: int, text: t.string }),
  t.partial({ by: t.keyof({ partner: null, owner: null }) }),
])

/** A person who makes a topic. */
export const TopicBody = t.type({ user_id: int, chat_id: int, name: t.string })

/** A snapshot that an earlier request returned. */
export const SnapshotBody = t.type({ snapshot: t.string })

/** The branches of a bot. Each branch comes before the branches in it. */
export const PipelineBody = t.type({
  lines: t.readonlyArray(t.type({ id: t.string, label: t.string, depth: int })),
})

/** The branches that took an update, by their ids. Default outcome: `handled`. */
export const TrailBody = t.intersection([
  t.type({ update_id: int, branches: t.readonlyArray(t.string) }),
  t.partial({ outcome: t.string }),
])

/** How far to move a clock that stands still, in milliseconds. */
export const ClockBody = t.type({ advance: int })
