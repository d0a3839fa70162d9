// The requests of the admin API, through which a program in any language acts as the users of the bot. One
// table has the input, the action and the result of each request. The OpenAPI document is made from it.

import { defined } from '@pipegram/core/Defined'
import * as GroupVisit from '../../acts/internal/groups/GroupVisit.ts'
import { makeChatView } from '../../people/internal/LiveChatView.ts'
import { botsOf } from '../../state/internal/BotView.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { contentOf, done, faultOf, inChat, press, received } from './AdminActs.ts'
import * as AdminBodies from './AdminBodies.ts'
import { route, type AdminRoute } from './AdminRoute.ts'
import { appRoutes } from './AppRoutes.ts'
import { moreRoutes } from './MoreRoutes.ts'
import { screenRoutes } from './ScreenRoutes.ts'

// constructors

/** All requests. */
export const adminRoutes: ReadonlyArray<AdminRoute> = [
  route(
    'GET',
    'bots',
    'Lists all bots. Any other request is about the first one, or about that of `bot_id` in its query.',
    'An array of User.',
    AdminBodies.Nothing,
    ({ world }) => botsOf(world.state()),
  ),
  route('GET', 'users', 'Lists all people and bots.', 'An array of User.', AdminBodies.Nothing, ({ world }) =>
    SortedMap.values(world.state().users),
  ),
  route(
    'POST',
    'users',
    'Makes a new person.',
    'The User.',
    AdminBodies.UserBody,
    ({ people }, about) => people.user(defined({ ...about })).user,
  ),
  route('GET', 'chats', 'Lists all chats.', 'An array of Chat.', AdminBodies.Nothing, ({ world }) =>
    SortedMap.values(world.state().rooms).map(({ chat }) => chat),
  ),
  route(
    'POST',
    'chats',
    'Makes a new group or channel.',
    'The Chat.',
    AdminBodies.ChatBody,
    (stage, about) => {
      const { members = [], bots = [], ...rest } = about
      const group = stage.people.group({
        ...defined(rest),
        bots: bots.map((id) => ({ id })),
        members: members.map((id) => stage.people.personOf(id)),
      })
      return roomOf(stage.world.state(), group.id)?.chat
    },
  ),
  route(
    'GET',
    'messages',
    'Lists the messages of a chat.',
    'An array of Message.',
    AdminBodies.ChatQuery,
    ({ world }, { chat_id }) => makeChatView(world, chat_id).messages(),
  ),
  route('POST', 'send', 'A person sends a message.', 'The Message.', AdminBodies.SendBody, (stage, body) =>
    inChat(stage, body).send(contentOf(body), defined({ reply_to: body.reply_to, topic: body.topic })),
  ),
  route(
    'POST',
    'album',
    'A person sends an album.',
    'An array of Message.',
    AdminBodies.AlbumBody,
    (stage, body) => {
      const { items, reply_to, apart } = body
      return inChat(stage, body).album(items, defined({ reply_to, apart }))
    },
  ),
  route('POST', 'edit', 'A person edits a message.', 'The Message.', AdminBodies.EditBody, (stage, body) =>
    inChat(stage, body).edit(body.message_id, contentOf(body)),
  ),
  route(
    'POST',
    'press',
    'A person presses a button.',
    'What that does: { query_id }, { message }, { opens }, { copies }, or { switches: { query, to } }.',
    AdminBodies.PressBody,
    (stage, body) => press(stage, body),
  ),
  route('POST', 'react', 'A person reacts to a message.', 'true', AdminBodies.ReactBody, (stage, body) =>
    done(inChat(stage, body).react(body.message_id, ...body.reactions)),
  ),
  route('POST', 'vote', 'A person votes in a poll.', 'true', AdminBodies.VoteBody, (stage, body) =>
    done(inChat(stage, body).vote(body.message_id, ...body.options)),
  ),
  route(
    'POST',
    'pay',
    'A person pays an invoice, and waits for the end of the payment.',
    'How it ended: { ok: true, message }, or { ok: false, error_message }.',
    AdminBodies.PayBody,
    (stage, body) =>
      inChat(stage, body)
        .pay(body.message_id, defined({ tip: body.tip }))
        .settled(),
  ),
  route(
    'POST',
    'join',
    'A person joins a group, also by a link.',
    'true',
    AdminBodies.JoinBody,
    ({ world, people }, body) =>
      done(world.act(GroupVisit.join(people.personOf(body.user_id).user, body.chat_id, body.invite_link))),
  ),
  route(
    'POST',
    'leave',
    'A person leaves a group.',
    'true',
    AdminBodies.MemberBody,
    ({ world, people }, body) =>
      done(world.act(GroupVisit.leave(people.personOf(body.user_id).user, body.chat_id))),
  ),
  route(
    'POST',
    'block',
    'A person blocks the bot.',
    'true',
    AdminBodies.PersonBody,
    ({ people }, { user_id }) => done(people.personOf(user_id).block()),
  ),
  route(
    'POST',
    'unblock',
    'A person unblocks the bot.',
    'true',
    AdminBodies.PersonBody,
    ({ people }, { user_id }) => done(people.personOf(user_id).unblock()),
  ),
  route(
    'GET',
    'received',
    'Waits for what the bot does: messages, edits, answers to buttons and so on, each once.',
    'An array of { number, item }; it is empty if nothing came in time.',
    AdminBodies.ReceivedQuery,
    (stage, query) => received(stage, query),
  ),
  route(
    'GET',
    'calls',
    'Lists the calls of the bot.',
    'An array of calls.',
    AdminBodies.CallsQuery,
    ({ world }, { method }) => world.calls().filter((call) => method === undefined || call.method === method),
  ),
  route(
    'POST',
    'faults',
    'Injects a fault into the next calls of the bot.',
    'true',
    AdminBodies.FaultBody,
    ({ world }, body) => {
      const { method, times, share } = body
      world.inject(faultOf(body), defined({ method, times, share }))
      return true
    },
  ),
  route('DELETE', 'faults', 'Ends all faults.', 'true', AdminBodies.Nothing, ({ world }) =>
    done(world.endFaults()),
  ),
  route(
    'GET',
    'clock',
    'Tells the time of the emulator.',
    'Milliseconds since 1970.',
    AdminBodies.Nothing,
    ({ world }) => world.clock.now(),
  ),
  route(
    'POST',
    'clock',
    'Moves a clock that stands still.',
    'The new time.',
    AdminBodies.ClockBody,
    ({ world, advance }, body) => {
      if (advance === undefined)
        throw new Error(
          'The emulator runs on the clock of the machine: start it with --clock manual to move its time.',
        )
      if (body.advance < 0)
        throw new Error(`advance is ${body.advance} and should be milliseconds from 0 on.`)
      advance(body.advance)
      return world.clock.now()
    },
  ),
  route(
    'POST',
    'reset',
    'Forgets all people, chats, calls and faults. The webhook stays.',
    'true',
    AdminBodies.Nothing,
    ({ reset }) => done(reset()),
  ),
  ...moreRoutes,
  ...appRoutes,
  ...screenRoutes,
]
