// Asks in the terminal for everything that the command line does not say.

import { resolve } from 'node:path'
import { cancel, intro, isCancel, select, text } from '@clack/prompts'
import { isManager, managers, type ManagerName } from '../PackageManager.ts'
import { problemOfFolder, problemOfName, type ProjectPlan } from '../Project.ts'
import { isStyle, isTemplate, styles, templates } from '../ProjectTemplate.ts'
import type { CommandLine } from './CommandLine.ts'

/** Asks for everything that the command line does not say. `undefined` if the user cancels. */
export const askFor = async (line: CommandLine, detected: ManagerName): Promise<ProjectPlan | undefined> => {
  intro('A new bot')
  const folder = line.folder ?? (await askFolder())
  if (folder === undefined) return leave()
  const template = line.template ?? (await askOne('What do you begin with?', isTemplate, titles))
  if (template === undefined) return leave()
  const style = line.style ?? (await askOne('How do you write handlers?', isStyle, styles))
  if (style === undefined) return leave()
  const manager = line.manager ?? (await askOne('Which package manager?', isManager, managersFrom(detected)))
  return manager === undefined ? leave() : { folder, template, style, manager }
}

// private

const leave = (): undefined => {
  cancel('Nothing was written.')
  return undefined
}

const askFolder = async (): Promise<string | undefined> => {
  let problem: string | undefined
  for (;;) {
    const answer = await text({
      message: problem ?? 'What is the name of the bot?',
      placeholder: 'my-bot',
      defaultValue: 'my-bot',
      validate: (value = '') => (value === '' ? undefined : problemOfName(value)),
    })
    if (isCancel(answer)) return undefined
    problem = await problemOfFolder(resolve(answer))
    if (problem === undefined) return answer
  }
}

const askOne = async <A extends string>(
  message: string,
  isName: (name: string) => name is A,
  labels: Readonly<Record<string, string>>,
): Promise<A | undefined> => {
  const answer = await select<string>({
    message,
    options: Object.entries(labels).map(([value, label]) => ({ value, label })),
  })
  return typeof answer === 'string' && isName(answer) ? answer : undefined
}

const titles = Object.fromEntries(Object.entries(templates).map(([name, { title }]) => [name, title]))

// The package manager that runs the command comes first.
const managersFrom = (detected: ManagerName): Readonly<Record<string, string>> =>
  Object.fromEntries([detected, ...Object.keys(managers)].map((name) => [name, name]))
