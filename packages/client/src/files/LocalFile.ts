// Files of this machine, on Node, Deno and Bun: to send, to read from a local Bot API server, and to save.

import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defined } from '@pipegram/core/Defined'
import * as InputFile from '@pipegram/core/InputFile'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as FileName from '../http/FileName.ts'
import { codeOf, messageOf } from '../http/internal/Cause.ts'
import { type DownloadedFile, errorOf } from './Download.ts'
import { fromCause, type SaveError } from './DownloadError.ts'
import type { Receive } from './Receiver.ts'

// model

/** A path, or a URL with `file:`. */
export type FilePath = string | URL

export interface SaveOptions {
  /** The name in the folder; `FileName` makes it safe. Default: the name of the download. */
  readonly name?: string
  /** True to replace a file of that name. Default: false. */
  readonly overwrite?: boolean
}

/** A saved file. */
export interface SavedFile {
  readonly path: string
  readonly size: number
  /** In hexadecimal digits, if the download has a `checksum`. */
  readonly sha256?: string
}

/** The folder in which a local Bot API server keeps its files. */
export interface LocalFolder {
  /** The path of the folder on the server: its `--dir`. Files elsewhere are not read. */
  readonly folder: FilePath
  /** The path of the same folder in this process, such as a mounted volume. Default: the same path. */
  readonly seenAs?: FilePath
}

// constructors

/**
 * A file on this machine, to be sent. It is opened when the call runs, and read while it is sent. The path
 * decides which file is sent: never take it from a user of the bot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { localFile } from '@pipegram/client/LocalFile'
 *   import { sendDocument } from '@pipegram/core/Calls'
 *
 *   const call = sendDocument({ chat_id: 1, document: localFile('reports/2026.pdf') })
 *   assert.strictEqual(localFile('reports/2026.pdf').name, '2026.pdf')
 */
export const localFile = (
  path: FilePath,
  options: Partial<InputFile.InputFileOptions> = {},
): InputFile.InputFile => {
  const text = textOf(path)
  return InputFile.fromSource(() => open(text), { name: basename(text), ...options })
}

/**
 * Opens the files of a local Bot API server with `--local`, for `download`. It opens only files in the
 * folder; a link must lead to such a file. https://core.telegram.org/bots/api#using-a-local-bot-api-server
 *
 * @example
 *   import { makeClient } from '@pipegram/client'
 *   import { download } from '@pipegram/client/Download'
 *   import { localFiles } from '@pipegram/client/LocalFile'
 *   import type { Token } from '@pipegram/core/Token'
 *
 *   const downloader = (token: Token) =>
 *     download(makeClient({ token, apiRoot: 'http://localhost:8081' }), {
 *       limit: 2e9,
 *       localFiles: localFiles({ folder: '/var/lib/telegram-bot-api', seenAs: '/mnt/bot-api' }),
 *     })
 */
export const localFiles =
  ({ folder, seenAs = folder }: LocalFolder): Receive =>
  (path) => {
    // The server may run on another system, with other paths.
    const partsOf = (text: string): ReadonlyArray<string> =>
      text.split(/^[a-z]:\\/i.test(text) ? /[\\/]/ : '/').filter((part) => part !== '')
    const base = partsOf(textOf(folder))
    const parts = partsOf(path)
    const within = parts.length > base.length && base.every((part, i) => part === parts[i])
    const outside = new Error(`the file is not in ${textOf(folder)}, the folder of the server`)
    return TE.tryCatch(
      async () => {
        if (!within || parts.some((part) => part === '..' || part === '.')) throw outside
        const root = await fs.realpath(textOf(seenAs))
        const real = await fs.realpath(join(root, ...parts.slice(base.length)))
        const rest = relative(root, real)
        if (rest.split(sep)[0] === '..' || isAbsolute(rest)) throw outside
        return open(real)
      },
      // The server has a folder for each bot, and its name is the token. So a message of the system, which
      // contains the path, is not shown.
      (cause) =>
        ({
          _tag: 'Malformed',
          method: 'download',
          errors: [
            'The file of the local server could not be opened: ' +
              `${cause === outside ? outside.message : codeOf(cause)}.`,
          ],
        }) as const,
    )
  }

// destructors

/**
 * Saves a download in a folder; it creates a missing folder. The file is in that folder for any name. It
 * follows no link there, and replaces no file unless `overwrite` is true. The file appears when it is
 * complete: a download that breaks off leaves nothing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { mkdtemp, readFile } from 'node:fs/promises'
 *   import { tmpdir } from 'node:os'
 *   import { join } from 'node:path'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { saveTo } from '@pipegram/client/LocalFile'
 *
 *   const folder = await mkdtemp(join(tmpdir(), 'pipegram-'))
 *   const came = { name: 'a.txt', size: 2, sha256: () => undefined, stream: new Blob(['Hi']).stream() }
 *
 *   const saved = await saveTo(folder, { name: '../../hello.txt' })(came)()
 *   assert.ok(E.isRight(saved))
 *   assert.strictEqual(await readFile(join(folder, 'hello.txt'), 'utf8'), 'Hi')
 */
export const saveTo =
  (folder: FilePath, options: SaveOptions = {}) =>
  (self: DownloadedFile): TE.TaskEither<SaveError, SavedFile> =>
  async () => {
    try {
      return E.right(await save(textOf(folder), options, self))
    } catch (cause) {
      self.stream.cancel().catch(() => undefined)
      return E.left(fromCause(cause) ?? unsaved(cause))
    }
  }

// private

const textOf = (path: FilePath): string => (typeof path === 'string' ? path : fileURLToPath(path))

// Measured with 1 GB: chunks of 64 KB take 14 MB more and save no time; chunks of 16 KB take 8 MB less, but
// 1.5 times as long.
const chunkSize = 32 * 1024

// O_NONBLOCK, since opening a pipe would wait for a writer. Bytes that are added while the file is read are
// left out.
const open = async (path: string): Promise<InputFile.Sized> => {
  const handle = await fs.open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stats = await handle.stat()
    if (!stats.isFile())
      throw Object.assign(
        new Error(`${path} is ${stats.isDirectory() ? 'a folder' : 'not an ordinary file'}`),
        {
          code: stats.isDirectory() ? 'EISDIR' : 'EINVAL',
        },
      )
    return { size: stats.size, stream: streamOf(handle, stats.size) }
  } catch (cause) {
    await handle.close()
    throw cause
  }
}

const streamOf = (handle: fs.FileHandle, size: number): ReadableStream<Uint8Array> => {
  let position = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const bytes = new Uint8Array(Math.min(chunkSize, size - position))
          const { bytesRead } =
            bytes.byteLength === 0
              ? { bytesRead: 0 }
              : await handle.read(bytes, 0, bytes.byteLength, position)
          position += bytesRead
          if (bytesRead > 0) return controller.enqueue(bytes.subarray(0, bytesRead))
        } catch (cause) {
          await handle.close()
          throw cause
        }
        await handle.close()
        controller.close()
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  )
}

const save = async (
  folder: string,
  { name, overwrite = false }: SaveOptions,
  { name: own, stream, sha256 }: DownloadedFile,
): Promise<SavedFile> => {
  await fs.mkdir(folder, { recursive: true })
  const root = await fs.realpath(resolve(folder))
  const path = join(root, FileName.fromString(name ?? own))
  if (!overwrite && (await isThere(path))) throw taken(path)
  const part = join(root, `.${crypto.randomUUID()}.part`)
  const handle = await fs.open(part, 'wx')
  try {
    let size = 0
    try {
      for await (const chunk of stream) {
        await handle.writeFile(chunk)
        size += chunk.byteLength
      }
    } finally {
      await handle.close()
    }
    await (overwrite ? fs.rename(part, path) : place(part, path))
    return defined({ path, size, sha256: sha256() })
  } finally {
    await fs.rm(part, { force: true })
  }
}

// `link` gives the file a second name in one step, and fails if the name is taken. If the file system has no
// links, an empty file takes the name first, which also fails if the name is taken.
const place = async (part: string, path: string): Promise<void> => {
  try {
    await fs.link(part, path)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw taken(path)
    await (await fs.open(path, 'wx')).close()
    await fs.rename(part, path)
  }
}

const isThere = (path: string): Promise<boolean> =>
  fs.lstat(path).then(
    () => true,
    () => false,
  )

const taken = (path: string): Error => Object.assign(new Error(`${path} already exists`), { code: 'EEXIST' })

const unsaved = (cause: unknown): SaveError =>
  codeOf(cause) === 'NETWORK'
    ? errorOf(cause)
    : { _tag: 'Unsaved', code: codeOf(cause), reason: `${messageOf(cause)}.` }
