// The start of tests of media: each call is an upload to the chat with Ann.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { expect } from 'vitest'
import type { Loose } from './BotClient.ts'
import { makeStage, type Stage } from './Stage.ts'

export interface UploadStage extends Pick<Stage, 'call' | 'result' | 'updates' | 'content'> {
  readonly begin: () => Promise<{ readonly emulator: Emulator; readonly ann: Person }>
  /** Uploads to Ann. Returns the decoded body; checks a message by the decoder of core. */
  readonly upload: (method: string, fields: object) => Promise<Loose>
  /** The words of an upload that is refused and changes nothing. */
  readonly refused: (method: string, fields: object) => Promise<string>
}

export const makeUploadStage = (): UploadStage => {
  const stage = makeStage()
  let ann: Person
  const upload: UploadStage['upload'] = async (method, fields) => {
    const body = await stage.upload(method, { chat_id: ann.id, ...fields })
    if (body.ok === true && typeof body.result === 'object' && !Array.isArray(body.result))
      expect(Message.decode(body.result)).toMatchObject({ _tag: 'Right' })
    return body
  }
  return {
    ...stage,
    begin: async () => {
      const emulator = await stage.start({ firstUpdate: 2_000_001 })
      ann = emulator.user({ first_name: 'Ann', last_name: 'Lee', language_code: 'de' })
      ann.send('/start')
      await stage.updates()
      return { emulator, ann }
    },
    upload,
    refused: (method, fields) =>
      stage.refused(method, fields, async () => ({ body: await upload(method, fields) })),
  }
}

/** A file with a text as its content. */
export const file = (name: string, type: string, content = 'content'): File =>
  new File([content], name, { type })
