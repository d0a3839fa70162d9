// A business account, bound to a world.

import type { BusinessBotRights, User } from '@pipegram/core/Types'
import * as BusinessActs from '../../acts/internal/BusinessActs.ts'
import { asBusiness } from '../../business/internal/BusinessAccounts.ts'
import { markTasks } from '../../business/internal/Checklists.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { World } from '../../world/internal/World.ts'
import type { BusinessChat, BusinessLink } from '../BusinessLink.ts'
import { idOf } from './LiveChatView.ts'

// constructors

/** Connects the bot to the account of a person. */
export const makeBusinessLink = (world: World, user: User, rights: BusinessBotRights): BusinessLink => {
  const id = world.act(BusinessActs.connect(user, rights))
  return {
    id,
    with: (partner) => makeBusinessChat(world, id, user, partner.user),
    allow: (next) => void world.act(BusinessActs.connect(user, next)),
    end: () => void world.act(BusinessActs.connect(user, {}, false)),
  }
}

// private

const makeBusinessChat = (world: World, id: string, owner: User, partner: User): BusinessChat => ({
  messages: () => {
    const room = SortedMap.get(partner.id)(world.state().business?.get(id)?.rooms)
    return SortedMap.values(room?.messages).map(({ message }) => message)
  },
  send: (what) => world.act(asBusiness(id, BusinessActs.writeInside(partner, partner, what))),
  reply: (what) => world.act(asBusiness(id, BusinessActs.writeInside(owner, partner, what))),
  delete: (...messages) => world.act(BusinessActs.deleteInside(id, partner.id, messages.map(idOf))),
  mark: (checklist, tasks, isDone = true) =>
    world.act(asBusiness(id, markTasks(partner, partner.id, idOf(checklist), tasks, isDone))),
})
