// A Mini App in a frame beside the chat. It is a page of somebody else: it sees nothing of this one.

import { useEffect, useRef, useState } from 'preact/hooks'
import * as AppEvents from './AppEvents.ts'
import { pickChat, typeQuery } from './ButtonLead.ts'
import { Icon } from './Icon.tsx'
import * as Notices from './Notices.ts'
import { act, actor, app, type OpenApp } from './PageState.ts'
import { post } from './ServerCalls.ts'

// constructors

/** The Mini App that is open. */
export const MiniApp = () =>
  app.value === undefined ? null : <AppFrame key={app.value.address} open={app.value} />

// private

const close = (): void => {
  app.value = undefined
}

const AppFrame = ({ open }: { readonly open: OpenApp }) => {
  const frame = useRef<HTMLIFrameElement>(null)
  const [main, setMain] = useState<AppEvents.MainButton>({ text: 'CONTINUE', isShown: false, isActive: true })
  const [hasBack, setBack] = useState(false)
  const [isReady, setReady] = useState(false)
  const { origin } = new URL(open.address)
  const tell = (type: string, data?: object): void =>
    frame.current?.contentWindow?.postMessage(AppEvents.toMessage(type, data), origin)
  useEffect(() => {
    const hear = (message: MessageEvent<unknown>): void => {
      if (message.source !== frame.current?.contentWindow || message.origin !== origin) return
      const event = AppEvents.fromMessage(message.data)
      if (event === undefined) return
      if (event.type === 'web_app_ready') setReady(true)
      else if (event.type === 'web_app_setup_main_button')
        setMain((before) => AppEvents.withSetup(before, event.data))
      else if (event.type === 'web_app_setup_back_button') setBack(event.data['is_visible'] === true)
      else answer(event, open, tell)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [])
  return (
    <section class="app" aria-label="Mini App">
      <header class="bar">
        {hasBack ? (
          <button
            type="button"
            class="round"
            aria-label="Back in the app"
            onClick={() => tell('back_button_pressed')}
          >
            <Icon name="back" />
          </button>
        ) : null}
        <h2>
          <bdi>{new URL(open.address).host}</bdi>
        </h2>
        <a
          class="round"
          href={open.address}
          target="_blank"
          rel="noopener noreferrer"
          title="Open the app in a window"
          aria-label="Open the app in a window"
        >
          <Icon name="window" />
        </a>
        <button type="button" class="round" aria-label="Close the app" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {isReady ? null : (
        <p class="none" role="status">
          The app has not said yet that it is ready.
        </p>
      )}
      <iframe
        ref={frame}
        src={open.address}
        title="The Mini App"
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
        referrerpolicy="no-referrer"
      />
      {main.isShown ? (
        <button
          type="button"
          class="wide"
          disabled={!main.isActive}
          onClick={() => tell('main_button_pressed')}
        >
          <bdi>{main.text}</bdi>
        </button>
      ) : null}
    </section>
  )
}

type Tell = (type: string, data?: object) => void

const answer = ({ type, data }: AppEvents.AppEvent, open: OpenApp, tell: Tell): void => {
  switch (type) {
    case 'web_app_close':
      return close()
    case 'web_app_data_send':
      return sendData(textIn(data, 'data'), open)
    case 'web_app_open_link':
      return Notices.openLink(textIn(data, 'url'))
    case 'web_app_request_theme':
      return tell('theme_changed', { theme_params: themeNow() })
    // The frame has all the height that there is.
    case 'web_app_expand':
    case 'web_app_request_viewport':
      return tell('viewport_changed', { height: innerHeight, is_expanded: true, is_state_stable: true })
    case 'web_app_switch_inline_query': {
      const kinds = data['chat_types']
      close()
      return typeQuery(
        textIn(data, 'query'),
        Array.isArray(kinds) && kinds.length > 0 ? kinds.map(kindOfName) : 'current',
      )
    }
    case 'web_app_open_popup':
      return openPopup(data, tell)
    case 'web_app_send_prepared_message':
      return share(textIn(data, 'id'), tell)
  }
}

const textIn = (data: AppEvents.AppEvent['data'], name: string): string => {
  const text = data[name]
  return typeof text === 'string' ? text : ''
}

const kinds = ['user', 'bot', 'group', 'channel'] as const

const kindOfName = (name: unknown): (typeof kinds)[number] =>
  kinds.find((kind) => `${kind}s` === name) ?? 'group'

// Only an app that a button below the input field has opened can send data.
const sendData = (data: string, { button }: OpenApp): void => {
  if (button === undefined) return Notices.toast('Only an app of a keyboard button can send data.', true)
  close()
  void act('press', { button, choice: { data } })
}

const openPopup = (data: AppEvents.AppEvent['data'], tell: Tell): void => {
  const buttons: ReadonlyArray<unknown> = Array.isArray(data['buttons']) ? data['buttons'] : []
  Notices.dialog.value = {
    text: [textIn(data, 'title'), textIn(data, 'message')].filter((text) => text !== '').join(': '),
    choices: buttons.map((button) => {
      const fields = typeof button === 'object' && button !== null ? { ...button } : {}
      const text = textIn(fields, 'text')
      return {
        label: text === '' ? (textIn(fields, 'type') === 'close' ? 'Close' : 'OK') : text,
        pick: () => tell('popup_closed', { button_id: textIn(fields, 'id') }),
      }
    }),
    cancelled: () => tell('popup_closed', {}),
  }
}

const share = (prepared: string, tell: Tell): void =>
  pickChat('Share the message with', 'any', (chat_id) => {
    post('share', { ...actor(), chat_id, prepared }).then(
      () => tell('prepared_message_sent'),
      (error: unknown) => {
        Notices.failed(error)
        tell('prepared_message_failed', { error: 'MESSAGE_SEND_FAILED' })
      },
    )
  })

// The colours of the page, as the app can take them.
const themeNow = (): object => {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  return isDark
    ? { bg_color: '#1a222b', text_color: '#e8eef3', button_color: '#6cb8f0', button_text_color: '#0b1a26' }
    : { bg_color: '#ffffff', text_color: '#17212b', button_color: '#1b6fae', button_text_color: '#ffffff' }
}
