// What may be said of an update in a log, a trace or a metric: one policy for all of them, and a summary that
// holds to it.

import { tagOf } from '@pipegram/core/CallbackData'
import * as Command from '@pipegram/core/Command'
import { messageKinds } from '@pipegram/core/Filter'
import { make, type Secret } from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import type { Update, UpdateKind } from '@pipegram/core/Types'
import { chatOf, kindOf, userOf } from '@pipegram/core/Update'
import { messageIn } from '@pipegram/core/UpdateFilters'
import * as O from 'fp-ts/lib/Option.js'

// model

/**
 * What is said of an update: plain data. A field that the policy forbids, or that the update has not, is not
 * there.
 */
export interface UpdateSummary {
  readonly update_id: number
  /** `unlisted` where this version of the Bot API does not list it. */
  readonly kind: UpdateKind | 'unlisted'
  /** The chat's id, or 12 characters that stand for it. */
  readonly chat?: number | string
  readonly chat_type?: string
  /** The user's id, or 12 characters that stand for it: the same as for the private chat with this user. */
  readonly user?: number | string
  /** The command, without the slash and what follows it. */
  readonly command?: string
  /** The tag of the button that was pressed. */
  readonly button?: string
  /** What the user wrote: a text, a caption, an inline query, or what the button carries. */
  readonly text?: string
  /** First and last name of the user. */
  readonly name?: string
  readonly username?: string
  /** The title of the chat. */
  readonly title?: string
}

export interface PrivacyOptions {
  /**
   * `hash` unless told: 12 characters that are the same for the same id, and that nobody without the key can
   * turn back. `plain` is the id itself; `none` leaves ids out.
   */
  readonly ids?: 'hash' | 'plain' | 'none'
  /**
   * The key of the hashes, of at least 16 bytes. Without one, each policy has a key of its own, and only what
   * shares the policy can be joined.
   */
  readonly key?: Secret
  /**
   * Whether commands and the tags of buttons are named, or which: `true` unless told. A command is what a
   * user typed, whether the bot has it or not.
   */
  readonly commands?: boolean | ReadonlyArray<string> | ReadonlySet<string>
  /** Whether what users write is said; `false` unless told. */
  readonly text?: boolean
  /** Whether names, usernames and titles are said; `false` unless told. */
  readonly names?: boolean
}

/** A policy at work. */
export interface PrivacyPolicy {
  readonly summaryOf: (update: Update) => UpdateSummary
  /** An id as the policy shows it; `undefined` where it shows none. */
  readonly idOf: (id: number) => number | string | undefined
}

// constructors

/**
 * What may be said of updates, made once and given to all that logs, traces or counts. Without options it
 * tells apart who is who and says who nobody is: ids are hashed with a key of its own, which dies with the
 * process, and nothing is said of texts and names.
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
    const data = update.callback_query?.data
    const button = data && tagOf(data)
    return {
      update_id: update.update_id,
      kind: kindOf(update) ?? 'unlisted',
      ...field('chat', chat && idOf(chat.id)),
      ...field('chat_type', chat && String(chat.type)),
      ...field('user', user && idOf(user.id)),
      ...field('command', command !== undefined && mayName(command) ? command : undefined),
      ...field('button', button !== undefined && isTag.test(button) && mayName(button) ? button : undefined),
      ...(text
        ? field(
            'text',
            written?.text ??
              written?.caption ??
              data ??
              (update.inline_query ?? update.chosen_inline_result)?.query,
          )
        : {}),
      ...(names
        ? field(
            'name',
            user && [user.first_name, user.last_name].filter((part) => part !== undefined).join(' '),
          )
        : {}),
      ...(names ? field('username', user?.username) : {}),
      ...(names ? field('title', chat?.title) : {}),
    }
  }
  return { summaryOf, idOf }
}

// private

const message = /* @__PURE__ */ messageIn(messageKinds)

const idsBy = (ids: 'hash' | 'plain' | 'none', key: Secret | undefined): PrivacyPolicy['idOf'] => {
  if (ids === 'none') return () => undefined
  if (ids === 'plain') return (id) => id
  // A key that is too short is refused now; one of this process is made when it is first asked for, since
  // workerd gives no random bytes before.
  const given = key && signer(key)
  let own: ReturnType<typeof signer> | undefined
  return (id) =>
    (given ?? (own ??= signer(make([...crypto.getRandomValues(new Uint8Array(32))].join())))).sign(
      'id',
      String(id),
    )
}

// Data of a button that no tag begins may be any text.
const isTag = /^[\w-]{1,32}$/

const field = <K extends string, A>(name: K, value: A | undefined): { readonly [P in K]?: A } => {
  const none: { readonly [P in K]?: A } = {}
  return value === undefined ? none : { ...none, [name]: value }
}
