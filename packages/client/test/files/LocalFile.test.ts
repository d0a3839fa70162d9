import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readlink, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { withSignal } from '@pipegram/client'
import { type DownloadedFile, download, toBytes } from '@pipegram/client/Download'
import { localFile, localFiles, saveTo } from '@pipegram/client/LocalFile'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'
import { bytes, faultOf, filed } from '../FileServer.ts'
import { clientOf, failure, upload } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

/** A new empty folder. */
const folderOf = async (): Promise<{ readonly path: string } & AsyncDisposable> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'pipegram-')))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

const coming = (text: string, name = 'a.txt'): DownloadedFile => ({
  name,
  size: undefined,
  sha256: () => undefined,
  stream: new Blob([text]).stream(),
})

/**
 * The files that this process has open in a folder; only on Linux. Other tests of the process may close files
 * meanwhile: `ls` complains then, and lists the rest.
 */
const openIn = (folder: string): ReadonlyArray<string> =>
  existsSync('/proc/self/fd')
    ? execFileSync('/bin/sh', ['-c', `ls -l /proc/${process.pid}/fd 2>&1; true`], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(folder))
    : []

describe('localFile', () => {
  it('is read while it is sent, with its length, and again each time', async () => {
    await using folder = await folderOf()
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const path = join(folder.path, 'ä "b".bin')
    const content = 'x'.repeat(300_000)
    await writeFile(path, content)
    const heard: Array<ReadonlyArray<number | undefined>> = []
    const call = client(
      upload({
        document: localFile(path, { onProgress: (...seen) => heard.push(seen) }),
        thumbnail: localFile(pathToFileURL(path), { name: 'b', type: 'image/png' }),
      }),
    )
    for (const _ of [1, 2]) expect(await call()).toEqual(E.right(true))
    expect(server.received).toHaveLength(2)
    for (const { headers, body } of server.received) {
      expect(headers['content-length']).toBe(String(body.byteLength))
      const form = await new Response(body, { headers }).formData()
      const [document, thumbnail] = [form.get('document'), form.get('thumbnail')]
      if (!(document instanceof File) || !(thumbnail instanceof File)) throw new Error('A part is missing.')
      expect([document.name, await document.text(), thumbnail.name, thumbnail.type, thumbnail.size]).toEqual([
        basename(path),
        content,
        'b',
        'image/png',
        300_000,
      ])
    }
    expect(heard.at(-1)).toEqual([300_000, 300_000])
    expect(heard.length).toBeGreaterThan(6)
    expect(openIn(folder.path)).toEqual([])
  })

  it('is Unsendable if the file does not exist or is not an ordinary file', async () => {
    await using folder = await folderOf()
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const pipeAt = join(folder.path, 'pipe')
    execFileSync('mkfifo', [pipeAt])
    for (const [path, reason] of [
      [join(folder.path, 'none'), /ENOENT/],
      [folder.path, /is a folder/],
      [pipeAt, /not an ordinary file/],
    ] as const) {
      expect(await failure(client(upload({ document: localFile(path) }))())).toMatchObject({
        _tag: 'Unsendable',
        reason: expect.stringMatching(reason),
      })
    }
    expect(server.received).toHaveLength(0)
    expect(openIn(folder.path)).toEqual([])
  })

  it('is closed when the call is aborted, or refused before the file was read', async () => {
    await using folder = await folderOf()
    const path = join(folder.path, 'big')
    await writeFile(path, Buffer.alloc(20e6))
    const controller = new AbortController()
    await using client = clientOf({
      fetch: async (_url, { body }) => {
        if (!(body instanceof ReadableStream)) throw new Error('The body is no stream.')
        await body.getReader().read()
        controller.abort()
        return new Promise(() => undefined)
      },
    })
    expect(
      await failure(withSignal(controller.signal)(client)(upload({ document: localFile(path) }))()),
    ).toMatchObject({ _tag: 'Aborted' })
    await using refusing = clientOf({
      fetch: async () =>
        Response.json(
          { ok: false, error_code: 413, description: 'Request Entity Too Large' },
          { status: 413 },
        ),
    })
    expect(
      await failure(refusing(upload({ document: localFile(path), other: localFile(path) }))()),
    ).toMatchObject({ code: 413 })
    expect(
      await failure(refusing(upload({ document: localFile(path), other: localFile(`${path}?`) }))()),
    ).toMatchObject({ _tag: 'Unsendable' })
    await expect.poll(() => openIn(folder.path)).toEqual([])
  })
})

describe('saveTo', () => {
  it('saves a whole download under its own name, and returns the path', async () => {
    await using folder = await folderOf()
    await using server = await serve(
      filed({ file_path: 'documents/file_1.txt' }, (response) => {
        response.write('Hel')
        response.end('lo')
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot })
    const target = join(folder.path, 'new', 'folder')
    const saved = await pipe('id', download(client, { checksum: true }), TE.chainW(saveTo(target)))()
    const path = join(target, 'file_1.txt')
    expect(saved).toEqual(
      E.right({ path, size: 5, sha256: createHash('sha256').update('Hello').digest('hex') }),
    )
    expect(await readFile(path, 'utf8')).toBe('Hello')
    expect(readdirSync(target)).toEqual(['file_1.txt'])
  })

  it('replaces a file only with overwrite, and never writes through a link', async () => {
    await using folder = await folderOf()
    const [inside, outside] = [join(folder.path, 'in'), join(folder.path, 'out.txt')]
    await mkdir(inside)
    await writeFile(outside, 'theirs')
    await symlink(outside, join(inside, 'link'))
    await symlink(join(folder.path, 'nowhere'), join(inside, 'dangling'))
    await writeFile(join(inside, 'file'), 'first')
    for (const name of ['link', 'dangling', 'file'])
      expect(await faultOf(saveTo(inside, { name })(coming('second')))).toMatchObject({
        _tag: 'Unsaved',
        code: 'EEXIST',
      })
    expect(await readFile(join(inside, 'file'), 'utf8')).toBe('first')
    for (const name of ['link', 'file'])
      expect(await saveTo(inside, { name, overwrite: true })(coming('second'))()).toMatchObject(
        E.right({ size: 6 }),
      )
    expect(await readFile(join(inside, 'link'), 'utf8')).toBe('second')
    expect(await readFile(outside, 'utf8')).toBe('theirs')
    expect(await readlink(join(inside, 'dangling'))).toBe(join(folder.path, 'nowhere'))
    expect(existsSync(join(folder.path, 'nowhere'))).toBe(false)
    expect(readdirSync(inside).toSorted()).toEqual(['dangling', 'file', 'link'])
  })

  it('saves only one of many downloads with the same name at the same time', async () => {
    await using folder = await folderOf()
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => saveTo(folder.path, { name: 'x' })(coming(`${i}`))()),
    )
    expect(all.filter(E.isRight)).toHaveLength(1)
    expect(readdirSync(folder.path)).toEqual(['x'])
  })

  it('stays in its folder for any name', async () => {
    await using folder = await folderOf()
    const inside = join(folder.path, 'a', 'b')
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('..', '/', '\\', '\0', 'x', '.', ' ', 'nul')).map((parts) => parts.join('')),
      fc.constant('/etc/passwd'),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const saved = await saveTo(inside, { name, overwrite: true })(coming('x'))()
        expect(saved).toMatchObject(E.right({ path: expect.stringMatching(new RegExp(`^${inside}/[^/]+$`)) }))
      }),
      { numRuns: 30 },
    )
    expect(readdirSync(folder.path)).toEqual(['a'])
    expect(readdirSync(join(folder.path, 'a'))).toEqual(['b'])
  })

  it('uses the name of a document from its sender', async () => {
    await using folder = await folderOf()
    await using server = await serve(
      filed({ file_path: 'documents/file_7.pdf' }, (response) => {
        response.end('Hello')
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot })
    const saved = await pipe(
      { file_id: 'id', file_name: 'Invoice 5.pdf' },
      download(client),
      TE.chainW(saveTo(folder.path)),
    )()
    expect(saved).toMatchObject(E.right({ path: expect.stringMatching(/[\\/]Invoice 5\.pdf$/) }))
    expect(readdirSync(folder.path)).toEqual(['Invoice 5.pdf'])
  })

  it('leaves nothing of a download that breaks off, and says why', async () => {
    await using folder = await folderOf()
    await using server = await serve(
      filed({ file_path: 'a/b' }, (response) => {
        response.writeHead(200, { 'content-length': '9' }).write('Hel', () => {
          response.socket?.destroy()
        })
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot })
    expect(await faultOf(pipe('id', download(client), TE.chainW(saveTo(folder.path))))).toMatchObject({
      _tag: 'Unreachable',
      method: 'download',
    })
    expect(
      await faultOf(pipe('id', download(client, { limit: 2 }), TE.chainW(saveTo(folder.path)))),
    ).toMatchObject({ _tag: 'TooLarge' })
    expect(readdirSync(folder.path)).toEqual([])
    expect(openIn(folder.path)).toEqual([])
    let cancelled = 0
    const unread = {
      ...coming(''),
      stream: new ReadableStream<Uint8Array>({
        cancel: () => {
          cancelled += 1
        },
      }),
    }
    await writeFile(join(folder.path, 'taken'), '')
    expect(await faultOf(saveTo(join(folder.path, 'taken'))(unread))).toMatchObject({
      _tag: 'Unsaved',
      code: 'EEXIST',
    })
    expect(cancelled).toBe(1)
  })
})

describe('localFiles', () => {
  it('opens only files in the folder of the server, at its path in this process', async () => {
    await using folder = await folderOf()
    const [seenAs, outside] = [join(folder.path, 'seen'), join(folder.path, 'secret')]
    await mkdir(join(seenAs, 'documents'), { recursive: true })
    await writeFile(join(seenAs, 'documents', 'a.txt'), 'Hello')
    await writeFile(outside, 'secret')
    await symlink(outside, join(seenAs, 'link'))
    await using client = clientOf({ apiRoot: 'http://localhost:1' })
    const get = (file_path: string, place = { folder: '/var/lib/bot-api', seenAs }) =>
      pipe(
        { file_id: 'id', file_path },
        download(client, { localFiles: localFiles(place) }),
        TE.chain(toBytes),
      )
    expect(await get('/var/lib/bot-api/documents/a.txt')()).toEqual(E.right(bytes('Hello')))
    expect(await get('C:\\bot\\documents\\a.txt', { folder: 'C:\\bot', seenAs })()).toEqual(
      E.right(bytes('Hello')),
    )
    for (const path of [
      '/etc/passwd',
      outside,
      '/var/lib/bot-api/../secret',
      '/var/lib/bot-api/link',
      '/var/lib/bot-apix/a',
      '/var/lib/bot-api',
      '/var/lib/bot-api/documents',
      '/var/lib/bot-api/none',
    ])
      expect(await faultOf(get(path))).toMatchObject({
        _tag: 'Malformed',
        errors: [expect.stringContaining('could not be opened')],
      })
    expect(openIn(folder.path)).toEqual([])
  })
})
