// The templates of new projects.

// model

/** How handlers are written: calls as values in a pipeline, or `async` functions. */
export type TemplateStyle = keyof typeof styles

/** The name of a template, as on the command line. */
export type TemplateName = keyof typeof templates

/** A kind of project. */
export interface ProjectTemplate {
  /** The text that the user sees in the list of templates. */
  readonly title: string
  /** Its folders in `templates`. A file of a later folder replaces the same file of an earlier one. */
  readonly folders: ReadonlyArray<string>
}

/** The styles, each with the text that the user sees in the list. */
export const styles = {
  pipeline: 'Handlers return calls: call(reply(message, …))',
  async: 'Handlers are async functions: await send(reply(message, …))',
} as const

/** The templates by name. */
export const templates = {
  minimal: { title: 'Minimal: a command, and an echo', folders: ['base', 'container', 'minimal'] },
  buttons: { title: 'Commands and buttons', folders: ['base', 'container', 'buttons'] },
  dialog: { title: 'A dialog, kept in SQLite', folders: ['base', 'container', 'dialog'] },
  webhook: { title: 'A webhook on Node', folders: ['base', 'container', 'buttons', 'webhook'] },
  docker: {
    title: 'A container, with its updates in a volume',
    folders: ['base', 'container', 'buttons', 'docker'],
  },
  fleet: {
    title: 'A fleet: several processes, and Redis',
    folders: ['base', 'container', 'buttons', 'fleet'],
  },
  cloudflare: { title: 'A Cloudflare Worker', folders: ['base', 'buttons', 'function', 'cloudflare'] },
  lambda: { title: 'AWS Lambda', folders: ['base', 'buttons', 'function', 'lambda'] },
} as const satisfies Readonly<Record<string, ProjectTemplate>>

// guards

/** True if a text is the name of a template. */
export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(templates, name)

/** True if a text is the name of a style. */
export const isStyle = (name: string): name is TemplateStyle => Object.hasOwn(styles, name)
