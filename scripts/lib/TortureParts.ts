// The bots that `npm run torture` kills: ours with each source, and those of the peers.

import { folder, manifestOf } from '../../packages/bench/src/Versions.ts'
import { subjects, type TortureSubject } from '../../packages/updates/test/torture/Torture.ts'

// model

export interface TorturePart {
  /** Its name on the command line. */
  readonly key: string
  readonly subject: TortureSubject
}

// instances

export const ours: ReadonlyArray<TorturePart> = [
  { key: 'polling', subject: subjects.polling },
  { key: 'polling-inbox', subject: subjects.pollingInbox },
  { key: 'webhook', subject: subjects.webhook },
  { key: 'webhook-inbox', subject: subjects.webhookInbox },
]

const peer = (key: string, dependency: string, name = key): TorturePart => ({
  key,
  subject: {
    name: `${name} ${manifestOf(dependency).version}`,
    file: `${folder}src/torture/${key}.ts`,
    source: 'polling',
    hasInbox: false,
  },
})

export const peers: ReadonlyArray<TorturePart> = [
  peer('grammY', 'grammy'),
  peer('grammYRunner', '@grammyjs/runner', 'runner of grammY'),
  peer('Telegraf', 'telegraf'),
  peer('GramIO', 'gramio'),
  peer('puregram', 'puregram'),
]
