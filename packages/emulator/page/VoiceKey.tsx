// A key that records a voice message with the microphone.

import { useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import * as Notices from './Notices.ts'

// constructors

/** Records a voice message. A second press sends it. */
export const VoiceKey = ({ send }: { readonly send: (file: File, seconds: number) => Promise<void> }) => {
  const recorder = useRef<MediaRecorder | undefined>(undefined)
  const [isOn, setOn] = useState(false)
  const begin = async (): Promise<void> => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const made = new MediaRecorder(stream)
      const parts: Array<Blob> = []
      const since = Date.now()
      made.addEventListener('dataavailable', ({ data }) => void parts.push(data))
      made.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop()
        if (recorder.current !== made) return
        recorder.current = undefined
        const [type = 'audio/webm'] = made.mimeType.split(';')
        const file = new File(parts, `voice.${type === 'audio/mp4' ? 'm4a' : 'webm'}`, { type })
        void send(file, Math.max(1, Math.round((Date.now() - since) / 1000)))
      })
      recorder.current = made
      made.start()
      setOn(true)
    } catch {
      Notices.toast('The browser gives the page no microphone.', true)
    }
  }
  const end = (isKept: boolean): void => {
    const made = recorder.current
    if (!isKept) recorder.current = undefined
    made?.stop()
    setOn(false)
  }
  return isOn ? (
    <>
      <span class="recording" role="status">
        Recording…
      </span>
      <button type="button" class="round" aria-label="Drop the recording" onClick={() => end(false)}>
        <Icon name="close" />
      </button>
      <button type="button" class="round send" aria-label="Send the recording" onClick={() => end(true)}>
        <Icon name="save" />
      </button>
    </>
  ) : (
    <button
      type="button"
      class="round"
      aria-label="Record a voice message"
      title="Record a voice message"
      onClick={() => void begin()}
    >
      <Icon name="voice" />
    </button>
  )
}
