// Every filter by its name: `import * as filters from '@pipegram/core/Filters'`, then `filters.photo`.

export * from './Filter.ts'
export * from './filters/Content.ts'
export * from './filters/File.ts'
export * from './filters/Sender.ts'
export * from './filters/Service.ts'
export * from './filters/Update.ts'
export * from './filters/Wording.ts'
