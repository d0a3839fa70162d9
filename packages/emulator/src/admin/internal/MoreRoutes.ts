// More requests of the admin API: uploads, inline search, business accounts, topics, snapshots.

import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { choose } from '../../acts/internal/BotSearch.ts'
import * as BusinessActs from '../../acts/internal/BusinessActs.ts'
import { makeTopic } from '../../acts/internal/TopicActs.ts'
import { asBusiness } from '../../business/internal/BusinessAccounts.ts'
import * as Snapshot from '../../state/internal/Snapshot.ts'
import { done, inChat } from './AdminActs.ts'
import * as AdminBodies from './AdminBodies.ts'
import { route, type AdminRoute } from './AdminRoute.ts'

// constructors

/** More requests. */
export const moreRoutes: ReadonlyArray<AdminRoute> = [
  route(
    'POST',
    'send/file',
    'A person sends a file, such as a photo, a document or a voice message.',
    'The Message.',
    AdminBodies.UploadBody,
    (stage, body) => {
      const { kind, base64, file_name = '', caption, reply_to, topic } = body
      const file = new File([Buffer.from(base64, 'base64')], file_name)
      return inChat(stage, body).send(
        defined({ [kind]: file.size === 0 ? {} : file, caption }),
        defined({ reply_to, topic }),
      )
    },
  ),
  route(
    'POST',
    'inline',
    'A person searches by the inline mode of the bot, and may choose a result by its id.',
    'The id of the query, the answer of the bot, and the Message of the chosen result.',
    AdminBodies.InlineBody,
    async (stage, body) => {
      const search = inChat(stage, body).inline(body.query)
      const found = { query_id: search.id, ...(await search.found()) }
      return body.choose === undefined ? found : { ...found, message: search.choose(body.choose) }
    },
  ),
  route(
    'POST',
    'inline/choose',
    'A person sends a result of a search, by the id of the query and of the result.',
    'The Message.',
    AdminBodies.ChooseBody,
    ({ world }, { query_id, result_id }) => world.act(choose(query_id, result_id)),
  ),
  route(
    'POST',
    'business',
    'A person lets the bot act for an account, changes its rights, or ends that.',
    'The business_connection_id.',
    AdminBodies.BusinessBody,
    ({ world, people }, { user_id, rights = { can_reply: true }, is_enabled = true }) => {
      const given = Object.fromEntries(
        Object.entries(rights).flatMap(([name, on]) => (on ? [[name, true as const]] : [])),
      )
      return world.act(BusinessActs.connect(people.personOf(user_id).user, given, is_enabled))
    },
  ),
  route(
    'POST',
    'business/send',
    'A message in the chat of a business account with a partner, by the partner or the owner.',
    'The Message.',
    AdminBodies.BusinessSendBody,
    ({ world, people }, { user_id, partner_id, text, by = 'partner' }) => {
      const partner = people.personOf(partner_id).user
      const from = by === 'partner' ? partner : people.personOf(user_id).user
      return world.act(asBusiness(`business-${user_id}`, BusinessActs.writeInside(from, partner, text)))
    },
  ),
  route(
    'POST',
    'topics',
    'A person makes a topic in a forum.',
    'The message_thread_id of the topic.',
    AdminBodies.TopicBody,
    ({ world, people }, { user_id, chat_id, name }) =>
      world.act(makeTopic(people.personOf(user_id).user, chat_id, name)),
  ),
  route(
    'GET',
    'snapshot',
    'Gives all that the emulator knows.',
    '{ snapshot }: a text for POST /_/snapshot.',
    AdminBodies.Nothing,
    async ({ world }) => ({ snapshot: await Snapshot.toText(world.state()) }),
  ),
  route(
    'POST',
    'snapshot',
    'Goes back to a snapshot.',
    'true',
    AdminBodies.SnapshotBody,
    ({ world }, { snapshot }) => {
      const state = Snapshot.fromText(snapshot)
      if (E.isLeft(state)) throw new Error(`The snapshot cannot be used: ${state.left}.`)
      return done(world.restore(state.right))
    },
  ),
]
