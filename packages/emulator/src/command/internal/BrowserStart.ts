// The browser of the machine.

import { spawn } from 'node:child_process'
import process from 'node:process'

/** Opens an address of the emulator in the browser, if there is one. The program does not wait for it. */
export const openInBrowser = (address: string): void => {
  const [program, ...args] = programs[process.platform] ?? ['xdg-open']
  const started = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  // Without a browser, the address in the terminal is enough.
  started.once('error', () => undefined)
  started.unref()
}

// private

const programs: Readonly<Record<string, readonly [string, ...ReadonlyArray<string>]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}
