// The page: the bot, a Telegram for it, and a chat with it, all in the browser. Nothing leaves the page.

import { makeClient } from '@pipegram/client'
import * as Token from '@pipegram/core/Token'
import { makeFetchEmulator } from '@pipegram/emulator/FetchEmulator'
import { poll } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import { bot } from '../bot.ts'
import { showChat } from './Chat.ts'
import { source } from './Source.ts'

const emulator = makeFetchEmulator({ bot: { first_name: 'A bot in this page' } })
const token = Token.fromString(emulator.token)
if (E.isLeft(token)) throw new Error(token.left)
const client = makeClient({ token: token.right, fetch: emulator.fetch })
poll({ bot, me: emulator.bot, call: client, withSignal: (signal) => client.with({ signal }) })()

export const end = showChat(emulator, emulator.user({ first_name: 'You' }))
for (const code of document.querySelectorAll('#source')) code.textContent = source

// The site around the page says whether it is dark.
const paint = (): void => {
  document.documentElement.dataset['theme'] = location.hash.slice(1)
}
paint()
addEventListener('hashchange', paint)
