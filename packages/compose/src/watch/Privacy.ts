// What a log, a trace or a metric may show of an update: one policy for all of them, and the summary it
// allows.

import { tagOf } from '@pipegram/core/CallbackData'
import * as Command from '@pipegram/core/Command'
import { defined } from '@pipegram/core/Defined'
import { messageKinds } from '@pipegram/core/Filter'
import { make, type Secret } from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import type { Message, Update, UpdateKind, User } from '@pipegram/core/Types'
import { chatOf, kindOf, userOf } from '@pipegram/core/Update'
import { messageIn } from '@pipegram/core/UpdateFilters'
import * as O from 'fp-ts/lib/Option.js'

// model

/**
 * A summary of an update, as plain data. A field is missing if the policy forbids it or the update does not
 * have it.
 */
export interface UpdateSummary {
  readonly update_id: number
  /** `unlisted` if this version of the Bot API does not list the kind. */
  readonly kind: UpdateKind | 'unlisted'
  /** The id of the chat, or a hash of 12 characters. */
  readonly chat?: number | string
  readonly chat_type?: string
  /** The id of the user, or a hash of 12 characters. The private chat with the user has the same hash. */
  readonly user?: number | string
  /** The name of the command, without the slash and its arguments. */
  readonly command?: string
  /** The tag of the pressed button. */
  readonly button?: string
  /** What the user wrote: a text, a caption or an inline query. For a pressed button, its data. */
  readonly text?: string
  /** The first and last name of the user. */
  readonly name?: string
  readonly username?: string
  /** The title of the chat. */
  readonly title?: string
}

/** Options of `privacy`. */
export interface PrivacyOptions {
  /**
   * `hash`: 12 characters, always the same for one id; without the key nobody can find the id. `plain`: the
   * id itself. `none`: no ids. Default: `hash`.
   */
  readonly ids?: 'hash' | 'plain' | 'none'
  /**
   * The key of the hashes, at least 16 bytes. Default: each policy makes its own key; records of two policies
   * then have different hashes for one id.
   */
  readonly key?: Secret
  /**
   * True to show commands and the tags of buttons, or a list of those to show. A command is shown as the user
   * typed it, even if the bot does not have it. Default: true.
   */
  readonly commands?: boolean | ReadonlyArray<string> | ReadonlySet<string>
  /** True to show what users write. Default: false. */
  readonly text?: boolean
  /** True to show names, usernames and titles. Default: false. */
  readonly names?: boolean
}

/** A policy that decides what is shown. */
export interface PrivacyPolicy {
  readonly summaryOf: (update: Update) => UpdateSummary
  /** An id as the policy shows it; `undefined` if the policy shows no ids. */
  readonly idOf: (id: number) => number | string | undefined
}

// constructors

/**
 * Decides what may be shown of updates. Make one policy and use it in all steps that log, trace or count.
 * Without options, users can be told apart but not identified. Ids are hashed with a key that only this
 * process has, and texts and names are left out.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { privacy } from '@pipegram/compose/Privacy'
 *   import { said } from '@pipegram/testing/Build'
 *
 *   const { chat, user, ...rest } = privacy().summaryOf(said('/buy 2 apples'))
 *
 *   assert.deepStrictEqual(rest, { update_id: 1, kind: 'message', chat_type: 'private', command: 'buy' })
 *   assert.match(String(user), /^[\w-]{12}$/)
 *   assert.strictEqual(chat, user)
 */
export const privacy = ({
  ids = 'hash',
  key,
  commands = true,
  text = false,
  names = false,
}: PrivacyOptions = {}): PrivacyPolicy => {
  const named: ReadonlySet<string> = new Set(typeof commands === 'boolean' ? [] : commands)
  const mayName = (name: string): boolean => (typeof commands === 'boolean' ? commands : named.has(name))
  const idOf = idsBy(ids, key)
  const summaryOf = (update: Update): UpdateSummary => {
    const chat = O.toUndefined(chatOf(update))
    const user = O.toUndefined(userOf(update))
    const written = message(update)
    const command =
      written &&
      O.toUndefined(written.text === undefined ? Command.fromCaption(written) : Command.fromMessage(written))
        ?.name
    const data = queryOf(update)?.data
    const button = data && tagOf(data)
    const kind: UpdateSummary['kind'] = kindOf(update) ?? 'unlisted'
    return defined({
      update_id: update.update_id,
      kind,
      chat: chat && idOf(chat.id),
      chat_type: chat && String(chat.type),
      user: user && idOf(user.id),
      command: command !== undefined && mayName(command) ? command : undefined,
      button: button !== undefined && isTag.test(button) && mayName(button) ? button : undefined,
      text: text ? textOf(update, written) : undefined,
      name: names ? nameOf(user) : undefined,
      username: names ? user?.username : undefined,
      title: names ? chat?.title : undefined,
    })
  }
  return { summaryOf, idOf }
}

// private

const message = /* @__PURE__ */ messageIn(messageKinds)

const idsBy = (ids: 'hash' | 'plain' | 'none', key: Secret | undefined): PrivacyPolicy['idOf'] => {
  if (ids === 'none') return () => undefined
  if (ids === 'plain') return (id) => id
  // A given key is checked now. The policy makes its own key at the first use, because workerd has no random
  // bytes before the first request.
  const given = key && signer(key)
  let own: ReturnType<typeof signer> | undefined
  return (id) =>
    (given ?? (own ??= signer(make([...crypto.getRandomValues(new Uint8Array(32))].join())))).sign(
      'id',
      String(id),
    )
}

// The data of a button without a tag may be any text.
const isTag = /^[\w-]{1,32}$/

const queryOf = (update: Update) => update.callback_query ?? update.widget_query ?? update.shared_widget_query

const textOf = (update: Update, written: Message | undefined): string | undefined =>
  written?.text ??
  written?.caption ??
  queryOf(update)?.data ??
  (update.inline_query ?? update.chosen_inline_result)?.query

const nameOf = (user: User | undefined): string | undefined =>
  user && [user.first_name, user.last_name].filter((part) => part !== undefined).join(' ')
