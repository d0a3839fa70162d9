// The self-check as one module, for a runtime that does not read TypeScript.

import { build } from 'esbuild'

/**
 * A module that exports `selfCheck`. It contains nothing of Node: for a browser, esbuild does not find such
 * modules and fails.
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
