// What a Mini App in a frame says to Telegram Web, and what it hears: JSON in messages between windows.
// https://core.telegram.org/api/web-events

// model

/** What a Mini App says. */
export interface AppEvent {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The main button of a Mini App. */
export interface MainButton {
  readonly text: string
  readonly isShown: boolean
  readonly isActive: boolean
}

// constructors

/** The event of a message from the frame; `undefined` for a message of another kind. */
export const fromMessage = (message: unknown): AppEvent | undefined => {
  if (typeof message !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(message)
    const { eventType, eventData } = fieldsOf(value)
    return typeof eventType === 'string' ? { type: eventType, data: fieldsOf(eventData) } : undefined
  } catch {
    return undefined
  }
}

/** The main button after the app has set it up. What is left out stays. */
export const withSetup = (
  self: MainButton,
  { text, is_visible, is_active }: AppEvent['data'],
): MainButton => ({
  text: typeof text === 'string' && text !== '' ? text : self.text,
  isShown: typeof is_visible === 'boolean' ? is_visible : self.isShown,
  isActive: typeof is_active === 'boolean' ? is_active : self.isActive,
})

/** A message to the frame. */
export const toMessage = (eventType: string, eventData: object = {}): string =>
  JSON.stringify({ eventType, eventData })

// private

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
