// What the bot does: its calls with their results, and faults to inject.

import { useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import * as Notices from './Notices.ts'
import { calls, isPanelOpen, refresh, view, type NumberedCall } from './PageState.ts'
import { PipelinePanel } from './PipelinePanel.tsx'
import { endFaults, post } from './ServerCalls.ts'

// constructors

/** What the bot does. */
export const BotPanel = () => {
  const [hasPolls, showPolls] = useState(false)
  const shown = calls.value.filter(({ call }) => hasPolls || call.method !== 'getUpdates' || !call.answer.ok)
  return (
    <section class="panel" aria-label="What the bot does">
      <header class="bar">
        <h2>What the bot does</h2>
        {view.value?.canRestart === true ? (
          <button
            type="button"
            class="button"
            onClick={() =>
              void post('restart').then(() => Notices.toast('The bot has started anew.'), Notices.failed)
            }
          >
            Restart
          </button>
        ) : null}
        <button
          type="button"
          class="round"
          aria-label="Close the panel"
          onClick={() => {
            isPanelOpen.value = false
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <FaultKeys />
      <PipelinePanel />
      <ClockKeys />
      <label class="check">
        <input type="checkbox" checked={hasPolls} onChange={() => showPolls(!hasPolls)} /> with getUpdates
      </label>
      <div class="scroll" tabIndex={0} role="region" aria-label="Calls of the bot">
        {shown.length === 0 ? <p class="none">The bot has not called yet.</p> : null}
        <ol class="calls">
          {shown.map((one) => (
            <CallRow key={one.number} one={one} />
          ))}
        </ol>
      </div>
    </section>
  )
}

// private

const CallRow = ({ one: { call } }: { readonly one: NumberedCall }) => {
  const [isOpen, open] = useState(false)
  const { method, params, answer, at, fault } = call
  return (
    <li>
      <details open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
        <summary>
          <span class={answer.ok ? 'good' : 'bad'}>{answer.ok ? 'ok' : answer.error_code}</span>
          <bdi class="method">{method}</bdi>
          <span class="gist" dir="auto">
            {gistOf(params)}
          </span>
          <time>{new Date(at).toLocaleTimeString([], { hour12: false })}</time>
          {answer.ok ? null : <span class="why">{answer.description}</span>}
          {fault === undefined ? null : <span class="why">fault: {fault._tag}</span>}
        </summary>
        {isOpen ? (
          <>
            <h3>Parameters</h3>
            <pre tabIndex={0}>{JSON.stringify(params, undefined, 2)}</pre>
            <h3>Answer</h3>
            <pre tabIndex={0}>{JSON.stringify(answer, undefined, 2)}</pre>
          </>
        ) : null}
      </details>
    </li>
  )
}

// What a call is about, in a line.
const gistOf = ({ text, caption, emoji, action, chat_id }: NumberedCall['call']['params']): string =>
  [text, caption, emoji, action].find((one) => typeof one === 'string' && one !== '')?.toString() ??
  (chat_id === undefined ? '' : `chat ${JSON.stringify(chat_id)}`)

const faults = [
  {
    label: '429',
    title: 'The next call is refused: wait 3 seconds',
    body: { fault: 'too_many', retry_after: 3 },
  },
  { label: '502', title: 'The next call meets a bad gateway', body: { fault: 'failed', status: 502 } },
  { label: 'Drop', title: 'The connection of the next call breaks', body: { fault: 'dropped' } },
  { label: 'Late', title: 'The next call is answered after 3 seconds', body: { fault: 'late', by: 3000 } },
] as const

const steps = [
  { label: '+1 min', advance: 60_000 },
  { label: '+1 h', advance: 3_600_000 },
  { label: '+1 day', advance: 86_400_000 },
] as const

// A clock that stands still is moved by hand.
const ClockKeys = () => {
  const at = view.value?.stoppedAt
  if (at === undefined) return null
  return (
    <div class="faults" role="group" aria-label="Clock">
      <time>{new Date(at).toLocaleString([], { hour12: false })}</time>
      {steps.map(({ label, advance }) => (
        <button
          key={label}
          type="button"
          class="button"
          onClick={() => void post('clock', { advance }).then(refresh, Notices.failed)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

const FaultKeys = () => (
  <div class="faults" role="group" aria-label="Faults of the next call">
    <span>Next call:</span>
    {faults.map(({ label, title, body }) => (
      <button
        key={label}
        type="button"
        class="button"
        title={title}
        onClick={() =>
          void post('faults', { ...body, times: 1 }).then(() => Notices.toast(`${title}.`), Notices.failed)
        }
      >
        {label}
      </button>
    ))}
    <button
      type="button"
      class="button quiet"
      onClick={() => void endFaults().then(() => Notices.toast('All faults are ended.'), Notices.failed)}
    >
      None
    </button>
  </div>
)
