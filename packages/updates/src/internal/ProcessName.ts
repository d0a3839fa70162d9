// The name of this process in sentences, so that a person finds it among others.

/** Such as `process 4711 on web-1`; `this process` where the runtime does not tell. */
export const processName = (): string => {
  try {
    return `process ${process.pid} on ${process.getBuiltinModule('node:os').hostname()}`
  } catch {
    return 'this process'
  }
}
