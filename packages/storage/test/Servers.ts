// Servers for tests, from the programs of the machine, in temporary folders and on free ports.

import { execFileSync, spawn, type SpawnOptions } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

/** The folder of `initdb` and `postgres`; `undefined` without Postgres. */
export const postgresPrograms: string | undefined = globSync('/usr/lib/postgresql/*/bin/initdb')
  .toSorted()
  .at(-1)
  ?.replace(/\/initdb$/, '')

/** A port that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })

/** The path of a program of this machine; `undefined` if it is not installed. */
export const programOf = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

export interface Server {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A server that can be killed and started again, on the same port and with the same data. */
export interface MortalServer extends Server {
  readonly kill: () => Promise<void>
  readonly restart: () => Promise<void>
}

/** Waits until a condition holds. */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 600; i++) {
    if (await holds().catch(() => false)) return
    await sleep(50)
  }
  throw new Error(`${what} did not happen within 30 s.`)
}

// Postgres refuses to run as root.
const postgresUser = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const givePostgres = (path: string): void => {
  const { uid, gid } = postgresUser()
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/** The files of a certificate, and its text. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  readonly pem: string
}

/** Makes a certificate for a host in a folder, signed by nobody else. Postgres may read the key. */
export const certify = (folder: string, host: string): Certificate => {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  execFileSync('openssl', ['req', ...kind, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  for (const path of [folder, cert, key]) givePostgres(path)
  return { cert, key, pem: readFileSync(cert, 'utf8') }
}

/** Starts a server in a temporary folder. */
export const startPostgres = async (
  programs: string,
  ...flags: ReadonlyArray<string>
): Promise<MortalServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-pg-'))
  const user = postgresUser()
  givePostgres(folder)
  execFileSync(join(programs, 'initdb'), ['-D', folder, '-U', 'postgres', '-A', 'trust', '--no-sync'], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const port = await freePort()
  const running = makeRunning(
    [
      join(programs, 'postgres'),
      ...['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off', ...flags],
    ],
    { ...user, cwd: folder },
  )
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const { Client } = (await import('pg')).default
  const isUp = async (): Promise<boolean> => {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.end()
    return true
  }
  await until('The start of Postgres', isUp)
  return {
    url,
    // The server ends its processes at once, and recovers at the next start.
    kill: () => running.end('SIGQUIT'),
    restart: async () => {
      await running.end('SIGQUIT')
      running.begin()
      await until('The restart of Postgres', isUp)
    },
    stop: async () => {
      await running.end('SIGINT')
      rmSync(folder, { recursive: true })
    },
  }
}

/** Starts Redis, which writes each change to the disk. */
export const startRedis = (program: string, ...flags: ReadonlyArray<string>): Promise<MortalServer> =>
  startProgram('redis', (port, folder) => [
    program,
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
    // By default, a killed Redis whose disk is slow has not written the last seconds.
    ...['--appendonly', 'yes', '--appendfsync', 'always'],
    ...flags,
  ])

/** Starts NATS with JetStream. */
export const startNats = (program: string, ...flags: ReadonlyArray<string>): Promise<MortalServer> =>
  startProgram('nats', (port, folder) => [
    program,
    '-a',
    '127.0.0.1',
    '-p',
    String(port),
    '-js',
    '-sd',
    folder,
    ...flags,
  ])

/** Starts a program that listens on a port, in a temporary folder. */
export const startProgram = async (
  protocol: string,
  commandOf: (port: number, folder: string) => ReadonlyArray<string>,
): Promise<MortalServer> => {
  const folder = mkdtempSync(join(tmpdir(), `pipegram-${protocol}-`))
  const port = await freePort()
  const running = makeRunning(commandOf(port, folder))
  await until(`The start of ${protocol}`, () => canConnect(port))
  return {
    kill: () => running.end('SIGKILL'),
    restart: async () => {
      await running.end('SIGKILL')
      running.begin()
      await until(`The restart of ${protocol}`, () => canConnect(port))
    },
    url: `${protocol}://127.0.0.1:${port}`,
    stop: async () => {
      await running.end('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

export interface Running {
  readonly begin: () => void
  /** Ends the process, if it runs, and waits for its end. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

/** Starts a program. */
export const makeRunning = (
  [program = '', ...flags]: ReadonlyArray<string>,
  options: SpawnOptions = {},
): Running => {
  const start = () => {
    const child = spawn(program, flags, { ...options, stdio: 'ignore' })
    return { child, ended: new Promise<void>((resolve) => child.once('exit', () => resolve())) }
  }
  let running = start()
  return {
    begin: () => {
      running = start()
    },
    end: (signal) => {
      running.child.kill(signal)
      return running.ended
    },
  }
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).once('error', () => resolve(false))
  })
