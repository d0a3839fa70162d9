// The same bot as a function: events of AWS Lambda, requests of Next.js, Vercel, Netlify and Azure.

import { describe, expect, it } from 'vitest'
import { genuine, stage, updateOf } from './Stage.ts'

const post = (body: string, headers: Readonly<Record<string, string>> = genuine): Request =>
  new Request('https://bot.example/hook', { method: 'POST', headers, body })

describe.each([
  ['Next.js and Vercel', async () => (await import('../next.ts')).POST],
  ['Netlify', async () => (await import('../netlify.ts')).default],
  ['Azure', async () => (await import('../azure.ts')).telegram],
] as const)('a bot as a function of %s', (_, load) => {
  it('answers a person, and refuses strangers', async () => {
    const on = await stage()
    const telegram = await load()
    expect((await telegram(post(updateOf(on, 'día 👋')))).status).toBe(200)
    expect(on.emulator.calls('sendMessage').map(({ params }) => params['text'])).toEqual(['día 👋'])
    expect((await telegram(post('{}', { 'content-type': 'application/json' }))).status).toBe(401)
    expect((await telegram(new Request('https://bot.example/hook'))).status).toBe(405)
  })
})

describe.each([
  ['API Gateway, version 1', { httpMethod: 'POST', path: '/hook', resource: '/hook' }],
  [
    'API Gateway, version 2',
    { version: '2.0', rawPath: '/hook', requestContext: { http: { method: 'POST', path: '/hook' } } },
  ],
  [
    'a function URL',
    { version: '2.0', rawPath: '/', isBase64Encoded: true, requestContext: { http: { method: 'POST' } } },
  ],
])('a bot on AWS Lambda, by an event of %s', (_, event) => {
  it('answers a person, and refuses strangers', async () => {
    const on = await stage()
    const { telegram } = await import('../lambda.ts')
    const text = updateOf(on, 'día 👋')
    const body = 'isBase64Encoded' in event ? Buffer.from(text).toString('base64') : text
    // Version 1 keeps the case of headers.
    expect(await telegram({ ...event, headers: genuine, body })).toMatchObject({ statusCode: 200, body: '' })
    expect(on.emulator.calls('sendMessage').map(({ params }) => params['text'])).toEqual(['día 👋'])
    const wrong = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'x' }
    expect(await telegram({ ...event, headers: wrong, body })).toMatchObject({ statusCode: 401 })
    expect(await telegram({ ...event, headers: null, body: null })).toMatchObject({ statusCode: 401 })
  })
})
