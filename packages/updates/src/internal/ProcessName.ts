// The name of this process in reports, so that a person can find it.

/** A name such as `process 4711 on web-1`; `this process` if the runtime has no such facts. */
export const processName = (): string => {
  try {
    return `process ${process.pid} on ${process.getBuiltinModule('node:os').hostname()}`
  } catch {
    return 'this process'
  }
}
