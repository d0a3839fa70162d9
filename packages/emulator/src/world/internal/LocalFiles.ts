// Files of a server with `--local`: a bot reads them from the disk, at the path from `getFile`.
// https://core.telegram.org/bots/api#using-a-local-bot-api-server

import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BotApi } from '../../http/internal/BotApi.ts'
import { fileOf } from '../../media/internal/FileStore.ts'
import * as Json from '../../values/internal/Json.ts'
import type { World } from './World.ts'

// constructors

/** The same API. A file is on the disk before `getFile` returns its path. */
export const withLocalFiles = (world: World): BotApi => ({
  ...world,
  request: async (method, params, onGone) => {
    const answered = await world.request(method, params, onGone)
    const { answer } = answered
    if (method.toLowerCase() === 'getfile' && answer.ok) await keep(world, answer.result)
    return answered
  },
})

// combinators

/** Removes the folder of the files. */
export const removeFiles = (folder: string | undefined): Promise<void> =>
  folder === undefined ? Promise.resolve() : rm(folder, { recursive: true, force: true })

// private

const keep = async (world: World, result: unknown): Promise<void> => {
  const { file_id, file_path } = Json.isObject(result) ? result : {}
  const file = typeof file_id === 'string' ? fileOf(world.state(), file_id) : undefined
  if (file === undefined || typeof file_path !== 'string') return
  const isThere = await stat(file_path).then(
    ({ size }) => size === file.size,
    () => false,
  )
  if (isThere) return
  await mkdir(dirname(file_path), { recursive: true })
  await writeFile(file_path, new Uint8Array(await file.arrayBuffer()))
}
