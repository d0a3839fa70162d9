// Sets the webhook at Telegram if it differs, checks it afterwards, and explains its last error.
// https://core.telegram.org/bots/api#setwebhook

import type { Handler } from '@pipegram/compose/Handler'
import { inspect } from '@pipegram/compose/Inspect'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { deleteWebhook, getWebhookInfo, setWebhook } from '@pipegram/core/Calls'
import { defined } from '@pipegram/core/Defined'
import type { InputFile } from '@pipegram/core/InputFile'
import * as Secret from '@pipegram/core/Secret'
import { updateKinds, type UpdateKind, type WebhookInfo } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { toSecret } from './internal/SecretCheck.ts'
import { setupFault } from './internal/SetupFault.ts'
import type { SecretText } from './WebhookOptions.ts'

// model

/** The settings of a webhook at Telegram. https://core.telegram.org/bots/api#setwebhook */
export interface WebhookSetupOptions {
  /**
   * Where Telegram posts updates: `https://`, on port 443, 80, 88 or 8443. `http://` is only for a server on
   * this machine, such as the emulator.
   */
  readonly url: string
  /** The secret that the webhook expects; if it has several, the first one. */
  readonly secret: SecretText
  /** The kinds of updates to request. Default: the kinds that the bot answers. */
  readonly allowedUpdates?: ReadonlyArray<UpdateKind>
  /** The public key of a certificate that no authority has signed, in PEM. Default: none. */
  readonly certificate?: InputFile
  /** How many requests Telegram may have open, 1–100. Default: 40. */
  readonly maxConnections?: number
  /** The address of the server, instead of the one that DNS has for its name. Default: none. */
  readonly ipAddress?: string
  /** True to forget all updates that wait. Default: false. */
  readonly dropPending?: boolean
  /**
   * True to set the webhook even if nothing seems to differ, as after a change of the secret or of the
   * certificate, which Telegram does not show. Default: false.
   */
  readonly rotated?: boolean
}

/** The result of a setup: what was done, and the present webhook. */
export interface WebhookSetup {
  /** True if the webhook was set. */
  readonly changed: boolean
  readonly info: WebhookInfo
  /** Telegram's last error with the webhook, in words, and what to do; missing if there was none. */
  readonly trouble?: string
}

/** Why a webhook is not set: an option is wrong, or a call failed. */
export type WebhookSetupError = { readonly _tag: 'Misconfigured'; readonly message: string } | ApiError

// constructors

/**
 * Sets the webhook of a bot if Telegram has no webhook or a different one; most starts need only
 * getWebhookInfo. It also sets the webhook if Telegram's last request got 401 or 404: the secret may have
 * changed, which Telegram does not show. Then it asks Telegram about the webhook again.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { commands, pipeline } from '@pipegram/compose'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeRecorder } from '@pipegram/testing/Recorder'
 *   import { ensureWebhook } from '@pipegram/updates/WebhookSetup'
 *
 *   const bot = pipeline(commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))
 *   let url = ''
 *   const { call, calls } = makeRecorder(({ method }) => {
 *     if (method === 'getWebhookInfo')
 *       return E.right({ url, has_custom_certificate: false, pending_update_count: 0 })
 *     url = 'https://bot.example/hook'
 *     return E.right(true)
 *   })
 *   const setup = ensureWebhook(bot, { url: 'https://bot.example/hook', secret: 'nM3xT0b9_Qk2vLr7-ZcYw4' })
 *
 *   const done = await setup(call)()
 *   assert.ok(E.isRight(done) && done.right.changed)
 *   assert.deepStrictEqual(calls()[1]?.params, {
 *     url: 'https://bot.example/hook',
 *     secret_token: 'nM3xT0b9_Qk2vLr7-ZcYw4',
 *     allowed_updates: ['message'],
 *   })
 */
export const ensureWebhook =
  <C, Err>(bot: Handler<C, Err>, options: WebhookSetupOptions) =>
  (call: Interpreter): TE.TaskEither<WebhookSetupError, WebhookSetup> => {
    const fault = setupFault(options)
    if (fault !== undefined) return TE.left({ _tag: 'Misconfigured', message: fault })
    const wanted = { ...options, allowedUpdates: options.allowedUpdates ?? inspect(bot).allowedUpdates }
    return pipe(
      call(getWebhookInfo()),
      TE.chain((before) =>
        differs(before, wanted)
          ? pipe(
              call(setWebhook(paramsOf(wanted))),
              TE.chain(() => call(getWebhookInfo())),
              TE.map((info) => ({ changed: true, info })),
            )
          : TE.right({ changed: false, info: before }),
      ),
      TE.chainW(({ changed, info }) =>
        info.url === wanted.url
          ? TE.right({ changed, info, ...defined({ trouble: webhookTrouble(info) }) })
          : TE.left<WebhookSetupError>({
              _tag: 'Misconfigured',
              message:
                `The webhook was set, but Telegram names ${hostOf(info.url)} now. ` +
                'Another process sets it, too.',
            }),
      ),
    )
  }

/** Removes the webhook, so that the bot can poll. https://core.telegram.org/bots/api#deletewebhook */
export const removeWebhook =
  ({ dropPending }: Pick<WebhookSetupOptions, 'dropPending'> = {}) =>
  (call: Interpreter): TE.TaskEither<ApiError, true> =>
    call(deleteWebhook(defined({ drop_pending_updates: dropPending })))

// destructors

/**
 * Telegram's last error with a webhook, in words, and what to do; `undefined` if there was none.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { webhookTrouble } from '@pipegram/updates/WebhookSetup'
 *
 *   const info = { url: 'https://bot.example/', has_custom_certificate: false, pending_update_count: 3 }
 *
 *   assert.strictEqual(webhookTrouble(info), undefined)
 *   assert.match(
 *     webhookTrouble({ ...info, last_error_message: 'Connection refused', last_error_date: 1767225600 }) ??
 *       '',
 *     /Nothing listens at bot.example/,
 *   )
 */
export const webhookTrouble = (info: WebhookInfo): string | undefined => {
  const { last_error_message: text, last_error_date, pending_update_count: waiting, url } = info
  if (text === undefined) return undefined
  const when = last_error_date === undefined ? '' : `, ${new Date(last_error_date * 1000).toISOString()}`
  const words = advice.find(([pattern]) => pattern.test(text))?.[1]
  return [
    `Telegram's last error with the webhook: "${text}"${when}.`,
    ...(words === undefined ? [] : [words(hostOf(url))]),
    `Updates that wait: ${waiting}.`,
  ].join(' ')
}

/** The host of the url of a webhook. The path may be a secret, too, so reports name only the host. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'no webhook')

// private

type WantedWebhook = WebhookSetupOptions & { readonly allowedUpdates: ReadonlyArray<UpdateKind> }

const differs = (info: WebhookInfo, wanted: WantedWebhook): boolean =>
  wanted.rotated === true ||
  wanted.dropPending === true ||
  info.url !== wanted.url ||
  info.has_custom_certificate !== (wanted.certificate !== undefined) ||
  (wanted.maxConnections !== undefined && info.max_connections !== wanted.maxConnections) ||
  (wanted.ipAddress !== undefined && info.ip_address !== wanted.ipAddress) ||
  !sameSet(info.allowed_updates ?? usual, wanted.allowedUpdates) ||
  /\b40[14]\b/.test(info.last_error_message ?? '')

// The default list of kinds, which Telegram leaves out of its answer.
const usual = updateKinds.filter(
  (kind) => !['chat_member', 'message_reaction', 'message_reaction_count'].includes(kind),
)

const sameSet = (a: ReadonlyArray<unknown>, b: ReadonlyArray<unknown>): boolean =>
  a.map(String).toSorted().join() === b.map(String).toSorted().join()

const paramsOf = (wanted: WantedWebhook) => ({
  url: wanted.url,
  secret_token: Secret.expose(toSecret(wanted.secret)),
  ...defined({
    allowed_updates: wanted.allowedUpdates,
    certificate: wanted.certificate,
    max_connections: wanted.maxConnections,
    ip_address: wanted.ipAddress,
    drop_pending_updates: wanted.dropPending,
  }),
})

const advice: ReadonlyArray<readonly [RegExp, (host: string) => string]> = [
  [/\b401\b/, () => 'The webhook refuses the secret: run ensureWebhook with `rotated: true`.'],
  [
    /\b404\b/,
    () => 'Nothing answers at the path of the url, or the webhook is hidden and refuses the secret.',
  ],
  [/\b403\b/, () => 'A network outside `senders.only`, or a firewall before the bot.'],
  [/\b405\b|\b30\d\b/, () => 'The url leads to something else: Telegram follows no redirect.'],
  [/\b413\b/, () => 'A proxy before the bot, or `bodyLimit`, allows only smaller bodies.'],
  [/\b500\b/, () => 'The bot throws: its log says where.'],
  [/\b50[234]\b/, () => 'The bot is full, stopping or not there; Telegram tries again.'],
  [/timeout/i, () => 'The bot took too long: see `answerWithin`, or use an inbox.'],
  [/refused/i, (host) => `Nothing listens at ${host}.`],
  [/resolve/i, (host) => `The name ${host} has no address.`],
  [/SSL|certificate/i, (host) => `The certificate of ${host} is not trusted, or its chain is incomplete.`],
  [/connect|reset|network/i, (host) => `${host} cannot be reached from outside, or ends connections.`],
]
