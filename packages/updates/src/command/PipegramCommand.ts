// The program `pipegram`: one command for each thing that an operator does besides running the bot.

import { runCommand as runInbox } from '../inbox/InboxCommand.ts'
import { type CommandOutput, toConsole } from './CommandOutput.ts'
import { runDoctor } from './DoctorCommand.ts'
import { runInspect } from './InspectCommand.ts'

export const help = `Usage: pipegram <command> [--help]

  doctor [file]         checks token, network, webhook, other polls, clock and Node; with a file, the bot, too
  inspect <file>        prints the diagram of a bot, and its warnings
  inbox <action> <file> lists, shows, replays and drops updates that were parked
  broadcast <action> <file>
                        lists, shows, pauses, resumes and cancels broadcasts

Examples:
  npx pipegram doctor src/main.ts
  npx pipegram inspect src/main.ts
  npx pipegram inbox list bot.db`

// constructors

/** Runs a command, and returns its exit code: 0, 1 if it failed, or 2 if it was not understood. */
export const runCommand = async (
  args: ReadonlyArray<string>,
  output: CommandOutput = toConsole,
): Promise<number> => {
  const [name, ...rest] = args
  switch (name) {
    case 'doctor':
      return runDoctor(rest, output)
    case 'inspect':
      return runInspect(rest, output)
    case 'inbox':
      return runInbox(args, output)
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      output.out(help)
      return 0
    default:
      output.err(
        `There is no command "${name}": say doctor, inspect, inbox or broadcast. ` +
          '"pipegram --help" shows how.',
      )
      return 2
  }
}
