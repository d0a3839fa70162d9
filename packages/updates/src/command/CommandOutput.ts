// Where a command writes.
//
// Wing `command`: the program `pipegram`, for the operator of a bot.

// model

/** Where a command writes, a line at a time. */
export interface CommandOutput {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

// constructors

/** The terminal. */
export const toConsole: CommandOutput = {
  // oxlint-disable-next-line no-console -- This is the output of a command.
  out: (line) => console.log(line),
  // oxlint-disable-next-line no-console -- This is the output of a command.
  err: (line) => console.error(line),
}
