// The finding of a check: one line, and what to do.

import type { ApiError } from '@pipegram/core/ApiError'

// model

/** What a check of a bot's set-up found. Its texts have no token and no password. */
export interface Finding {
  /** What was checked, in one or two words. */
  readonly about: string
  /**
   * `ok`: nothing to do. `note`: worth knowing. `wrong`: the bot does not work as it should. `unchecked`: the
   * check was not possible.
   */
  readonly state: 'ok' | 'note' | 'wrong' | 'unchecked'
  readonly text: string
  /** What to do. */
  readonly advice?: string
}

// constructors

/** A finding with nothing to do. */
export const ok = (about: string, text: string): Finding => ({ about, state: 'ok', text })

/** A finding that is worth knowing. */
export const note = (about: string, text: string, advice: string): Finding => ({
  about,
  state: 'note',
  text,
  advice,
})

/** A finding that the bot does not work as it should. */
export const wrong = (about: string, text: string, advice: string): Finding => ({
  about,
  state: 'wrong',
  text,
  advice,
})

/** A finding that a check was not possible. */
export const unchecked = (about: string, text: string, advice: string): Finding => ({
  about,
  state: 'unchecked',
  text,
  advice,
})

/** The finding for a call that failed, with what to do about its error. */
export const fromError = (about: string, error: ApiError): Finding => {
  const { text, advice } = wordsOf(error)
  return wrong(about, text, advice)
}

// destructors

/**
 * A finding as lines of a report.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { show, wrong } from '@pipegram/updates/Finding'
 *
 *   assert.deepStrictEqual(show(wrong('token', 'BOT_TOKEN is not set.', 'Ask @BotFather for one.')), [
 *     'wrong      token      BOT_TOKEN is not set.',
 *     '                      → Ask @BotFather for one.',
 *   ])
 */
export const show = ({ about, state, text, advice }: Finding): ReadonlyArray<string> => [
  `${state.padEnd(10)} ${about.padEnd(10)} ${text}`,
  ...(advice === undefined ? [] : [`${' '.repeat(22)}→ ${advice}`]),
]

// private

interface ErrorWords {
  readonly text: string
  readonly advice: string
}

const wordsOf = (error: ApiError): ErrorWords => {
  switch (error._tag) {
    case 'Unauthorized':
      return {
        text: `Telegram does not know this token (${error.description}).`,
        advice:
          '@BotFather shows the token that is valid now: /token. With a server of your own, or in the ' +
          'test environment, a bot has another token.',
      }
    case 'Unreachable':
      return {
        text: `There is no connection to ${error.host ?? 'the Bot API'} (${error.reason}).`,
        advice: reasons.find(([pattern]) => pattern.test(error.reason))?.[1] ?? elsewhere,
      }
    case 'Timeout':
      return { text: `There was no answer within ${error.after} ms.`, advice: elsewhere }
    case 'RateLimited':
      return {
        text: `Telegram asks to wait ${error.retryAfter} s.`,
        advice: 'Run the doctor again after that time.',
      }
    case 'Malformed':
      return {
        text: `The answer is not that of a Bot API: ${error.errors.join('; ')}`,
        advice: 'Is BOT_API_ROOT the address of a Bot API server? A proxy or a portal may answer instead.',
      }
    case 'Unsendable':
      return { text: error.reason, advice: 'Correct the option or the variable that it names.' }
    case 'Rejected':
      return {
        text: `Telegram refuses ${error.method}: ${error.code} ${error.description}`,
        advice: error.code >= 500 ? 'Telegram has a fault of its own: run the doctor later.' : elsewhere,
      }
    case 'Conflict':
    case 'BotBlocked':
    case 'ChatMigrated':
      return { text: `${error.method}: ${error.description}`, advice: elsewhere }
    case 'Aborted':
      return { text: `${error.method} was cancelled.`, advice: 'Run the doctor again.' }
  }
}

const elsewhere =
  'Look whether this machine reaches https://api.telegram.org by another program, such as curl. ' +
  'Where it is blocked, set HTTPS_PROXY.'

const reasons: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^(?:ENOTFOUND|EAI_)/,
    'The name has no address here: is the machine on the network, and does its DNS work? ' +
      'Behind a proxy, set HTTPS_PROXY.',
  ],
  [
    /PROXY|PRX|SOCKS/,
    'The proxy does not let this through: check its address, its user name and its password, and whether ' +
      'it allows CONNECT to port 443.',
  ],
  [
    /CERT|SIGNATURE|ERR_TLS/,
    'Something between this machine and Telegram has a certificate that is not trusted. If it is a proxy ' +
      'of your own, name its certificate in NODE_EXTRA_CA_CERTS. Otherwise do not send the token there.',
  ],
  [/ECONNREFUSED/, 'Nothing listens there: is BOT_API_ROOT right, and does the server run?'],
]
