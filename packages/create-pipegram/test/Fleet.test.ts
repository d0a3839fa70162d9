// The compose file of the template `fleet`: its commands and settings are those of its program.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../templates/${path}`, import.meta.url)), 'utf8')

const compose: unknown = parse(await read('fleet/compose.yaml'), { merge: true })

const bot = {
  build: '.',
  env_file: '.env',
  environment: { REDIS_URL: 'redis://redis:6379', ENGINE_TLS: 'off' },
  networks: ['telegram', 'engine'],
}

const hardened = { read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] }

test('the compose file has a receiver, workers and a Redis that keeps what it has', () => {
  expect(compose).toMatchObject({
    services: {
      receiver: { ...bot, ...hardened, command: ['node', 'src/main.ts', 'receive'] },
      worker: { ...bot, ...hardened, command: ['node', 'src/main.ts', 'work'] },
      redis: {
        ...hardened,
        image: expect.stringMatching(/^redis:\d+\.\d+\.\d+-/),
        command: expect.arrayContaining([
          '--appendonly',
          'yes',
          '--appendfsync',
          'always',
          '--maxmemory-policy',
          'noeviction',
        ]),
        networks: ['engine'],
        volumes: ['redis:/data'],
      },
    },
    networks: { engine: { internal: true } },
  })
})

test('the program knows the roles and the settings of the compose file', async () => {
  const program = await read('fleet/src/main.ts')
  for (const word of ["'receive'", "'work'", ...Object.keys(bot.environment)]) expect(program).toContain(word)
  expect(await read('fleet/_env.example')).toMatch(/^BOT_TOKEN=$[\s\S]*^REDIS_URL=$/m)
})
