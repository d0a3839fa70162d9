// The servers of docs/reference/signatures.md do what the page says: the tests run its blocks and send them
// requests.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import * as Token from '@pipegram/core/Token'
import { signInitData, signLogin } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fromMarkdown, toModule } from '../../../scripts/lib/Snippet.ts'
import { linkPackages, root } from '../../../scripts/lib/Workspace.ts'
import { credentialsOf, keys, seal } from './PassportFixtures.ts'

const folder = join(root, '.build', `signatures-of-${process.pid}`)
const text = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'
const secret = 'nM3xT0b9_Qk2vLr7-ZcYw4'
const token = Token.fromString(text)
if (E.isLeft(token)) throw new Error(token.left)

const blocks = fromMarkdown(
  'docs/reference/signatures.md',
  readFileSync(join(root, 'docs/reference/signatures.md'), 'utf8'),
)

/** The module of the only block that holds these words, run again. */
const run = async (
  words: string,
): Promise<Record<string, (...args: ReadonlyArray<unknown>) => Promise<unknown>>> => {
  const [block, ...more] = blocks.filter(({ code }) => code.includes(words))
  if (block === undefined || more.length > 0) throw new Error(`One block of the page should have "${words}".`)
  const path = join(folder, `${block.line}.ts`)
  writeFileSync(path, toModule(block))
  return import(path)
}

const statusOf = async (
  handler: ((request: Request) => Promise<unknown>) | undefined,
  url: string,
  headers: Record<string, string> = {},
): Promise<number | undefined> => {
  const response = await handler?.(new Request(`https://app.example/${url}`, { headers }))
  return response instanceof Response ? response.status : undefined
}

beforeAll(() => {
  linkPackages()
  mkdirSync(folder, { recursive: true })
  vi.stubEnv('BOT_TOKEN', text)
  vi.stubEnv('WEBHOOK_SECRET', secret)
  vi.stubEnv('PASSPORT_KEY', keys.privateKey)
})

afterAll(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
})

describe('docs/reference/signatures.md', () => {
  it('the server of the Mini App lets only users of the Mini App in', async () => {
    const { handler } = await run('InitData.validate(')
    const initData = await signInitData(token.right)({ user: { id: 1, first_name: 'Ann' } })
    const response = await handler?.(
      new Request('https://app.example/', { headers: { Authorization: `tma ${initData}` } }),
    )
    expect(response instanceof Response ? await response.json() : response).toEqual({ hello: 'Ann' })
    expect(await statusOf(handler, '', { Authorization: `tma ${initData.replace('Ann', 'Eve')}` })).toBe(401)
    expect(await statusOf(handler, '')).toBe(401)
  })
  it('signInitData signs for tests', async () => {
    expect(await run('signInitData(')).toBeDefined()
    expect(await run('validateThirdParty(')).toHaveProperty('check')
  })
  it('the page reads the data that a Mini App sent', async () => {
    const { orderOf } = await run('InitData.dataOf(')
    expect(orderOf?.({ data: '{"product":"tea","amount":1}', button_text: '' })).toEqual(
      E.right({ product: 'tea', amount: 1 }),
    )
  })
  it('the login page lets only users in who logged in', async () => {
    const { handler } = await run('LoginWidget.validate(')
    const login = await signLogin(token.right)({ id: 1, first_name: 'Ann' })
    expect(await statusOf(handler, `?${login}`)).toBe(200)
    expect(await statusOf(handler, `?${login.replace('Ann', 'Eve')}`)).toBe(401)
    expect(await statusOf(handler, '')).toBe(401)
  })
  it('the webhook answers only Telegram', async () => {
    const { handler } = await run('WebhookSecret.matches(')
    expect(await statusOf(handler, '', { 'X-Telegram-Bot-Api-Secret-Token': secret })).toBe(200)
    expect(await statusOf(handler, '', { 'X-Telegram-Bot-Api-Secret-Token': secret.toLowerCase() })).toBe(401)
    expect(await statusOf(handler, '')).toBe(401)
  })
  it('the page reads no passport that the bot did not ask for', async () => {
    const { names } = await run('Passport.decrypt(')
    const credentials = credentialsOf(seal('{"secure_data":{},"nonce":"of another"}'))
    await expect(names?.({ data: [], credentials })).rejects.toThrow('nonce')
  })
})
