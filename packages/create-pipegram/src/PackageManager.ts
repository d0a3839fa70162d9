// The package managers of a project, and their commands.

// model

/** A package manager. Each text is a command line. */
export interface PackageManager {
  readonly install: string
  /** Installs exactly the versions of the lock file. */
  readonly ci: string
  /** The same, without packages that only development needs. */
  readonly production: string
  readonly run: string
  readonly exec: string
  readonly lock: string
  /** Installs the manager itself on a machine that has only Node. */
  readonly setup: string
}

/** The package managers by name. */
export const managers = {
  npm: {
    install: 'npm install',
    ci: 'npm ci',
    production: 'npm ci --omit=dev',
    run: 'npm run',
    exec: 'npx',
    lock: 'package-lock.json',
    setup: 'npm --version',
  },
  pnpm: {
    install: 'pnpm install',
    ci: 'pnpm install --frozen-lockfile',
    production: 'pnpm install --frozen-lockfile --prod',
    run: 'pnpm run',
    exec: 'pnpm exec',
    lock: 'pnpm-lock.yaml',
    setup: 'npm install --global pnpm',
  },
  yarn: {
    install: 'yarn install',
    ci: 'yarn install --frozen-lockfile',
    production: 'yarn install --frozen-lockfile --production',
    run: 'yarn run',
    exec: 'yarn',
    lock: 'yarn.lock',
    setup: 'npm install --global yarn',
  },
  bun: {
    install: 'bun install',
    ci: 'bun install --frozen-lockfile',
    production: 'bun install --frozen-lockfile --production',
    run: 'bun run',
    exec: 'bunx',
    lock: 'bun.lock',
    setup: 'npm install --global bun',
  },
} as const satisfies Readonly<Record<string, PackageManager>>

/** The name of a package manager. */
export type ManagerName = keyof typeof managers

// constructors

/**
 * The package manager that runs a `create` command, by the environment variable `npm_config_user_agent`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { managerOf } from 'create-pipegram/PackageManager'
 *
 *   assert.equal(managerOf('pnpm/12.21.0 npm/? node/v24.0.0 linux x64'), 'pnpm')
 *   assert.equal(managerOf(''), 'npm')
 */
export const managerOf = (agent: string): ManagerName => {
  const [name = ''] = agent.split('/')
  return isManager(name) ? name : 'npm'
}

// guards

/** True if a text is the name of a package manager. */
export const isManager = (name: string): name is ManagerName => Object.hasOwn(managers, name)
