// Where a bot that is killed keeps its state: in a temporary folder, or on a server of its own.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  postgresPrograms,
  programOf,
  startNats,
  startPostgres,
  startRedis,
} from '../../../storage/test/Servers.ts'

// model

/** The stores that compare and set, and survive the process. */
export const storeKinds = ['sqlite', 'file', 'postgres', 'redis', 'nats'] as const

export type StoreKind = (typeof storeKinds)[number]

/** The place of the store. */
export interface KillStage {
  readonly kind: StoreKind
  readonly place: string
  readonly stop: () => Promise<void>
}

// constructors

/** A store in a temporary folder, or on a server of its own. `undefined` if its server is not installed. */
export const stageOf = async (kind: StoreKind): Promise<KillStage | undefined> => {
  if (kind === 'sqlite' || kind === 'file') {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-dialogs-'))
    const stop = async () => rmSync(folder, { recursive: true, force: true })
    return { kind, place: join(folder, 'bot.store'), stop }
  }
  const program = programs[kind]()
  if (program === undefined) return undefined
  const { url, stop } = await starts[kind](program)
  return { kind, place: url, stop }
}

// private

const programs = {
  postgres: () => postgresPrograms,
  redis: () => programOf('redis-server'),
  nats: () => programOf('nats-server'),
}

const starts = { postgres: startPostgres, redis: startRedis, nats: startNats }
