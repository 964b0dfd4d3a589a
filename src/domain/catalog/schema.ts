// The names of version 1, for what is not moved to the index and the entries' files yet.
export * from './catalog-v1.ts';
