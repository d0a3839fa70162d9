#!/usr/bin/env node
// The command of `npm create pipegram`. An old Node gets a sentence, since it could not run the project either.

import process from 'node:process'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `pipegram needs Node 22.19 or newer, and this is Node ${process.versions.node}. Nothing was written.\n`,
  )
  process.exitCode = 1
} else {
  const { runCommand } = await import('create-pipegram/CreateCommand')
  process.exitCode = await runCommand(process.argv.slice(2))
}
