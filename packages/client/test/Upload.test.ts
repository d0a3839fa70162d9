import { openAsBlob } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withTimeout } from '@pipegram/client'
import * as InputFile from '@pipegram/core/InputFile'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { clientOf, failure, upload } from './Fixtures.ts'
import { ok, type Received, serve } from './Server.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const streamed = (...chunks: ReadonlyArray<unknown>) =>
  new ReadableStream({
    start: (controller) => {
      chunks.forEach((chunk) => {
        controller.enqueue(chunk)
      })
      controller.close()
    },
  })
const fromStream = (open: () => ReadableStream, options: InputFile.InputFileOptions) =>
  InputFile.fromSource(open, options)

const formOf = async ({ headers, body }: Received): Promise<Record<string, unknown>> => {
  const form = await new Response(body, { headers }).formData()
  const entries = await Promise.all(
    [...form].map(
      async ([name, value]) =>
        [
          name,
          typeof value === 'string'
            ? value
            : { name: value.name, type: value.type, text: await value.text() },
        ] as const,
    ),
  )
  return Object.fromEntries(entries)
}

const sent = async (
  params: object,
  options = {},
): Promise<{ readonly received: Received; readonly form: Record<string, unknown> }> => {
  await using server = await serve(ok(true))
  await using client = clientOf({ apiRoot: server.apiRoot, ...options })
  expect(await client(upload(params))()).toEqual(E.right(true))
  const [received] = server.received
  if (received === undefined) throw new Error('Nothing was received.')
  return { received, form: await formOf(received) }
}

const refused = async (params: object) => {
  await using server = await serve(ok(true))
  await using client = clientOf({ apiRoot: server.apiRoot })
  return { error: await failure(client(upload(params))()), received: server.received }
}

describe('an upload', () => {
  it.each([{}, { fetch }])(
    'sends bytes, blobs and streams as parts, and the rest as text',
    async (options) => {
      const { form, received } = await sent(
        {
          chat_id: -1001,
          caption: 'a "b"\r\nč',
          silent: true,
          nothing: null,
          missing: undefined,
          reply_markup: { inline_keyboard: [[{ text: 'x' }]] },
          document: InputFile.fromBytes(bytes('one'), { name: 'ä "q"\r\n.txt', type: 'text/plain' }),
          thumbnail: InputFile.fromBlob(new Blob(['two'], { type: 'image/png' }), { name: 'two.png' }),
          media: [
            {
              type: 'photo',
              media: fromStream(() => streamed(bytes('th'), bytes('ree')), { name: '3', size: 5 }),
            },
            { type: 'photo', media: 'a-file-id' },
            {
              type: 'photo',
              media: InputFile.fromBytes(bytes(''), { name: 'empty', type: 'text/x\r\nevil: 1' }),
            },
          ],
        },
        options,
      )
      expect(form).toEqual({
        chat_id: '-1001',
        caption: 'a "b"\r\nč',
        silent: 'true',
        reply_markup: '{"inline_keyboard":[[{"text":"x"}]]}',
        document: { name: 'ä "q"\r\n.txt', type: 'text/plain', text: 'one' },
        thumbnail: { name: 'two.png', type: 'image/png', text: 'two' },
        media: expect.any(String),
        attached_2: { name: '3', type: 'application/octet-stream', text: 'three' },
        attached_3: { name: 'empty', type: 'application/octet-stream', text: '' },
      })
      expect(JSON.parse(String(form['media']))).toEqual([
        { type: 'photo', media: 'attach://attached_2' },
        { type: 'photo', media: 'a-file-id' },
        { type: 'photo', media: 'attach://attached_3' },
      ])
      if (options.fetch === undefined)
        expect(received.headers['content-length']).toBe(String(received.body.byteLength))
    },
  )

  it('has a length if all sizes are known, and is chunked otherwise', async () => {
    const known = await sent({ document: InputFile.fromBytes(bytes('x'), { name: 'x' }) })
    expect(known.received.headers['content-length']).toBe(String(known.received.body.byteLength))
    const unknown = await sent({ document: fromStream(() => streamed(bytes('xyz')), { name: 'x' }) })
    expect(unknown.received.headers['transfer-encoding']).toBe('chunked')
    expect(unknown.form['document']).toMatchObject({ text: 'xyz' })
  })

  it('sends a file from disk, and opens it again each time', async () => {
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const call = client(
      upload({
        document: InputFile.fromSource(() => openAsBlob(fileURLToPath(import.meta.url)), { name: 'self.ts' }),
      }),
    )
    await call()
    await call()
    const forms = await Promise.all(server.received.map(formOf))
    expect(forms).toHaveLength(2)
    for (const form of forms)
      expect(form['document']).toMatchObject({ text: expect.stringContaining('opens it again each time') })
  })

  it('is JSON if no parameter contains a file, and a string is never a path', async () => {
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const params = { document: fileURLToPath(import.meta.url), media: [{ media: '/etc/passwd' }] }
    expect(await client(upload(params))()).toEqual(E.right(true))
    expect(server.received[0]?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(String(server.received[0]?.body))).toEqual(params)
  })

  it('leaves out undefined fields at any depth, in a form as in JSON', async () => {
    const document = InputFile.fromBytes(bytes('x'), { name: 'x' })
    const { form } = await sent({
      document,
      caption: undefined,
      reply_parameters: { message_id: 1, quote: undefined },
    })
    expect(Object.keys(form).sort()).toEqual(['document', 'reply_parameters'])
    expect(form['reply_parameters']).toBe('{"message_id":1}')

    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    await client(upload({ caption: undefined, reply_parameters: { message_id: 1, quote: undefined } }))()
    expect(String(server.received[0]?.body)).toBe('{"reply_parameters":{"message_id":1}}')
  })
})

describe('a source', () => {
  it('is never a string, even if a file with that name exists', async () => {
    const here = [
      'package.json',
      './README.md',
      fileURLToPath(import.meta.url),
      import.meta.url,
      '~',
      '.',
      'attach://package.json',
    ]
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    for (const name of here)
      expect(await client(upload({ document: name, media: [{ media: name, thumbnail: name }] }))()).toEqual(
        E.right(true),
      )
    expect(server.received.map(({ body }) => JSON.parse(String(body)))).toEqual(
      here.map((name) => ({ document: name, media: [{ media: name, thumbnail: name }] })),
    )
  })

  it('may be an existing stream, but only once', async () => {
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const call = client(
      upload({ document: InputFile.fromStream(streamed(bytes('once')), { name: 'a', size: 4 }) }),
    )
    expect(await call()).toEqual(E.right(true))
    expect(await failure(call())).toMatchObject({
      _tag: 'Unsendable',
      reason: expect.stringContaining('its stream was read already'),
    })
    expect(server.received).toHaveLength(1)
  })

  it.each([{}, { fetch }])('reports its progress, and may give its size when it opens', async (options) => {
    const heard: Array<unknown> = []
    const onProgress: InputFile.OnProgress = (...seen) => {
      heard.push(seen)
    }
    const sized = InputFile.fromSource(() => ({ stream: streamed(bytes('ab'), bytes('c')), size: 3 }), {
      name: 'a',
      onProgress,
    })
    const { form, received } = await sent(
      { document: sized, thumbnail: InputFile.fromBytes(bytes('xy'), { name: 'b', onProgress }) },
      options,
    )
    expect(form).toMatchObject({ document: { text: 'abc' }, thumbnail: { text: 'xy' } })
    if (options.fetch === undefined)
      expect(received.headers['content-length']).toBe(String(received.body.byteLength))
    expect(heard).toEqual([
      [2, 3],
      [3, 3],
      [2, 2],
    ])
  })

  it('is read only as fast as it is sent, and has time while it moves', async () => {
    let read = 0
    const endless = InputFile.fromSource(
      () =>
        new ReadableStream<Uint8Array>(
          {
            pull: (controller) => {
              read += 1e6
              controller.enqueue(new Uint8Array(1e6))
            },
          },
          { highWaterMark: 0 },
        ),
      { name: 'x' },
    )
    const taken = Promise.withResolvers<void>()
    await using client = clientOf({
      timeout: 500,
      fetch: async (_url, { body }) => {
        if (!(body instanceof ReadableStream)) throw new Error('The body is no stream.')
        const reader = body.getReader()
        for (let i = 0; i < 20; i++) await reader.read()
        taken.resolve()
        return new Promise(() => undefined)
      },
    })
    const running = failure(client(upload({ document: endless }))())
    await taken.promise
    expect(read).toBeLessThan(25e6)
    expect(await running).toMatchObject({ _tag: 'Timeout', after: 500 })
  })

  it('ends the call if its progress throws', async () => {
    const file = InputFile.fromBytes(bytes('x'), {
      name: 'x',
      onProgress: () => {
        throw new Error('mine')
      },
    })
    expect((await refused({ document: file })).error).toMatchObject({ _tag: 'Unsendable', reason: 'mine' })
  })
})

describe('a file that fails', () => {
  it('is Unsendable if it does not open; nothing is sent, and the other files are closed', async () => {
    let cancelled = 0
    const other = fromStream(
      () =>
        new ReadableStream({
          cancel: () => {
            cancelled += 1
          },
        }),
      { name: 'other' },
    )
    const missing = InputFile.fromSource(() => Promise.reject(new Error('ENOENT: no such file')), {
      name: 'cat.png',
    })
    const { error, received } = await refused({ document: missing, thumbnail: other })
    expect(error).toEqual({
      _tag: 'Unsendable',
      method: 'sendDocument',
      reason: 'The file "cat.png" for document could not be opened: ENOENT: no such file',
    })
    expect(received).toHaveLength(0)
    expect(cancelled).toBe(1)
  })

  it.each<[string, ReadableStream, RegExp]>([
    [
      'breaks off',
      new ReadableStream({
        pull: (controller) => {
          controller.error(new Error('disk gone'))
        },
      }),
      /broke off after 0 bytes: disk gone/,
    ],
    ['is not bytes', streamed('text'), /not bytes/],
    [
      'is shorter than its stated size',
      streamed(bytes('abc')),
      /has 3 bytes, not its stated size of 4 bytes/,
    ],
    ['is longer than its stated size', streamed(bytes('abcdef')), /longer than its stated size of 4 bytes/],
  ])('is Unsendable if its stream %s', async (_name, stream, expected) => {
    const { error, received } = await refused({ document: fromStream(() => stream, { name: 'x', size: 4 }) })
    expect(error).toMatchObject({ _tag: 'Unsendable', reason: expect.stringMatching(expected) })
    expect(received).toHaveLength(0)
  })

  it('is closed after the timeout, while it opens or is sent', async () => {
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const cancelled = Promise.withResolvers<void>()
    const stuck = fromStream(
      () =>
        new ReadableStream({
          pull: () => new Promise(() => undefined),
          cancel: () => {
            cancelled.resolve()
          },
        }),
      { name: 'stuck' },
    )
    expect(await failure(withTimeout(50)(client)(upload({ document: stuck }))())).toMatchObject({
      _tag: 'Timeout',
    })
    await cancelled.promise
    const opening = InputFile.fromSource(() => new Promise(() => undefined), { name: 'opening' })
    expect(await failure(withTimeout(20)(client)(upload({ document: opening }))())).toMatchObject({
      _tag: 'Timeout',
    })
  })
})
