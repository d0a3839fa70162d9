// A new bot as a project: templates, and the command that writes them.

export { runCommand } from './CreateCommand.ts'
export { managers, managerOf, type PackageManager } from './PackageManager.ts'
export { createProject, type ProjectPlan, type ProjectResult } from './Project.ts'
export {
  styles,
  templates,
  type ProjectTemplate,
  type TemplateName,
  type TemplateStyle,
} from './ProjectTemplate.ts'
