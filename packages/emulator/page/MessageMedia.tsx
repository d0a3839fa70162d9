// What a message shows beside its text.

import type { Message, Poll, PollMedia } from '@pipegram/core/Types'
import { Icon } from './Icon.tsx'
import { kindOf, priceOf } from './MessageWords.ts'
import { act } from './PageState.ts'
import { fileAddress } from './ServerCalls.ts'

/** The photo, the file or another content of a message; nothing for a text. */
export const MessageMedia = ({ message }: { readonly message: Message }) => {
  const photo = message.photo?.at(-1)
  const film = message.video ?? message.animation ?? message.video_note
  const sound = message.audio ?? message.voice
  const { document, sticker, poll, invoice, dice } = message
  if (photo !== undefined) return <img class="photo" src={fileAddress(photo.file_id)} alt="A photo" />
  if (sticker !== undefined)
    return <img class="sticker" src={fileAddress(sticker.file_id)} alt={`A sticker ${sticker.emoji ?? ''}`} />
  if (film !== undefined)
    return (
      <video
        class="photo"
        src={fileAddress(film.file_id)}
        controls
        preload="none"
        aria-label={kindOf(message)}
      />
    )
  if (sound !== undefined)
    return <audio src={fileAddress(sound.file_id)} controls preload="none" aria-label={kindOf(message)} />
  if (document !== undefined)
    return (
      <a class="document" href={fileAddress(document.file_id)} download={document.file_name ?? 'file'}>
        <span class="sheet">
          <Icon name="file" />
        </span>
        <span>
          <bdi>{document.file_name ?? 'File'}</bdi>
          <small>{sizeOf(document.file_size ?? 0)}</small>
        </span>
      </a>
    )
  if (poll !== undefined) return <PollCard poll={poll} message_id={message.message_id} />
  if (invoice !== undefined)
    return (
      <div class="card">
        <b dir="auto">{invoice.title}</b>
        <span dir="auto">{invoice.description}</span>
        <span>{priceOf(invoice)}</span>
      </div>
    )
  if (dice !== undefined)
    return (
      <p class="dice">
        {dice.emoji} <b>{dice.value}</b>
      </p>
    )
  return <PlaceCard message={message} />
}

// private

const PlaceCard = ({ message: { venue, location, contact, game } }: { readonly message: Message }) => {
  const title = venue?.title ?? contact?.first_name ?? game?.title
  const line =
    venue?.address ??
    contact?.phone_number ??
    game?.description ??
    (location === undefined ? undefined : `${location.latitude}, ${location.longitude}`)
  if (title === undefined && line === undefined) return null
  return (
    <div class="card">
      <b dir="auto">{title ?? 'A place'}</b>
      <span dir="auto">{line}</span>
    </div>
  )
}

const PollCard = ({ poll, message_id }: { readonly poll: Poll; readonly message_id: number }) => (
  <div class="card">
    <b dir="auto">{poll.question}</b>
    <PollPhoto media={poll.media} />
    <small>{poll.is_closed ? 'Final results' : poll.type === 'quiz' ? 'Quiz' : 'Poll'}</small>
    {poll.options.map(({ text, voter_count, media }, place) => (
      <button
        key={place}
        type="button"
        class="option"
        disabled={poll.is_closed}
        onClick={() => void act('vote', { message_id, options: [place] })}
      >
        <PollPhoto media={media} />
        <bdi>{text}</bdi> <span>{voter_count}</span>
      </button>
    ))}
  </div>
)

const PollPhoto = ({ media }: { readonly media: PollMedia | undefined }) => {
  const photo = media?.photo?.at(-1)
  return photo === undefined ? null : <img class="photo" src={fileAddress(photo.file_id)} alt="A photo" />
}

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`
