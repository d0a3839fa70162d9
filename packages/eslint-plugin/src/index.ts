// ESLint rules for bots: they find effects that never run, and functions that cannot run as they are written.

export { plugin as default } from './Plugin.ts'
