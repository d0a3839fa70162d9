// A moderator of groups. Members cannot tell that its commands exist.

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
  filters as is,
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
  says,
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
  type Context,
  type User,
} from 'pipegram'
import { aboutMember, except, isAs, type HasCommand, type MemberContext as About } from 'pipegram/compose'
import { BotCommands } from 'pipegram/core'

export const moderator = (
  clock = Clock.system,
  store: Store.Store = Store.makeMemoryStore({ clock }),
): Bot => {
  const admins = chatAdmins({ clock })
  return pipeline(
    use(dedupe({ clock, store })),
    choose(
      admins.watch,
      branch(
        use(became('in')),
        use(tap(({ chat, user }) => Store.count(`new ${chat.id} ${user.id}`, '1d')(store))),
        // A raid brings thousands: a few are welcomed.
        use(throttle({ per: 'chat', limit: 5, window: '1m', excess: 'drop', clock })),
        handle(({ call, chat, user }) =>
          call(
            sendMessage({
              chat_id: chat.id,
              text: fmt`Welcome, ${nameOf(user)}! For a day, please send no links and forward nothing.`,
            }),
          ),
        ),
      ),
      branch(
        use(auth(admins.can('can_restrict_members'))),
        commands({
          warn: {
            ...listed('Warn a member; the third warning mutes for a day'),
            run: about((ctx) =>
              pipe(
                Store.count(`warned ${keyOf(ctx)}`, '30d')(store),
                TE.chainW((n) => (n % 3 === 0 ? mute(ctx, clock.now(), 86_400) : warn(ctx, n % 3))),
              ),
            ),
          },
          mute: {
            ...listed('Mute a member: /mute 10m, and perhaps why'),
            args: t.type({ time: DurationBetween('1m', '365d'), why: Optional(RestOfText) }),
            run: about((ctx) => mute(ctx, clock.now(), ctx.args.time)),
          },
          unmute: { ...listed('Let a member write again'), run: about(unmute) },
          ban: { ...listed('Ban a member, and delete their messages'), run: about(ban) },
          unban: {
            ...listed('Let a user come back, by their id'),
            args: t.type({ id: UserIdFromString }),
            run: (ctx) => unban(ctx, ctx.message.chat.id, ctx.args.id),
          },
        }),
        recover('Rejected', ({ description }) =>
          TE.left({ _tag: 'Impossible', sentence: `Telegram refuses: ${description}` }),
        ),
      ),
      branch(
        use(filter(is.and(is.chatType('supergroup'), is.user), 'message', 'edited_message')),
        choose(
          branch(
            use(filter(masked)),
            handle(({ call, message }) => call(remove(message))),
          ),
          branch(
            use(filter(is.not(is.senderChat))),
            use(auth(except(admins.can()))),
            use(throttle({ per: keyOf, limit: 15, window: '10s', clock })),
            use(filter(advertising)),
            handle((ctx) =>
              pipe(
                store.get(`new ${keyOf(ctx)}`),
                TE.chainW((found) => (found ? ctx.call(remove(ctx.message)) : TE.right(true))),
              ),
            ),
            recover('TooMany', (_, ctx) =>
              pipe(
                ctx.call(getChatMember({ chat_id: ctx.message.chat.id, user_id: ctx.message.from.id })),
                // No restriction gets shorter.
                TE.chain((member) =>
                  isAs('restricted', member) ? TE.right(ctx.message) : mute(ctx, clock.now(), 600),
                ),
              ),
            ),
          ),
        ),
      ),
      branch(
        use(filter(is.chatType('private'), 'message')),
        commands({ start: says('I keep order in groups, as an administrator.') }),
      ),
      unknownCommand('I do not know this command.'),
    ),
    catchError(tell),
  )
}

// Telegram cannot mute a channel.
const masked = is.and(is.senderChatType('channel'), is.not(is.isAutomaticForward))

const advertising = is.or(
  is.entity('url', 'text_link'),
  is.captionEntity('url', 'text_link'),
  is.forwarded,
  is.externalReply,
  is.viaBot,
)

const nameOf = (user: User) => mention(user.first_name, user)

const listed = (description: string) => ({ description, scopes: [BotCommands.allChatAdministrators] })

const about = aboutMember('Reply with this command to a message of the member whom you mean.')

const keyOf = ({ message: { chat, from } }: About) => `${chat.id} ${from.id}`

const warn = ({ call, message }: About, n: number) =>
  call(quote(message, fmt`${nameOf(message.from)}, this is warning ${n} of 3.`))

const mute = ({ call, message }: About, now: number, seconds: number) => {
  const { chat, from } = message
  const until_date = Math.floor(now / 1000) + seconds
  const until = dateTime('later', until_date, 'dt')
  return pipe(
    call(Permissions.restrict(chat.id, from.id, Permissions.muted, { until_date })),
    TE.chain(() => call(quote(message, fmt`${nameOf(from)} is muted until ${until}.`))),
  )
}

const unmute = (ctx: About) =>
  pipe(
    ctx.call(Permissions.restrict(ctx.message.chat.id, ctx.message.from.id, Permissions.allOn)),
    TE.chain(() => says('Done.')(ctx)),
  )

const ban = ({ call, message, message: { chat, from } }: About) =>
  pipe(
    call(banChatMember({ chat_id: chat.id, user_id: from.id })),
    TE.chain(() =>
      call(reply(message, fmt`${from.first_name} is banned. ${code(`/unban ${from.id}`)} undoes that.`)),
    ),
  )

const unban = (ctx: Context & HasCommand, chat_id: number, user_id: number) =>
  pipe(
    ctx.call(unbanChatMember({ chat_id, user_id, only_if_banned: true })),
    TE.chain(() => says('Done.')(ctx)),
  )
