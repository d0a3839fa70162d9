// A round picture with the first letters of a name.

/** The colour of a person or a chat, as a class. */
export const toneOf = (id: number): string => `tone${Math.abs(id) % 6}`

/** A picture for a person or a chat. */
export const Avatar = ({ id, name }: { readonly id: number; readonly name: string }) => (
  <span class={`avatar ${toneOf(id)}`} aria-hidden="true">
    {initials(name)}
  </span>
)

// private

const initials = (name: string): string =>
  name
    .split(' ')
    .slice(0, 2)
    .map((word) => /[\p{L}\p{N}\p{Emoji_Presentation}]/u.exec(word)?.[0] ?? '')
    .join('')
    .toUpperCase()
