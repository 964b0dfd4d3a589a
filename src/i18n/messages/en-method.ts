import type { Message } from '../message.ts';

/** Texts of the method page. */
export const enMethod = {
  'how.title': 'How the figures are made',
  'how.lead': 'From tracks to corridors, crossings and shares: what is computed, by which published method, and what it cannot tell.',
  'how.import.title': 'From a file to tracks',
  'how.import': 'An animal is its own identifier, never its tag. Rows without a place, a time or an animal, marked outliers and impossible speeds are left out, and every page says how many and why.',
  'how.sequences.title': 'Migrations',
  'how.sequences':
    'The squared distance of an animal from where its year began is fitted with the models of a resident, a disperser, a migrant, a mixed migrant and a nomad; the simplest that fits well wins. A migration lasts from where the fitted curve passes 5 % of its rise to where it passes 95 %. Dates that a custodian gives win over the model.',
  'how.bridges.title': 'Brownian bridges',
  'how.bridges':
    'Between two fixes an animal may have been anywhere near the line, more freely the longer the gap and the more it wanders. That wandering, the motion variance, is the likeliest value when every second fix is left out and predicted from its neighbours. The result is the probability of each cell of a grid of equal areas.',
  'how.figure': 'One bridge of three hours between two fixes 4.8 km apart, on cells of 250 m with a location error of 20 m and a motion variance of 12 m²/s. Above: the probability of each cell, exact over the cell and over time. Below: the density at cell centres every 5 minutes, as the R package BBMM samples it. {difference} of the probability lies in other cells: near the fixes the bridge is far narrower than a cell, and whether a centre meets it is chance.',
  'how.figure.exact': 'Exact (this atlas)',
  'how.figure.sampled': 'Sampled at cell centres',
  'how.population.title': 'From animals to a population',
  'how.population':
    'Probabilities are averaged over a year’s migrations, then over an animal’s years, then over animals, each time kept to the cells that hold 99 %. Use classes count animals: low, at least one; medium, at least 10 % and two; high, at least 20 % and three. Stopovers are the most used 10 % of the population’s use. Where fixes come too rarely for bridges, corridors are buffered lines, and the page says so.',
  'how.crossings.title': 'Barrier crossings',
  'how.crossings':
    'A crossing is a connected stretch of a barrier inside the corridor, whose edge counts as inside. Barriers and corridors are read from map tiles at their deepest zoom and cut exactly; lengths are geodesic on the WGS 84 ellipsoid, areas equal-area. Tiles round positions to about a metre: lengths agree with the untiled data within half a per cent.',
  'how.limits.title': 'What this cannot tell',
  'how.limits':
    'Corridors show where tracked animals went, not all places animals go. A few animals stand for many; a page with fewer than three is preliminary. A place without corridors is a place without data. A barrier layer that is not built in is not examined.',
  'how.sources.title': 'Sources',
} as const satisfies Readonly<Record<string, Message>>;
