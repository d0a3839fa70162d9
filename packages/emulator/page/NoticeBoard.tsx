// Toasts and the dialog, as elements.

import { useEffect, useRef } from 'preact/hooks'
import { dialog, toasts, type DialogNotice } from './Notices.ts'

/** Toasts and the dialog. */
export const NoticeBoard = () => (
  <>
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ number, text, isFault }) => (
        <p key={number} class={isFault ? 'toast fault' : 'toast'} dir="auto">
          {text}
        </p>
      ))}
    </div>
    {dialog.value === undefined ? null : <NoticeDialog key={dialog.value.text} notice={dialog.value} />}
  </>
)

// private

const NoticeDialog = ({ notice }: { readonly notice: DialogNotice }) => {
  const { text, href, address, choices = [], cancelled } = notice
  const self = useRef<HTMLDialogElement>(null)
  const isDone = useRef(false)
  useEffect(() => self.current?.showModal(), [])
  const end = (done?: () => void): void => {
    if (isDone.current) return
    isDone.current = true
    dialog.value = undefined
    done?.()
  }
  const hasChoice = href !== undefined || choices.length > 0
  return (
    <dialog
      ref={self}
      onClose={() => end(cancelled)}
      aria-label={href === undefined ? (hasChoice ? 'A choice' : 'Message of the bot') : 'A link'}
    >
      <p dir="auto">{text}</p>
      {(href ?? address) === undefined ? null : (
        <p class="address" dir="ltr">
          {href ?? address}
        </p>
      )}
      <p class="choices">
        {href === undefined ? null : (
          <a class="button main" href={href} target="_blank" rel="noopener noreferrer" onClick={() => end()}>
            Open
          </a>
        )}
        {choices.map(({ label, pick }, place) => (
          <button key={place} type="button" class="button main" onClick={() => end(pick)}>
            <bdi>{label}</bdi>
          </button>
        ))}
        <button type="button" class={hasChoice ? 'button' : 'button main'} onClick={() => end(cancelled)}>
          {hasChoice ? 'Cancel' : 'OK'}
        </button>
      </p>
    </dialog>
  )
}
