// Icons, as lines in a square of 24.

const shapes = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  file: 'M12 4v11M7 10l5 5 5-5M5 20h14',
  reply: 'M9 6l-5 5 5 5M4 11h9a6 6 0 0 1 6 6v1',
  save: 'M5 13l5 5L19 7',
  send: 'M4 12l16-8-5 16-3-7z',
  voice: 'M12 4a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3M6 11a6 6 0 0 0 12 0M12 17v3',
  smile: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M9 10v.5M15 10v.5M8.5 14a4 4 0 0 0 7 0',
  window: 'M4 8h12v12H4zM8 8V4h12v12h-4',
} as const

/** An icon. The button around it says what it is for. */
export const Icon = ({ name }: { readonly name: keyof typeof shapes }) => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
)
