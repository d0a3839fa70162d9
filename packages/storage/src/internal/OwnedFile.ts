// A file of values that one process owns. A second file names the owner.

import type * as FileSystem from 'node:fs/promises'
import { type Millis, system } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { StoreEntry } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as t from 'io-ts'
import { FileFault } from './FileFault.ts'

// model

/** A value, and when it expires. */
interface FileEntry extends StoreEntry {
  readonly until?: Millis
}

/** The content of the file. `last` is the version of the last write. */
export interface FileContent {
  last: number
  readonly entries: Map<string, FileEntry>
}

// codecs

const Stored = t.type({
  last: t.number,
  values: t.record(
    t.string,
    t.intersection([t.type({ value: t.string, version: t.string }), t.partial({ until: t.number })]),
  ),
})

// constructors

/** Reads the file. A missing file has no values. Throws if the file is not the file of a store. */
export const load = async (path: string): Promise<FileContent> => {
  const text = await fs()
    .readFile(path, 'utf8')
    .catch((cause: unknown) => {
      if (codeOf(cause) === 'ENOENT') return undefined
      throw cause
    })
  if (text === undefined) return { last: 0, entries: new Map() }
  const stored = E.tryCatch(
    (): unknown => JSON.parse(text),
    () => undefined,
  )
  const decoded = E.isRight(stored) ? Stored.decode(stored.right) : stored
  if (E.isLeft(decoded)) throw new FileFault('is no file of a store. Nothing was changed: give another path.')
  const { last, values } = decoded.right
  return {
    last,
    entries: new Map(
      Object.entries(values).map(([key, { value, version, until }]) => [
        key,
        { value, version, ...defined({ until }) },
      ]),
    ),
  }
}

/**
 * Makes this process the owner of a file. Returns a task that ends that. A killed process leaves its mark,
 * and the next process on the same machine replaces the mark.
 */
export const own = async (path: string): Promise<Task<void>> => {
  const mark = `${path}.lock`
  const me = `${process.pid} ${host()} ${crypto.randomUUID()}`
  const taken = await fs()
    .writeFile(mark, me, { flag: 'wx', mode: 0o600 })
    .then(
      () => true,
      (cause: unknown) => {
        if (codeOf(cause) === 'EEXIST') return false
        throw cause
      },
    )
  if (!taken) await succeed(mark, me)
  return async () => {
    if ((await readMark(mark)) === me) await fs().rm(mark, { force: true })
  }
}

/** Replaces the file. If the process is killed during that, the old or the new file is whole. */
export const replace = async (path: string, { last, entries }: FileContent): Promise<void> => {
  const { open, rename } = fs()
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify({ last, values: Object.fromEntries(entries) }, undefined, 1)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  // The disk must also have the change of the folder. Windows cannot do that.
  const folder = await open(process.getBuiltinModule('node:path').dirname(path), 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

// private

// Loaded at run time, so that a bundle for a browser names no module of Node.
const fs = (): typeof FileSystem => process.getBuiltinModule('node:fs/promises')

const host = (): string => process.getBuiltinModule('node:os').hostname()

// Two processes may find the same old mark, and the mark of the later one stays. Each waits so long before it
// reads whose mark stayed.
const settleTime = 100

const succeed = async (mark: string, me: string): Promise<void> => {
  const owner = await readMark(mark)
  if (!isGone(owner)) throw new FileFault(ownedBy(owner))
  const own = `${mark}.${crypto.randomUUID()}`
  await fs().writeFile(own, me, { mode: 0o600 })
  await fs().rename(own, mark)
  await system.sleep(settleTime)()
  const now = await readMark(mark)
  if (now !== me) throw new FileFault(ownedBy(now))
}

const readMark = (mark: string): Promise<string> =>
  fs()
    .readFile(mark, 'utf8')
    .catch(() => '')

const ownedBy = (owner: string): string => {
  const [pid = '?', host = '?'] = owner.split(' ')
  const advice = 'Stop it, or use sqliteStore, which several processes can share.'
  return `is in use by process ${pid} on ${host}. ${advice}`
}

// A process of another machine counts as alive, since this machine cannot know.
const isGone = (owner: string): boolean => {
  const [pid, name] = owner.split(' ')
  if (name !== host()) return owner === ''
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (cause) {
    return codeOf(cause) === 'ESRCH'
  }
}

const codeOf = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
