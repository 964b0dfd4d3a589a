import * as v from 'valibot';
import { THREAT_WITHOUT_SOURCE } from '../domain/catalog/fact.ts';
import { english } from './english.ts';
import { findNear } from './find-near.ts';

type Issue = v.BaseIssue<unknown>;

/** Where in a JSON document an issue lies, as `populations.0.method`; `(root)` for the document itself. */
export const fieldOf = (issue: Issue): string => v.getDotPath(issue) ?? '(root)';

/** What is wrong with a value, in words for the person who wrote the file: the validator's own name its types. */
export function describeIssue(issue: Issue): string {
  const { t } = english;
  // A choice of shapes none of which fits: those that failed deepest are what the person meant.
  if (issue.issues && issue.type === 'union') {
    const deepest = issue.issues.reduce((best, one) => ((one.path?.length ?? 0) > (best.path?.length ?? 0) ? one : best));
    if (deepest.path) return `${v.getDotPath(deepest)}: ${describeIssue(deepest)}`;
  }
  if (issue.type === 'min_length' && issue.requirement === 1 && issue.received === '0') return t('cli.issue.empty');
  if (issue.kind !== 'schema' || issue.message === THREAT_WITHOUT_SOURCE) return issue.message;
  const options = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, option]) => option).join(', ');
  if (issue.received === 'undefined' && options === String(issue.path?.at(-1)?.key)) return describeMissing(options, issue);
  if (issue.received === 'undefined') return options === '' ? t('cli.issue.missing') : t('cli.issue.missingOneOf', { options });
  if (options !== '') return t('cli.issue.oneOf', { options, given: JSON.stringify(issue.input) });
  const type = (issue.expected ?? '').replace(/^\((.*)\)$/, '$1');
  return t('cli.issue.type', { type: KINDS[type] ?? type, given: short(issue.input) });
}

/** A field that is not there: of an object the validator expects its very name. One of nearly that name is what the person meant. */
function describeMissing(name: string, issue: Issue): string {
  const parent = issue.path?.at(-1)?.input;
  const near = isRecord(parent) ? findNear(name, Object.keys(parent)) : undefined;
  return near === undefined ? english.t('cli.issue.missing') : english.t('cli.issue.missingNear', { near });
}

const KINDS: Readonly<Record<string, string>> = { string: 'text', number: 'a number', boolean: 'true or false', Array: 'a list', Object: 'an object' };

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/**
 * Fields that a schema has no place for: it leaves them out, so that a mistyped name would be ignored without a word.
 * @param input the document @param output what the schema made of it
 * @returns their paths, as `populations.0.titel`
 */
export function listUnknownFields(input: unknown, output: unknown, path = ''): string[] {
  if (Array.isArray(input)) return Array.isArray(output) ? input.flatMap((value, i) => listUnknownFields(value, output[i], `${path}${i}.`)) : [];
  if (!isRecord(input) || !isRecord(output)) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    Object.hasOwn(output, key) ? listUnknownFields(value, output[key], `${path}${key}.`) : [`${path}${key}`],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
