// The self-check as one file, as a bundler makes it.

import { build } from 'esbuild'

/** A module that exports `selfCheck`, or a script that puts it into the global `pipegram`. */
export const bundle = async (format: 'esm' | 'iife'): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/SelfCheck.ts`],
    bundle: true,
    write: false,
    format,
    globalName: 'pipegram',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2024',
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
