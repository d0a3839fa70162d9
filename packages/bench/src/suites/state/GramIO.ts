import { Bot } from 'gramio'
import { botInfo } from '../dispatch/grammY.ts'
import { countOf, tableAt, type Make } from './Task.ts'

// The package of its sessions is not in the registry of this machine: the same by `derive`.
export const make: Make = async (place) => {
  const table = await tableAt(place)
  const bot = new Bot('1:bench', { info: botInfo })
    .derive('message', async ({ senderId }) => {
      const key = String(senderId)
      const session = countOf(await table.read(key)) ?? { n: 0 }
      return { session, save: () => table.write(key, JSON.stringify(session)) }
    })
    .on('message', async ({ session, save }) => {
      session.n += 1
      await save()
    })
  await bot.init()
  return { handle: (update) => bot.updates.handleUpdate(update), sum: table.sum, close: table.close }
}
