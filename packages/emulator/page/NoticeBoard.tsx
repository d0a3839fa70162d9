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
    {dialog.value === undefined ? null : <NoticeDialog notice={dialog.value} />}
  </>
)

const close = (): void => {
  dialog.value = undefined
}

const NoticeDialog = ({ notice: { text, href } }: { readonly notice: DialogNotice }) => {
  const self = useRef<HTMLDialogElement>(null)
  useEffect(() => self.current?.showModal(), [])
  return (
    <dialog ref={self} onClose={close} aria-label={href === undefined ? 'Message of the bot' : 'A link'}>
      <p dir="auto">{text}</p>
      {href === undefined ? null : (
        <p class="address" dir="ltr">
          {href}
        </p>
      )}
      <p class="choices">
        {href === undefined ? null : (
          <a class="button main" href={href} target="_blank" rel="noopener noreferrer" onClick={close}>
            Open
          </a>
        )}
        <button type="button" class={href === undefined ? 'button main' : 'button'} onClick={close}>
          {href === undefined ? 'OK' : 'Cancel'}
        </button>
      </p>
    </dialog>
  )
}
