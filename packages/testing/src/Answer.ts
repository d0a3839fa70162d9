// A possible answer of Telegram to a call: the smallest value of its result, with the chat and the text of
// the call.

import type { Call } from '@pipegram/core/Call'
import { defined } from '@pipegram/core/Defined'
import { definitionOf, facts, methodOf, type Type } from '@pipegram/schema'
import * as E from 'fp-ts/lib/Either.js'
import { me } from './Build.ts'
import type { CallAnswer } from './Recorder.ts'

// constructors

/**
 * Answers every call with success, with the smallest value that the method may return. A message has the
 * number of the call as its id, comes from the bot, and keeps the chat, the text and the entities of the
 * call. A method that the Bot API does not have gives `true` if the call takes that. If not, it is refused
 * with 404.
 */
export const success = (): CallAnswer => {
  let count = 0
  return ({ method, params, result }) => {
    count += 1
    const found = methodOf(facts, method)
    if (found === undefined)
      return E.isRight(result.decode(true))
        ? E.right(true)
        : E.left({
            _tag: 'Rejected',
            method,
            code: 404,
            reason: 'MethodNotFound',
            description: 'Not Found: method not found',
          })
    return E.right(
      resultOf(
        'inline_message_id' in params ? (found.inlineResult ?? found.result) : found.result,
        params,
        count,
      ),
    )
  }
}

// private

const resultOf = (type: Type, params: Call<unknown>['params'], count: number): unknown => {
  if (typeof type === 'object' && 'ref' in type && type.ref === 'Message') {
    const {
      chat_id: chat,
      message_id: id,
      text,
      entities,
      caption,
      caption_entities,
    }: Said = { chat_id: 1, message_id: count, ...params }
    return {
      ...Object(least(type, [])),
      message_id: id,
      from: me,
      chat:
        typeof chat === 'number'
          ? { id: chat, type: chat > 0 ? 'private' : 'supergroup' }
          : { id: 1, type: 'supergroup' },
      ...defined({ text, entities, caption, caption_entities }),
    }
  }
  return least(type, [])
}

interface Said {
  readonly chat_id: unknown
  readonly message_id: unknown
  readonly text?: unknown
  readonly entities?: unknown
  readonly caption?: unknown
  readonly caption_entities?: unknown
}

// The smallest value of a type: only required fields, empty lists, the first member of a choice. `path` is
// the names of the types above. A recursive choice takes the first member that does not lead back to one of
// them.
const least = (type: Type, path: ReadonlyArray<string>): unknown => {
  switch (type) {
    case 'string':
      return 'text'
    case 'integer':
    case 'float':
      return 1
    case 'boolean':
    case 'true':
      return true
    case 'InputFile':
      throw new TypeError('Telegram does not answer with a file to upload.')
  }
  if ('literal' in type) return type.literal
  if ('array' in type) return []
  if ('oneOf' in type) return least(type.oneOf[0] ?? 'true', path)
  const found = definitionOf(facts, type.ref)
  switch (found._tag) {
    case 'Enum':
      return found.values[0]
    case 'Union': {
      const [plain] = found.plain ?? []
      if (plain !== undefined) return least(plain, path)
      const member = found.members.find((name) => !path.includes(name)) ?? found.members[0]
      return least({ ref: member ?? '' }, [...path, type.ref])
    }
    case 'Object': {
      const required = Object.entries(found.fields).filter(([, field]) => field.required)
      return Object.fromEntries(
        required.map(([name, field]) => [name, least(field.type, [...path, type.ref])]),
      )
    }
  }
}
