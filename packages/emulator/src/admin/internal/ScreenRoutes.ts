// Requests of the admin API about the program of the bot: the trail of its updates, and a restart.

import { defined } from '@pipegram/core/Defined'
import { done } from './AdminActs.ts'
import * as AdminBodies from './AdminBodies.ts'
import { route, type AdminRoute } from './AdminRoute.ts'

// constructors

/** Requests about the program of the bot. */
export const screenRoutes: ReadonlyArray<AdminRoute> = [
  route(
    'GET',
    'pipeline',
    'Shows the pipeline of the bot, and the branches that took the last update.',
    '{ lines, trail }: what the bot has told.',
    AdminBodies.Nothing,
    ({ world }) => world.pipeline.shown(),
  ),
  route(
    'POST',
    'pipeline',
    'The bot tells the branches of its pipeline, each before those in it.',
    'true',
    AdminBodies.PipelineBody,
    ({ world }, { lines }) => done(world.pipeline.pipeline(lines)),
  ),
  route(
    'POST',
    'trail',
    'The bot tells which branches took an update, the outermost first.',
    'true',
    AdminBodies.TrailBody,
    ({ world }, trail) => {
      const known = new Set(world.pipeline.shown().lines.map(({ id }) => id))
      const strange = trail.branches.find((id) => !known.has(id))
      if (strange !== undefined)
        throw new Error(`There is no branch "${strange}": tell the branches by POST /_/pipeline first.`)
      return done(world.pipeline.trail(defined({ outcome: 'handled', ...trail })))
    },
  ),
  route(
    'POST',
    'restart',
    'Restarts the program of the bot.',
    'true',
    AdminBodies.Nothing,
    async ({ restart }) => {
      if (restart === undefined)
        throw new Error(
          'The emulator did not start the bot: run npx @pipegram/emulator -- and the command of the bot.',
        )
      return done(await restart())
    },
  ),
]
