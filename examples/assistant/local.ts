// A model that needs no network: it repeats what it was told, word by word, in Markdown. It calls its tool
// when it reads the word "forget".

import { setTimeout as sleep } from 'node:timers/promises'
import type { Model } from './bot.ts'

const pause = Number(process.env['PAUSE'] ?? 50)

export const local: Model = async function* ({ messages, tools, signal }) {
  const last = messages.at(-1)?.content ?? ''
  const answer = /\bforget\b/i.test(last)
    ? await tools.forget()
    : `# You said\n\n> ${last}\n\nThat was message **${messages.length}**, of ${last.length} letters:\n\n` +
      `| word | letters |\n|---|--:|\n${last
        .split(/\s+/)
        .map((word) => `| ${word} | ${word.length} |\n`)
        .join('')}`
  for (const piece of answer.match(/\S+\s*/g) ?? []) {
    await sleep(pause, undefined, { signal })
    yield piece
  }
}
