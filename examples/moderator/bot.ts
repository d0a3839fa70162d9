// A moderator of groups. Read it from the bottom: `moderator` is the whole of it. A stranger cannot tell that
// its commands exist.

import {
  auth,
  banChatMember,
  became,
  branch,
  catchError,
  chatAdmins,
  choose,
  Clock,
  code,
  commands,
  dateTime,
  dedupe,
  DurationBetween,
  filter,
  filters,
  fmt,
  getChatMember,
  handle,
  mention,
  Optional,
  Permissions,
  pipe,
  pipeline,
  quote,
  recover,
  remove,
  reply,
  RestOfText,
  sendMessage,
  Store,
  t,
  tap,
  TE,
  tell,
  throttle,
  unbanChatMember,
  unknownCommand,
  use,
  UserIdFromString,
  type Bot,
  type HasCall,
  type Message,
  type Text,
  type User,
} from 'pipegram'
import { isAs, type HasCommand, type UserFacingError } from 'pipegram/compose'
import { BotCommands } from 'pipegram/core'

export interface Options {
  /** Where newcomers and warnings are kept: in memory, for as long as the program runs, unless told. */
  readonly store?: Store.Store
  readonly clock?: Clock.Clock
}

const {
  and,
  captionEntity,
  chatType,
  entity,
  externalReply,
  forwarded,
  isAutomaticForward,
  not,
  or,
  senderChat,
  senderChatType,
  user,
  viaBot,
} = filters
const byMembers = and(chatType('supergroup'), user, not(senderChat))
// Who writes in the name of a channel cannot be muted. What the channel of the group itself posts is no such
// thing.
const masked = and(chatType('supergroup'), senderChatType('channel'), not(isAutomaticForward))
const advertising = or(
  entity('url', 'text_link'),
  captionEntity('url', 'text_link'),
  forwarded,
  externalReply,
  viaBot,
)
const name = (one: User): Text => mention(one.first_name, one)
const day = 86_400

interface HasTarget {
  readonly target: User
  readonly their: Message
}

// A command about the writer of the message that it replies to. In a topic, what is no reply names the
// message that opened it.
const about =
  <C extends HasCommand, E, A>(run: (ctx: C & HasTarget) => TE.TaskEither<E, A>) =>
  (ctx: C): TE.TaskEither<E | UserFacingError, A> => {
    const their = ctx.message.reply_to_message
    return their?.from === undefined ||
      their.sender_chat !== undefined ||
      their.forum_topic_created !== undefined
      ? TE.left({
          _tag: 'NobodyMeant',
          sentence: 'Reply with this command to a message of the member whom you mean.',
        })
      : run({ ...ctx, target: their.from, their })
  }

export const moderator = ({
  clock = Clock.system,
  store = Store.makeMemoryStore({ clock }),
}: Options = {}): Bot => {
  const admins = chatAdmins({ clock })
  const scopes = [BotCommands.allChatAdministrators]
  const newcomer = (chat_id: number, user_id: number): string => `newcomer ${chat_id} ${user_id}`
  const warned = ({ their: { chat }, target }: HasTarget) =>
    Store.change(`warned ${chat.id} ${target.id}`, (n = '0') =>
      n === '2'
        ? { value: undefined, result: 3 }
        : { value: `${+n + 1}`, ttl: 30 * day * 1000, result: +n + 1 },
    )(store)
  const mute = ({ call, their, target }: HasCall & HasTarget, seconds: number) => {
    const until_date = Math.floor(clock.now() / 1000) + seconds
    return pipe(
      call(Permissions.restrict(their.chat.id, target.id, Permissions.muted, { until_date })),
      TE.chain(() =>
        call(quote(their, fmt`${name(target)} is muted until ${dateTime('later', until_date, 'dt')}.`)),
      ),
    )
  }

  return pipeline(
    use(dedupe({ store, clock })),
    choose(
      admins.watch,

      branch(
        use(became('administrator')),
        handle(({ chat, user: { id } }) =>
          Store.change(newcomer(chat.id, id), () => ({ value: undefined, result: id }))(store),
        ),
      ),

      // A raid is a thousand newcomers in a minute: each is remembered, and a few are welcomed.
      branch(
        use(became('in')),
        use(
          tap(({ chat, user: { id } }) =>
            Store.change(newcomer(chat.id, id), () => ({ value: 'yes', ttl: day * 1000, result: id }))(store),
          ),
        ),
        use(throttle({ per: 'chat', limit: 5, window: '1m', excess: 'drop', clock })),
        handle(({ call, chat, user: one }) =>
          call(
            sendMessage({
              chat_id: chat.id,
              text: fmt`Welcome, ${name(one)}! For a day, please send no links and forward nothing.`,
            }),
          ),
        ),
      ),

      branch(
        use(auth(admins.can('can_restrict_members'))),
        commands({
          warn: {
            description: 'Warn a member; the third warning mutes for a day',
            scopes,
            run: about((ctx) =>
              pipe(
                warned(ctx),
                TE.chainW((n) =>
                  n < 3
                    ? ctx.call(quote(ctx.their, fmt`${name(ctx.target)}, this is warning ${n} of 3.`))
                    : mute(ctx, day),
                ),
              ),
            ),
          },
          mute: {
            description: 'Mute a member: /mute 10m, and perhaps why',
            scopes,
            args: t.type({ time: DurationBetween('1m', '365d'), why: Optional(RestOfText) }),
            run: about((ctx) => mute(ctx, ctx.args.time)),
          },
          unmute: {
            description: 'Let a member write again',
            scopes,
            run: about(({ call, message, target: { id } }) =>
              pipe(
                call(Permissions.restrict(message.chat.id, id, Permissions.allOn)),
                TE.chain(() => call(reply(message, 'Done.'))),
              ),
            ),
          },
          ban: {
            description: 'Ban a member, and delete all that they wrote',
            scopes,
            run: about(({ call, message, target: { id, first_name } }) =>
              pipe(
                call(banChatMember({ chat_id: message.chat.id, user_id: id })),
                TE.chain(() =>
                  call(reply(message, fmt`${first_name} is banned. ${code(`/unban ${id}`)} undoes that.`)),
                ),
              ),
            ),
          },
          unban: {
            description: 'Let somebody come back, by their number',
            scopes,
            args: t.type({ id: UserIdFromString }),
            run: ({ call, message, args: { id } }) =>
              pipe(
                call(unbanChatMember({ chat_id: message.chat.id, user_id: id, only_if_banned: true })),
                TE.chain(() => call(reply(message, 'Done.'))),
              ),
          },
        }),
        recover('Rejected', ({ description }) =>
          TE.left({ _tag: 'Impossible', sentence: `Telegram refuses: ${description}` }),
        ),
      ),

      branch(
        use(filter(masked, 'message', 'edited_message')),
        handle(({ call, message }) => call(remove(message))),
      ),
      // An edit counts as well: what was harmless may have become a link.
      branch(
        use(filter(byMembers, 'message', 'edited_message')),
        choose(
          branch(
            use(
              throttle({
                per: ({ message: { chat, from } }) => `${chat.id} ${from.id}`,
                limit: 15,
                window: '10s',
                clock,
              }),
            ),
            use(filter(advertising)),
            handle(({ call, message }) =>
              pipe(
                store.get(newcomer(message.chat.id, message.from.id)),
                TE.chainW((found) => (found === undefined ? TE.right(true) : call(remove(message)))),
              ),
            ),
            recover('TooMany', (_, { call, message }) =>
              pipe(
                call(getChatMember({ chat_id: message.chat.id, user_id: message.from.id })),
                // Nobody mutes an administrator. Who is muted already, perhaps for longer, stays so.
                TE.chain((member) =>
                  isAs('administrator', member) || isAs('restricted', member)
                    ? TE.right(message)
                    : mute({ call, their: message, target: message.from }, 600),
                ),
              ),
            ),
          ),
        ),
      ),

      branch(
        use(filter(chatType('private'), 'message')),
        commands({
          start: ({ call, message }) => call(reply(message, 'I keep order in groups, as an administrator.')),
        }),
      ),
      unknownCommand('I do not know this command.'),
    ),
    catchError(tell),
  )
}
