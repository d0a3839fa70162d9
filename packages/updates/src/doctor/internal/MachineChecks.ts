// Checks on this machine, without Telegram: Node, the token, the way to the server.

import * as ApiRoot from '@pipegram/client/ApiRoot'
import * as Proxy from '@pipegram/client/Proxy'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import { tryWithoutToken } from '../../internal/NoToken.ts'
import { sourceOf } from '../../internal/SourceChoice.ts'
import { findToken } from '../../token/ProgramToken.ts'
import type { BotProgram } from '../BotProgram.ts'
import { type Finding, note, ok, wrong } from '../Finding.ts'

// model

/** The environment of a program. */
export interface DoctorEnvironment {
  readonly [name: string]: string | undefined
}

// constructors

/** Checks that this Node runs pipegram. */
export const nodeCheck = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 19)
    ? ok('Node', version)
    : wrong('Node', `${version} is too old.`, 'Install Node 22.19 or newer: https://nodejs.org.')
}

/** Checks the token of a program without showing it. */
export const tokenCheck = async (
  { options }: Pick<BotProgram, 'options'>,
  env: DoctorEnvironment,
): Promise<{ readonly finding: Finding; readonly token?: Token.Token }> => {
  const found = await findToken(options, env)()
  if (E.isLeft(found))
    return { finding: wrong('token', found.left, 'Correct the path, or mount the secret.') }
  const { token: text, place } = found.right
  if (text === '')
    return {
      finding: wrong(
        'token',
        'BOT_TOKEN is not set.',
        `Ask @BotFather on Telegram: /newbot. Write BOT_TOKEN=… into .env, or set it. ${tryWithoutToken}`,
      ),
    }
  const token = typeof text === 'string' ? Token.fromString(text) : E.right(text)
  if (E.isLeft(token)) return { finding: wrong('token', `${place} is not a token.`, token.left) }
  return {
    finding: ok('token', `from ${place}, for the bot ${Token.botId(token.right)}`),
    token: token.right,
  }
}

/** Checks the server of the calls, their encryption and their proxy. */
export const wayChecks = (
  { options }: Pick<BotProgram, 'options'>,
  env: DoctorEnvironment,
): { readonly findings: ReadonlyArray<Finding>; readonly root?: ApiRoot.ApiRoot } => {
  const text = options.apiRoot ?? env['BOT_API_ROOT'] ?? ApiRoot.telegram
  const plain = options.plainHttp ?? env['BOT_API_PLAIN_HTTP']
  const root = ApiRoot.fromString(text, plain === 'private network' ? plain : undefined)
  if (E.isLeft(root)) return { findings: [wrong('server', root.left, 'Correct BOT_API_ROOT.')] }
  const { origin, socket, isUnencrypted } = root.right
  const way =
    isUnencrypted === true
      ? note(
          'server',
          `${origin} is not encrypted: its network can read the token and all messages.`,
          'Use it only in your own network, without foreign machines.',
        )
      : ok('server', socket === undefined ? `${origin}${origin.startsWith('https:') ? tls : ''}` : socket)
  return {
    root: root.right,
    findings: [way, ...environmentChecks(env), ...proxyChecks(options.proxy, origin, env)],
  }
}

/** Where updates come from. */
export const sourceCheck = (
  { role, options: { source } }: Pick<BotProgram, 'options' | 'role'>,
  env: DoctorEnvironment,
): E.Either<Finding, 'inbox' | 'polling' | 'webhook'> => {
  if (role === 'work') return E.right('inbox')
  const choice = sourceOf(source, env)
  if (E.isLeft(choice)) return E.left(wrong('source', choice.left, 'Set both, or none to poll.'))
  return E.right(choice.right.source === 'polling' ? 'polling' : 'webhook')
}

// private

const tls = ', TLS 1.2 or newer'

const environmentChecks = (env: DoctorEnvironment): ReadonlyArray<Finding> => [
  ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
    ? [
        note(
          'TLS',
          'NODE_TLS_REJECT_UNAUTHORIZED=0: pipegram checks certificates all the same, other code does not.',
          'Remove the variable.',
        ),
      ]
    : []),
  ...(/\b(?:undici|fetch|http|tls|websocket)\b/i.test(env['NODE_DEBUG'] ?? '')
    ? [
        wrong(
          'NODE_DEBUG',
          'It prints the paths of requests, and so the token.',
          'Remove the variable. If a log has been kept, revoke the token: /revoke at @BotFather.',
        ),
      ]
    : []),
]

const proxyChecks = (
  option: string | undefined,
  origin: string,
  env: DoctorEnvironment,
): ReadonlyArray<Finding> => {
  const proxy =
    option === undefined ? Proxy.fromEnvironment(origin, env) : E.map(String)(Proxy.fromString(option))
  if (E.isLeft(proxy)) return [wrong('proxy', proxy.left, 'Correct it, or unset it to connect directly.')]
  if (proxy.right === undefined) return []
  // A proxy may have a password.
  const { protocol, host } = new URL(proxy.right)
  return [ok('proxy', `${protocol}//${host}: it sees the name of the server, and not the token`)]
}
