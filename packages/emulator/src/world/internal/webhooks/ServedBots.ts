// The bots of a server, by their tokens: those of the start, and those that people make later.

import type { IO } from 'fp-ts/lib/IO.js'
import type { BotApi } from '../../../http/internal/BotApi.ts'
import { withMarkdown } from '../../../messages/internal/rich/RichMarkdown.ts'
import { botIds } from '../../../state/internal/BotView.ts'
import { withLocalFiles } from '../LocalFiles.ts'
import { makePollTimer } from '../PollTimer.ts'
import type { World } from '../World.ts'
import { makeWebhookDelivery } from './WebhookDelivery.ts'

// model

/** The bots of a server. */
export interface ServedBots {
  /** By token. A new token replaces the old one at once. */
  readonly apis: ReadonlyMap<string, BotApi>
  /** Ends webhooks and timers. */
  readonly end: IO<void>
}

// constructors

/** Tracks the bots of a world. */
export const makeServedBots = (first: World, local: boolean): ServedBots => {
  const apis = new Map<string, BotApi>()
  const served = new Map<
    World,
    { token: string; readonly api: BotApi; readonly ends: ReadonlyArray<IO<void>> }
  >()
  const follow = (): void => {
    const worlds = botIds(first.state()).flatMap((id) => first.of(id) ?? [])
    for (const [world, { token, ends }] of served)
      if (!worlds.includes(world)) {
        apis.delete(token)
        served.delete(world)
        for (const end of ends) end()
      }
    for (const world of worlds) {
      const known = served.get(world)
      const token = world.token()
      if (known?.token === token) continue
      const api = known?.api ?? withMarkdown(local ? withLocalFiles(world) : world)
      if (known === undefined)
        served.set(world, { token, api, ends: [makeWebhookDelivery(world), makePollTimer(world)] })
      else {
        apis.delete(known.token)
        known.token = token
      }
      apis.set(token, api)
    }
  }
  follow()
  const forget = first.onChange(follow)
  return {
    apis,
    end: () => {
      forget()
      for (const { ends } of served.values()) for (const end of ends) end()
    },
  }
}
