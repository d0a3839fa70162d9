// The command line of `npm create pipegram`.

import { parseArgs } from 'node:util'
import { isManager, managers, type ManagerName } from '../PackageManager.ts'
import {
  isStyle,
  isTemplate,
  styles,
  templates,
  type TemplateName,
  type TemplateStyle,
} from '../ProjectTemplate.ts'

// model

/** The parsed command line. What it does not say is asked, or has a default. */
export interface CommandLine {
  readonly folder: string | undefined
  readonly template: TemplateName | undefined
  readonly style: TemplateStyle | undefined
  readonly manager: ManagerName | undefined
  readonly install: boolean
  readonly yes: boolean
  readonly help: boolean
}

const columns = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([name, title]) => `    ${name.padEnd(12)}${title}`)
    .join('\n')

const templateTitles = Object.fromEntries(Object.entries(templates).map(([name, { title }]) => [name, title]))

/** The help of the command. */
export const help = `A Telegram bot in one minute. Without a token, it runs on a local Bot API.

  npm create pipegram my-bot -- [options]

  --template NAME   what to begin with. Default: minimal
${columns(templateTitles)}
  --style NAME      how handlers are written. Default: pipeline
${columns(styles)}
  --manager NAME    ${Object.keys(managers).join(', ')}. Default: the one that runs this command
  --no-install      writes the files only
  --yes             asks nothing, and takes the defaults
  --help            this text`

// constructors

/** Parses a command line. Returns a sentence if it is wrong. */
export const fromArguments = (args: ReadonlyArray<string>): CommandLine | string => {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    return `${first.replace(/\.$/, '')}. See --help.`
  }
  const { values, positionals } = parsed
  const [folder, extra] = positionals
  if (extra !== undefined) return `"${extra}" is one word too many: write the name of the bot as one word.`
  const { template, style, manager } = values
  if (template !== undefined && !isTemplate(template)) return unknown('template', template, templates)
  if (style !== undefined && !isStyle(style)) return unknown('style', style, styles)
  if (manager !== undefined && !isManager(manager)) return unknown('manager', manager, managers)
  return {
    folder,
    template,
    style,
    manager,
    install: values['no-install'] !== true,
    yes: values.yes === true,
    help: values.help === true,
  }
}

// private

const options = {
  template: { type: 'string', short: 't' },
  style: { type: 'string' },
  manager: { type: 'string' },
  'no-install': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
} as const

const unknown = (option: string, value: string, table: Readonly<Record<string, unknown>>): string =>
  `There is no ${option} "${value}". Choose one of ${Object.keys(table).join(', ')}.`
