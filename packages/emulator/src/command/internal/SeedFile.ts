// The initial content of an emulator, from a file: people, chats and messages, each a body of the admin API.

import { readFile } from 'node:fs/promises'
import { defined } from '@pipegram/core/Defined'
import { explain } from '@pipegram/core/Fault'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { BotBody, ChatBody, SeedMessage, UserBody } from '../../admin/internal/AdminBodies.ts'
import { strangeFieldOf } from '../../admin/internal/JsonSchema.ts'
import type { Emulator } from '../../Emulator.ts'
import type { Person } from '../../people/Person.ts'
import * as Json from '../../values/internal/Json.ts'

// model

const Seed = t.partial({
  bots: t.readonlyArray(BotBody),
  users: t.readonlyArray(UserBody),
  chats: t.readonlyArray(ChatBody),
  messages: t.readonlyArray(SeedMessage),
})

/** The initial content of an emulator. */
export interface Seed extends t.TypeOf<typeof Seed> {}

// constructors

/** Reads a seed file. Otherwise returns what is wrong with it, and where. */
export const readSeed = async (path: string): Promise<E.Either<string, Seed>> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return E.left(`The seed file ${path} cannot be read: is the path right?`)
  }
  return fromText(path, text)
}

/** Reads the seed in a YAML or JSON text. Errors have its `name` and the line. */
export const fromText = (name: string, text: string): E.Either<string, Seed> => {
  const lines = new LineCounter()
  // JSON is also YAML.
  const document = parseDocument(text, { lineCounter: lines })
  const [fault] = document.errors
  if (fault !== undefined)
    return E.left(`${name}:${lines.linePos(fault.pos[0]).line} is not YAML: ${firstLine(fault.message)}`)
  const value: unknown = document.toJS({ maxAliasCount: 100 })
  const lineOf = (path: ReadonlyArray<string | number>): number => {
    const node: unknown = document.getIn(path, true)
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1
  }
  const strange = strangeIn(value)
  if (strange !== undefined) return E.left(`${name}:${lineOf(strange.path)}${strange.words}`)
  return E.mapLeft((errors: t.Errors) => {
    const line = lineOf(pathOf(errors))
    return explain(`${name}:${line}`)(errors).join('\n')
  })(Seed.decode(value))
}

// combinators

/** Makes the people and chats of a seed, and sends its messages. Throws an `Error` that names the item. */
export const plant = (emulator: Emulator, { users = [], chats = [], messages = [] }: Seed): void => {
  const people = new Map<number, Person>()
  each('users', users, (about) => {
    const person = emulator.user(defined(about))
    people.set(person.id, person)
  })
  const personOf = (id: number): Person => {
    const found = people.get(id)
    if (found === undefined) throw new Error(`There is no user ${id}: give an "id" to one of "users".`)
    return found
  }
  const groups = new Map<number, ReturnType<Emulator['group']>>()
  each('chats', chats, ({ members = [], bots = [], ...about }) => {
    const group = emulator.group({
      ...defined(about),
      members: members.map(personOf),
      bots: bots.map((id) => ({ id })),
    })
    groups.set(group.id, group)
  })
  each('messages', messages, ({ user_id, chat_id = user_id, bot_id, text, message, reply_to }) => {
    const bot = bot_id === undefined ? emulator : emulator.bots.find((one) => one.bot.id === bot_id)
    if (bot === undefined) throw new Error(`There is no bot ${bot_id}: give a "token" to one of "bots".`)
    const person = personOf(user_id).with(bot)
    const group = groups.get(chat_id)
    if (group === undefined && chat_id !== user_id) throw new Error(`There is no chat ${chat_id}.`)
    const place = group === undefined ? person : person.in(group)
    place.send(text ?? message ?? '', defined({ reply_to }))
  })
}

// private

const lists: Readonly<Record<string, t.Mixed>> = {
  bots: BotBody,
  users: UserBody,
  chats: ChatBody,
  messages: SeedMessage,
}

interface StrangeField {
  readonly path: ReadonlyArray<string | number>
  readonly words: string
}

const strangeIn = (value: unknown): StrangeField | undefined => {
  if (!Json.isObject(value))
    return { path: [], words: ': expected an object with "bots", "users", "chats" or "messages"' }
  const top = strangeFieldOf(Seed, value)
  if (top !== undefined) return { path: [], words: `: ${top}` }
  for (const [name, codec] of Object.entries(lists)) {
    const items = value[name]
    for (const [place, item] of Json.isArray(items) ? items.entries() : []) {
      const strange = strangeFieldOf(codec, item)
      if (strange !== undefined) return { path: [name, place], words: `.${name}[${place}]: ${strange}` }
    }
  }
  return undefined
}

// The list and the item that contain the first error.
const pathOf = ([error]: t.Errors): ReadonlyArray<string | number> =>
  (error?.context ?? [])
    .map(({ key }) => key)
    .filter((key) => key !== '')
    .slice(0, 2)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key))

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

const each = <A>(name: string, items: ReadonlyArray<A>, run: (item: A) => void): void => {
  for (const [place, item] of items.entries())
    try {
      run(item)
    } catch (error) {
      throw new Error(`${name}[${place}]: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
}
