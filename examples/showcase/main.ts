// Runs the showcase: on Telegram with BOT_TOKEN (and OWNERS, the ids of who may use /diagram, with commas between), or on
// the local Bot API with this terminal as the chat.

import process from 'node:process'
import { chatInTerminal, makeEmulator } from '@pipegram/emulator'
import { E, run, start, showStartError } from 'pipegram'
import { showcase } from './bot.ts'

const onTelegram = () => run(showcase((process.env['OWNERS'] ?? '').split(',').filter(Boolean).map(Number)))

const onEmulator = async (): Promise<void> => {
  const emulator = await makeEmulator()
  const you = emulator.user({ first_name: process.env['USER'] ?? 'Ann' })
  const started = await start(showcase([you.id]), { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(showStartError(started.left))
  await chatInTerminal(emulator, you, { input: process.stdin, output: process.stdout, interactive: process.stdin.isTTY })
  await started.right.stop()
  await emulator.close()
}

// A line `BOT_TOKEN=` in an env file that was not filled in says that there is no token.
await ((process.env['BOT_TOKEN'] ?? '').trim() === '' ? onEmulator() : onTelegram())
