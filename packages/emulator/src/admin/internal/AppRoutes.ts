// Requests of the admin API about Mini Apps and profiles.

import { openedJoinApp } from '../../people/internal/LivePress.ts'
import { setPersonalChat } from '../../profiles/internal/PersonalChats.ts'
import { done, inChat } from './AdminActs.ts'
import * as AdminBodies from './AdminBodies.ts'
import { route, type AdminRoute } from './AdminRoute.ts'

// constructors

/** Requests about Mini Apps and profiles. */
export const appRoutes: ReadonlyArray<AdminRoute> = [
  route(
    'POST',
    'menu',
    'A person opens the Mini App of the menu button of a chat.',
    '{ opens }: the address of the app, with its signed launch data.',
    AdminBodies.ActorBody,
    (stage, body) => inChat(stage, body).openMenu(),
  ),
  route(
    'POST',
    'join/app',
    'A person who wants to join a chat opens the Mini App that its guard bot asks for.',
    '{ opens }: the address of the app, with its signed launch data.',
    AdminBodies.MemberBody,
    ({ world, people }, { user_id, chat_id }) => openedJoinApp(world, people.personOf(user_id).user, chat_id),
  ),
  route(
    'POST',
    'share',
    'A person sends a message that the bot has prepared for a Mini App.',
    'The Message.',
    AdminBodies.ShareBody,
    (stage, body) => inChat(stage, body).share(body.prepared),
  ),
  route(
    'POST',
    'profile',
    'A person shows a channel in the profile, or none.',
    'true',
    AdminBodies.ProfileBody,
    ({ world, people }, { user_id, personal_chat_id }) =>
      done(world.act(setPersonalChat(people.personOf(user_id).user, personal_chat_id))),
  ),
]
