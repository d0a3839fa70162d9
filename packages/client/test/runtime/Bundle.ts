// The self-check as one module, as a bundler makes it for a runtime that reads no TypeScript.

import { build } from 'esbuild'

/**
 * A module that exports `selfCheck`. Nothing of Node gets in: for a browser esbuild finds none of it, and
 * says so.
 */
export const bundle = async (conditions: ReadonlyArray<string>): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/SelfCheck.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: [...conditions],
    target: 'es2024',
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
