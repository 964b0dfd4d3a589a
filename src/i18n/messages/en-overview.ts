import type { Message } from '../message.ts';

/** Texts of "What crosses the corridors": barriers against every corridor of the atlas. */
export const enOverview = {
  'overview.title': 'What crosses the corridors',
  'overview.turnOn': 'Turn on a barrier layer to compare every corridor.',
  'overview.lead': 'Find what {layers} cut, in every corridor of this atlas.',
  'overview.start': 'Compare every corridor',
  'overview.computing': 'Crossing barriers with every corridor',
  'overview.answer': {
    one: 'Barriers of these layers cross {n} corridor of {of}, most of all that of {population}: {km} inside.',
    other: 'Barriers of these layers cross {n} corridors of {of}, most of all that of {population}: {km} inside.',
  },
  'overview.none': 'No barrier of these layers crosses a corridor of this atlas: {layers}.',
  'overview.column.population': 'Population',
  'overview.column.barriers': 'Barriers',
  'overview.column.length': 'Inside (km)',
  'overview.column.high': 'High use (km)',
  'overview.how': 'Low use includes medium, and medium high. A corridor that no layer reaches is left out: that says where barriers have been added, not that none stand there.',
  'overview.csv': 'Table of every crossing as CSV',
} as const satisfies Readonly<Record<string, Message>>;
