import type { Messages } from '../../translator.ts';

/** Texts of "What crosses the corridors", in French. */
export const overview: Messages = {
  'overview.title': 'Ce qui coupe les corridors',
  'overview.turnOn': 'Activez une couche d’obstacles pour comparer tous les corridors.',
  'overview.lead': 'Ce que coupent ces couches, dans tous les corridors de cet atlas : {layers}.',
  'overview.start': 'Comparer tous les corridors',
  'overview.computing': 'Croisement des obstacles avec tous les corridors',
  'overview.answer': {
    one: 'Des obstacles de ces couches coupent {n} corridor sur {of}, surtout celui de la population {population} : {km} à l’intérieur.',
    many: 'Des obstacles de ces couches coupent {n} de corridors sur {of}, surtout celui de la population {population} : {km} à l’intérieur.',
    other: 'Des obstacles de ces couches coupent {n} corridors sur {of}, surtout celui de la population {population} : {km} à l’intérieur.',
  },
  'overview.none': 'Aucun obstacle de ces couches ne coupe un corridor de cet atlas : {layers}.',
  'overview.column.population': 'Population',
  'overview.column.barriers': 'Obstacles',
  'overview.column.length': 'À l’intérieur (km)',
  'overview.column.high': 'Usage élevé (km)',
  'overview.how': 'L’usage faible comprend le moyen, et le moyen l’élevé. Un corridor qu’aucune couche n’atteint est omis : cela dit où des obstacles ont été ajoutés, non qu’il n’y en a pas.',
  'overview.csv': 'Tableau de tous les franchissements en CSV',
};
