// Paths in a JSON value.

// model

export type Path = ReadonlyArray<string | number>

// destructors

/** The paths in a value, that of the value itself first, up to a limit. */
export const pathsOf = (value: unknown, most = 400): ReadonlyArray<Path> => {
  const paths: Array<Path> = []
  const left: Array<readonly [Path, unknown]> = [[[], value]]
  for (let at = 0; at < left.length && paths.length < most; at += 1) {
    const [path, inner] = left[at] ?? [[], undefined]
    paths.push(path)
    if (Array.isArray(inner))
      left.push(...inner.slice(0, most).map((item: unknown, i) => [[...path, i], item] as const))
    else if (typeof inner === 'object' && inner !== null)
      left.push(
        ...Object.entries(inner)
          .slice(0, most)
          .map(([key, item]: [string, unknown]) => [[...path, key], item] as const),
      )
  }
  return paths
}

/** The value at a path. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )

/** The value of a JSON text; `undefined` if the text is not JSON, or if the value cannot be written again. */
export const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
