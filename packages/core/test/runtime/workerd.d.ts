// workerd has no declarations. It exports the path of its program.

declare module 'workerd' {
  const path: string
  export default path
}
