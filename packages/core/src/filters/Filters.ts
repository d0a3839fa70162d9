// Every filter by its name: `import * as filters from '@pipegram/core/Filters'`, then `filters.photo`.

export * from './Filter.ts'
export * from './ContentFilters.ts'
export * from './FileFilters.ts'
export * from './FilterFamily.ts'
export * from './SenderFilters.ts'
export * from './ServiceFilters.ts'
export * from './UpdateFilters.ts'
export * from './WordingFilters.ts'
