// undici declares its root alone. The root also puts an agent of its own behind the `fetch` of Node, and takes three
// times as long to load as the one file that is needed.

declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici'
}
