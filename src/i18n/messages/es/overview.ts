import type { Messages } from '../../translator.ts';

/** Texts of "What crosses the corridors", in Spanish. */
export const overview: Messages = {
  'overview.title': 'Qué cruza los corredores',
  'overview.turnOn': 'Active una capa de barreras para comparar todos los corredores.',
  'overview.lead': 'Lo que cortan estas capas en todos los corredores de este atlas: {layers}.',
  'overview.start': 'Comparar todos los corredores',
  'overview.computing': 'Cruzando barreras con todos los corredores',
  'overview.answer': {
    one: 'Barreras de estas capas cruzan {n} corredor de {of}, sobre todo el de {population}: {km} dentro.',
    many: 'Barreras de estas capas cruzan {n} de corredores de {of}, sobre todo el de {population}: {km} dentro.',
    other: 'Barreras de estas capas cruzan {n} corredores de {of}, sobre todo el de {population}: {km} dentro.',
  },
  'overview.none': 'Ninguna barrera de estas capas cruza un corredor de este atlas: {layers}.',
  'overview.column.population': 'Población',
  'overview.column.barriers': 'Barreras',
  'overview.column.length': 'Dentro (km)',
  'overview.column.high': 'Uso alto (km)',
  'overview.how': 'El uso bajo incluye el medio, y el medio el alto. Se omite un corredor al que ninguna capa llega: eso dice dónde se han añadido barreras, no que no las haya.',
  'overview.csv': 'Tabla de todos los cruces en CSV',
};
