// The command `pipegram inspect`: prints the diagram of a bot, and the mistakes that are certain.

import { inspect } from '@pipegram/compose/Inspect'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { readBotFile } from '../doctor/BotFile.ts'
import { type CommandOutput, toConsole } from './CommandOutput.ts'

const help = `Usage: pipegram inspect <file>

Prints the diagram of a bot as Mermaid, and its warnings on stderr. The file runs or exports the bot: its code
is run, the bot is not.

  npx pipegram inspect src/main.ts > bot.mmd

Exit code: 0, 1 if there are warnings or no bot, 2 if the command was not understood.`

// constructors

/** Runs the command, and returns its exit code: 0, 1 with warnings or without a bot, 2 if not understood. */
export const runInspect = async (
  args: ReadonlyArray<string>,
  { out, err }: CommandOutput = toConsole,
): Promise<number> => {
  const [file, ...others] = args
  if (file === '--help') {
    out(help)
    return 0
  }
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    err('"inspect" takes one file, such as src/main.ts. "pipegram inspect --help" shows how.')
    return 2
  }
  const programs = await readBotFile(file)()
  if (E.isLeft(programs)) {
    err(programs.left)
    return 1
  }
  const seen = programs.right.map(({ bot, options: { allowedUpdates } }) =>
    inspect(bot, defined({ allowedUpdates })),
  )
  for (const { diagram } of seen) out(diagram)
  const warnings = seen.flatMap((each) => each.warnings)
  warnings.forEach(err)
  return warnings.length === 0 ? 0 : 1
}
