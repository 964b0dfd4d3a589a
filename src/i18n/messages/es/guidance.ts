import type { Messages } from '../../translator.ts';

/** Texts around the guidance, in Spanish; the statements stay in their sources’ English. */
export const guidance: Messages = {
  'guidance.title': 'Qué se puede hacer',
  'guidance.lead': 'De directrices publicadas, cada recomendación con su fuente (en inglés): primero evitar, luego cambiar el trazado, después mitigar y, por último, compensar.',
  'guidance.count': { one: '{type}: {n} recomendación', many: '{type}: {n} de recomendaciones', other: '{type}: {n} recomendaciones' },
  'guidance.none': 'No se conoce aquí ninguna directriz publicada para estos animales y: {types}.',
  'guidance.step.avoid': 'Evitar',
  'guidance.step.reroute': 'Cambiar el trazado',
  'guidance.step.mitigate': 'Mitigar',
  'guidance.step.compensate': 'Compensar',
};
