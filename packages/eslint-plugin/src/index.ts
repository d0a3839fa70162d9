// ESLint rules for bots: what is built and never run, and what cannot run as it is written.

export { plugin as default } from './Plugin.ts'
