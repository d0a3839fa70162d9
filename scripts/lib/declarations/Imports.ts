// The imports of a declaration file, by what they are called in it.

// model

/** Where a name of another file is imported from, and what it is called there; `*` is all of it. */
export interface Source {
  readonly from: string
  readonly name: string
}

export interface Imports {
  /** Gives what a file writes for a name that no module declares, as `Promise`. */
  readonly global: (name: string) => string
  /** Gives the name under which a file has what it imports, if possible the one that is wanted. */
  readonly add: (source: Source, wanted: string) => string
  readonly text: () => string
}

// constructors

/** Imports for a file that declares these names itself. */
export const makeImports = (names: ReadonlyArray<string>): Imports => {
  const taken = new Set(names)
  const locals = new Map<string, Source>()
  const globals = new Set<string>()
  const isFree = (name: string, { from, name: imported }: Source): boolean => {
    const same = locals.get(name)
    if (same !== undefined) return same.from === from && same.name === imported
    return !taken.has(name) && !globals.has(name)
  }
  return {
    global: (name) => {
      if (taken.has(name) || locals.has(name)) return `globalThis.${name}`
      globals.add(name)
      return name
    },
    add: (source, wanted) => {
      let name = wanted
      while (!isFree(name, source)) name += '_'
      locals.set(name, { from: source.from, name: source.name })
      return name
    },
    text: () =>
      [...Map.groupBy(locals, ([, { from }]) => from)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([from, each]) => {
          const [all, some] = [
            each.filter(([, { name }]) => name === '*'),
            each.filter(([, { name }]) => name !== '*'),
          ]
          const list = some
            .map(([local, { name }]) => (local === name ? name : `${name} as ${local}`))
            .join(', ')
          return [
            ...all.map(([local]) => `import * as ${local} from '${from}';\n`),
            ...(some.length === 0 ? [] : [`import { ${list} } from '${from}';\n`]),
          ]
        })
        .join(''),
  }
}
