// The token is in BOT_TOKEN, as for every bot.

import { run, Store } from 'pipegram'
import { i18n } from './bot.ts'

await run(i18n(Store.makeMemoryStore()))
