import type { Messages } from '../../translator.ts';

/** Texts around the guidance, in French; the statements stay in their sources' English. */
export const guidance: Messages = {
  'guidance.title': 'Ce qui peut être fait',
  'guidance.lead': 'Tiré de lignes directrices publiées, chaque énoncé avec sa source : d’abord éviter, puis déplacer le tracé, puis atténuer, et compenser en dernier.',
  'guidance.count': { one: '{type} : {n} énoncé', many: '{type} : {n} énoncés', other: '{type} : {n} énoncés' },
  'guidance.none': 'Aucune ligne directrice publiée n’est connue ici pour ces animaux et : {types}.',
  'guidance.step.avoid': 'Éviter',
  'guidance.step.reroute': 'Déplacer le tracé',
  'guidance.step.mitigate': 'Atténuer',
  'guidance.step.compensate': 'Compenser',
};
