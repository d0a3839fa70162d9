// Tries what core does wherever this file runs. It uses only the language: nothing of Node, and no test
// runner.

import * as ApiError from '@pipegram/core/ApiError'
import * as Argument from '@pipegram/core/Argument'
import * as Arguments from '@pipegram/core/ArgumentList'
import * as Base64url from '@pipegram/core/Base64url'
import * as CallbackData from '@pipegram/core/CallbackData'
import * as Calls from '@pipegram/core/Calls'
import * as Command from '@pipegram/core/Command'
import * as DeepLink from '@pipegram/core/DeepLink'
import * as Detect from '@pipegram/core/Detect'
import * as Entities from '@pipegram/core/Entities'
import * as Fault from '@pipegram/core/Fault'
import * as Html from '@pipegram/core/Html'
import * as InitData from '@pipegram/core/InitData'
import * as InputFile from '@pipegram/core/InputFile'
import * as LoginWidget from '@pipegram/core/LoginWidget'
import * as Markdown from '@pipegram/core/Markdown'
import * as MarkdownV2 from '@pipegram/core/MarkdownV2'
import * as Passport from '@pipegram/core/Passport'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import * as StartPayload from '@pipegram/core/StartPayload'
import * as Text from '@pipegram/core/Text'
import * as Token from '@pipegram/core/Token'
import * as Types from '@pipegram/core/Types'
import * as Update from '@pipegram/core/Update'
import * as WebhookSecret from '@pipegram/core/WebhookSecret'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'

// model

/** Each check with its result: `ok`, or why it failed. */
export type Outcome = Readonly<Record<string, string>>

// destructors

/** Runs every check. Never rejects. */
export const selfCheck = async (): Promise<Outcome> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([name, check]): Promise<readonly [string, string]> => {
        try {
          await check()
          return [name, 'ok']
        } catch (cause) {
          return [name, cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)]
        }
      }),
    ),
  )

// private

const same = (actual: unknown, expected: unknown): void => {
  const [a, b] = [written(actual), written(expected)]
  if (a !== b) throw new Error(`expected ${b}, got ${a}`)
}

// The order of fields does not count.
const written = (u: unknown): string =>
  JSON.stringify(u, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

const rightOf = <L, A>(self: E.Either<L, A>): A => {
  if (E.isLeft(self)) throw new Error(JSON.stringify(self.left))
  return self.right
}

// Secrets that belong to no bot.
const token = (): Token.Token => rightOf(Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'))
const key = (): Secret.Secret => Secret.make('a key of the tests, long enough')

const ann = { id: 1001, is_bot: false, first_name: 'Ann' }
const message: Types.Message = {
  message_id: 1,
  date: 1,
  chat: { id: 1001, type: 'private' },
  from: ann,
  text: '/add “two words” 3',
  entities: [{ type: 'bot_command', offset: 0, length: 4 }],
}

const checks: Readonly<Record<string, () => void | Promise<void>>> = {
  'decodes an update': () => {
    const raw: unknown = JSON.parse(
      '{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"x","b' +
        'rand_new":{}}}',
    )
    same(Object.is(rightOf(Types.Update.decode(raw)), raw), true)
    same(Update.kindOf(rightOf(Types.Update.decode(raw))), 'message')
  },
  'says what is wrong': () => {
    const decoded = Types.Update.decode({ update_id: 1, message: { ...message, date: 'soon' } })
    same(
      E.mapLeft(Fault.explain('update'))(decoded),
      E.left(['update.message.date: expected an integer, got "soon"']),
    )
    same(
      ApiError.toString(
        ApiError.fromRefusal('getMe', { error_code: 401, description: 'Unauthorized' }),
      ).includes('@BotFather'),
      true,
    )
  },
  'refuses nesting that is too deep': () => {
    const levels = 10_000
    const deep: unknown = JSON.parse(`${'{"type":"bold","text":'.repeat(levels)}5${'}'.repeat(levels)}`)
    same(E.isLeft(Types.RichText.decode(deep)), true)
  },
  'builds calls': () => {
    const call = Calls.sendMessage({ chat_id: 1, text: 'x' })
    same([call.method, call.params], ['sendMessage', { chat_id: 1, text: 'x' }])
    same(E.isRight(call.result.decode(message)), true)
    same(InputFile.isInputFile(InputFile.fromBytes(new Uint8Array(1), { name: 'a' })), true)
  },
  'formats text': () =>
    same(Text.fmt`Hi, ${Text.bold('<Ann>')} 👩‍👧`, {
      text: 'Hi, <Ann> 👩‍👧',
      entities: [{ offset: 4, length: 5, type: 'bold' }],
    }),
  'reads and writes markup': () => {
    same(Html.toHtml(rightOf(Html.fromHtml('<b>a &amp; b</b>'))), '<b>a &amp; b</b>')
    same(MarkdownV2.toMarkdownV2(rightOf(MarkdownV2.fromMarkdownV2('*a\\.b*'))), '*a\\.b*')
    same(rightOf(Markdown.fromMarkdown('*a*')).text, 'a')
  },
  'finds entities': () => {
    same(
      Detect.fromText('@durov https://example.com').map(({ type }) => type),
      ['mention', 'url'],
    )
    same(rightOf(Entities.fixUp({ text: ' a ', entities: [] })).text, 'a')
  },
  'reads commands': () => {
    const command = O.toUndefined(Command.fromMessage(message))
    if (command === undefined) throw new Error('no command was found')
    same(
      Arguments.decode(t.tuple([Argument.NonEmptyString, Argument.IntFromString]))(command),
      E.right(['two words', 3]),
    )
    same(Argument.UrlFromString.is('https://example.com/x'), true)
  },
  'packs callback data': () => {
    const page = CallbackData.callbackData('page', { chapter: CallbackData.int, last: CallbackData.flag })
    same(page.decode(page.encode({ chapter: 7, last: true })), E.right({ chapter: 7, last: true }))
    const signed = CallbackData.callbackData('pay', { order: CallbackData.int }, { sign: signer(key()) })
    same(signed.decode(signed.encode({ order: 7 })), E.right({ order: 7 }))
  },
  'reads links': () => {
    same(O.toUndefined(DeepLink.fromString('https://t.me/test_bot?start=abc')), {
      _tag: 'Start',
      bot: 'test_bot',
      payload: 'abc',
    })
    same(O.toUndefined(StartPayload.fromPayload(rightOf(StartPayload.toPayload('día')))), 'día')
    same(O.toUndefined(Base64url.decodeText('ZMOtYQ')), 'día')
  },
  'hides secrets': () => {
    same(`${token()} ${JSON.stringify(key())}`, '[redacted] "[redacted]"')
    same(Token.botId(token()), 123456789)
  },
  'checks signatures': async () => {
    // Published by its author in the documentation of tma.js, with a token that was made for it.
    const initData =
      'query_id=AAHdF6IQAAAAAN0XohDhrOrc' +
      '&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C%22last_name%22%3A' +
      '%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C' +
      '%22is_premium%22%3Atrue%7D&auth_date=1662771648' +
      '&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2'
    const validate = InitData.validate({
      token: rightOf(Token.fromString('5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8')),
      maxAge: 60,
      clock: { now: () => 1_662_771_648_000 },
    })
    same(rightOf(await validate(initData)()).user?.id, 279058397)
    same((await validate(initData.replace('Kibenko', 'Kibenka'))())._tag, 'Left')
    same(
      (
        await LoginWidget.validate({ token: token(), maxAge: 60 })(
          `id=1&first_name=A&auth_date=1&hash=${'0'.repeat(64)}`,
        )()
      )._tag,
      'Left',
    )
  },
  'checks signatures of third parties': async () => {
    const forged = await InitData.validateThirdParty({ botId: 1, maxAge: 60 })(
      `auth_date=1&hash=${'0'.repeat(64)}&signature=${'A'.repeat(86)}`,
    )()
    same(forged, E.left({ _tag: 'Forged', what: 'initData' }))
  },
  'checks the secret of a webhook': async () => {
    const secret = WebhookSecret.generate()
    same(
      [WebhookSecret.matches(secret)(Secret.expose(secret))(), WebhookSecret.matches(secret)('no')()],
      [true, false],
    )
  },
  'refuses a malformed passport': async () => {
    const read = Passport.decrypt({ privateKey: Secret.make('none'), nonce: 'n' })
    same((await read({ data: [], credentials: { data: '', hash: '', secret: '' } })())._tag, 'Left')
  },
}
