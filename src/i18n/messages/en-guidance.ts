import type { Message } from '../message.ts';

/** Texts around the guidance; the statements stay in their sources' English. */
export const enGuidance = {
  'guidance.title': 'What can be done',
  'guidance.lead': 'From published guidelines, each statement with its source: first avoid, then move the line, then mitigate, and compensate last.',
  'guidance.count': { one: '{type}: {n} statement', other: '{type}: {n} statements' },
  'guidance.none': 'No published guideline is known here for these animals and: {types}.',
  'guidance.step.avoid': 'Avoid',
  'guidance.step.reroute': 'Move the line',
  'guidance.step.mitigate': 'Mitigate',
  'guidance.step.compensate': 'Compensate',
} as const satisfies Readonly<Record<string, Message>>;
