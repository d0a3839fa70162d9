// A server of Redis or of NATS for the show: on a free port, in a temporary folder, gone at the end.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

// model

export type EngineName = 'nats' | 'redis'

export interface Engine {
  /** What the processes of the fleet are told of it. */
  readonly env: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

interface EngineKind {
  readonly program: string
  readonly flags: (port: number, folder: string) => ReadonlyArray<string>
  readonly env: (port: number) => Readonly<Record<string, string>>
  /** How to install it. */
  readonly advice: string
}

const kinds: Readonly<Record<EngineName, EngineKind>> = {
  redis: {
    program: 'redis-server',
    flags: (port, folder) => [
      ...[
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--dir',
        folder,
        '--save',
        '',
        '--appendonly',
        'yes',
        '--appendfsync',
        'always',
      ],
    ],
    env: (port) => ({ REDIS_URL: `redis://127.0.0.1:${port}` }),
    advice: 'Install Redis 7 or later: apt-get install redis-server, or brew install redis.',
  },
  nats: {
    program: 'nats-server',
    flags: (port, folder) => ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder],
    env: (port) => ({ NATS_URL: `nats://127.0.0.1:${port}` }),
    advice: 'Install NATS 2.9 or later: apt-get install nats-server, or brew install nats-server.',
  },
}

// constructors

/** Starts an engine. Gives a sentence if it is not on this machine, or does not start. */
export const startEngine = async (name: EngineName): Promise<Engine | string> => {
  const { advice, env, flags, program } = kinds[name]
  const path = pathOf(program)
  if (path === undefined) return `There is no ${program} on this machine. ${advice}`
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-fleet-'))
  const server = spawn(path, flags(port, folder), { stdio: 'ignore' })
  const ended = once(server, 'exit')
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let i = 0; i < 300; i++) {
    if (server.exitCode !== null) break
    if (await answers(port)) return { env: env(port), stop }
    await sleep(50)
  }
  await stop()
  return `${program} did not start. Run it by hand to see why: ${program} ${flags(port, folder).join(' ')}`
}

/** A port that nothing listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

// private

const pathOf = (program: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
