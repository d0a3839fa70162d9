// Tests start hundreds of programs from their TypeScript. What Node has compiled is kept, so that each module
// is compiled once.

import { join } from 'node:path'
import process from 'node:process'
import { root } from './Workspace.ts'

/** Lets this process, and those that it starts, keep compiled code in `.build`. */
export const keepCompiled = (): void => {
  process.env['NODE_COMPILE_CACHE'] ??= join(root, '.build', 'compiled')
}
