// A thousand Markdown texts, cut at every character: each state is sent, as a rich message and as a text.

import { makeClient } from '@pipegram/client/Client'
import { contentsOf, isRichContent, type AnswerContent } from '@pipegram/compose/AnswerFormat'
import { fromModel } from '@pipegram/compose/ModelText'
import { sendMessage, sendMessageDraft, sendRichMessage, sendRichMessageDraft } from '@pipegram/core/Calls'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { markdowns } from './Markdowns.ts'
import { wordsByMdast, wordsOfContents } from './SecondParser.ts'

const fail = (why: string): never => {
  throw new Error(why)
}

const place = { from: 0, prefix: '' }

describe('a model answer', { timeout: 900_000 }, () => {
  it('is sent from each of its beginnings, and says in the end what its source says', async () => {
    const emulator = await makeEmulator()
    const ann = emulator.user({ first_name: 'Ann' })
    // A bot cannot write first.
    ann.send('/start')
    const chat_id = ann.user.id
    const token = E.getOrElseW(() => fail('no token'))(Token.fromString(emulator.token))
    const call = makeClient({ token, apiRoot: emulator.apiRoot })
    const format = fromModel()
    const faults: Array<string> = []
    const wrong: Array<readonly [string, string, string]> = []
    let [sends, compared] = [0, 0]
    const draft = (content: AnswerContent) =>
      isRichContent(content)
        ? call(sendRichMessageDraft({ chat_id, draft_id: 1, rich_message: content }))
        : call(sendMessageDraft({ chat_id, draft_id: 1, text: content }))
    const one = async (whole: string): Promise<void> => {
      for (const isRich of [true, false]) {
        let shown = ''
        for (let at = 1; at <= whole.length; at++) {
          const { content } = format({
            whole: whole.slice(0, at),
            ...place,
            grows: true,
            isRich,
            isLast: false,
          })
          const state = JSON.stringify(content)
          if (content === undefined || state === shown) continue
          shown = state
          sends += 1
          const result = await draft(content)()
          if (E.isLeft(result))
            faults.push(`${JSON.stringify(whole.slice(0, at))}: ${JSON.stringify(result.left)}`)
        }
        const contents = contentsOf(format, isRich)(whole)
        for (const content of contents) {
          const result = await (
            isRichContent(content)
              ? call(sendRichMessage({ chat_id, rich_message: content }))
              : call(sendMessage({ chat_id, text: content }))
          )()
          if (E.isLeft(result)) faults.push(`${JSON.stringify(whole)}: ${JSON.stringify(result.left)}`)
        }
        const expected = wordsByMdast(whole)
        if (!isRich || expected === undefined) continue
        compared += 1
        const said = wordsOfContents(contents)
        if (said !== expected) wrong.push([whole, said, expected])
      }
    }
    const texts = [...markdowns(1_000, 18)]
    expect(texts).toHaveLength(1_000)
    const work = Array.from({ length: 16 }, async () => {
      for (let text = texts.pop(); text !== undefined; text = texts.pop()) await one(text)
    })
    await Promise.all(work)
    await emulator.close()
    expect(faults.slice(0, 5)).toEqual([])
    expect(wrong.slice(0, 5)).toEqual([])
    expect(sends).toBeGreaterThan(40_000)
    expect(compared).toBeGreaterThan(500)
    console.log(`${sends} states sent, ${compared} texts compared`)
  })
})
