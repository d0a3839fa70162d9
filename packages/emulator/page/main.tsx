// The page: a person is any user in any chat. The root of all its parts.

import { render } from 'preact'
import { BotPanel } from './BotPanel.tsx'
import { ChatList } from './ChatList.tsx'
import { ChatPane } from './ChatPane.tsx'
import { MiniApp } from './MiniApp.tsx'
import { NoticeBoard } from './NoticeBoard.tsx'
import { app, chatId, isOnline, isPanelOpen, start, view } from './PageState.ts'

const Page = () => {
  if (view.value === undefined)
    return (
      <main class="waiting">
        <h1>Local Telegram</h1>
        <p>
          {isOnline.value ? 'One moment…' : 'The emulator does not answer. Start it, and this page goes on.'}
        </p>
      </main>
    )
  const names = [
    'page',
    chatId.value === 0 ? 'no-chat' : 'has-chat',
    isPanelOpen.value ? 'has-panel' : '',
    app.value === undefined ? '' : 'has-app',
  ]
  return (
    <main class={names.join(' ')}>
      <h1 class="hidden">Local Telegram</h1>
      {isOnline.value ? null : (
        <p class="offline" role="alert">
          The emulator does not answer. This page goes on when it is back.
        </p>
      )}
      <ChatList />
      <ChatPane />
      {isPanelOpen.value ? <BotPanel /> : null}
      <MiniApp />
      <NoticeBoard />
    </main>
  )
}

const root = document.getElementById('page')
if (root !== null) render(<Page />, root)
start()
