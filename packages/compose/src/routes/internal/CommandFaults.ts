// The faults of a table of commands: names, descriptions and languages that Telegram would refuse, and names
// that are declared twice.

import { faultsOf } from '@pipegram/core/BotCommands'
import { infoOf, isSpec, type CommandEntry } from './CommandEntry.ts'

// destructors

/** One sentence for each fault of a table. */
export const faultsOfTable = <C, O>(
  prefixes: ReadonlyArray<string>,
  entries: ReadonlyArray<CommandEntry<C, O>>,
): ReadonlyArray<string> => [
  ...entries.flatMap(faultsOfSpec),
  ...prefixes.filter((prefix) => !/^\S+$/.test(prefix)).map(faultOfPrefix),
  ...entries.flatMap((entry) =>
    prefixes.includes('/') ? faultsOfMenu(entry) : entry.names.flatMap(faultsOfWord),
  ),
  ...twiceIn(entries.flatMap(({ names }) => names)).map(
    (name) => `The command "${name}" is declared twice: give each name and each alias to one command.`,
  ),
]

// private

// The types say this as well. A program that Node runs unchecked gets the same sentences when it starts.
const faultsOfSpec = <C, O>({ names: [name = ''], spec }: CommandEntry<C, O>): ReadonlyArray<string> => {
  if (typeof spec === 'function') return []
  const args: unknown = isSpec(spec) ? spec.args : undefined
  return [
    ...(isSpec(spec) && typeof spec.run === 'function'
      ? []
      : [`The command "${name}" has no function: write ${name}: says('…'), or ${name}: { run: says('…') }.`]),
    ...(args === undefined || (typeof args === 'object' && args !== null && 'decode' in args)
      ? []
      : [`The args of the command "${name}" are no codec: write t.tuple([…]), or t.type({ … }) for names.`]),
  ]
}

const faultOfPrefix = (prefix: string): string =>
  `"${prefix}" cannot be the prefix of commands: use one or more characters without white space.`

const faultsOfWord = (name: string): ReadonlyArray<string> =>
  /^\S+$/.test(name) && name === name.toLowerCase()
    ? []
    : [`"${name}" cannot be a command: use lower case without white space.`]

const faultsOfMenu = <C, O>(entry: CommandEntry<C, O>): ReadonlyArray<string> => {
  const { command, description, descriptions = {} } = infoOf(entry)
  const texts = [...(description === undefined ? [] : [description]), ...Object.values(descriptions)]
  return [
    ...entry.names.flatMap((name) => faultsOf({ command: name })),
    ...texts.flatMap((text) => faultsOf({ command, description: text })),
    ...Object.keys(descriptions)
      .filter((language) => !/^[a-z]{2}$/.test(language))
      .map(faultOfLanguage),
  ]
}

const faultOfLanguage = (language: string): string =>
  `"${language}" cannot be the language of a menu: use two letters of ISO 639-1, such as "de".`

const twiceIn = (names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const seen = new Set<string>()
  return names.filter((name) => seen.has(name) || !seen.add(name))
}
