import { findNear } from '../src/cli/find-near.ts';

// Identifiers of the SPDX list of licences (https://spdx.org/licenses/) that data are given under: with versions, the newest last.
const CREATIVE = ['CC-BY', 'CC-BY-SA', 'CC-BY-NC', 'CC-BY-ND', 'CC-BY-NC-SA', 'CC-BY-NC-ND'].flatMap((name) =>
  ['1.0', '2.0', '2.5', '3.0', '4.0'].map((version) => `${name}-${version}`),
);
const KNOWN: readonly string[] = [
  'CC0-1.0',
  'CC-PDDC',
  ...CREATIVE,
  'CC-BY-3.0-AT',
  'CC-BY-3.0-AU',
  'CC-BY-2.5-AU',
  'CC-BY-3.0-DE',
  'CC-BY-3.0-IGO',
  'CC-BY-3.0-NL',
  'CC-BY-3.0-US',
  'CC-BY-SA-3.0-AT',
  'CC-BY-SA-3.0-DE',
  'CC-BY-SA-3.0-IGO',
  'CC-BY-NC-3.0-DE',
  'CC-BY-NC-SA-3.0-IGO',
  'CC-BY-NC-ND-3.0-IGO',
  'ODbL-1.0',
  'ODC-By-1.0',
  'PDDL-1.0',
  'CDLA-Permissive-1.0',
  'CDLA-Permissive-2.0',
  'CDLA-Sharing-1.0',
  'C-UDA-1.0',
  'O-UDA-1.0',
  'DL-DE-BY-2.0',
  'DL-DE-ZERO-2.0',
  'etalab-2.0',
  'NLOD-1.0',
  'NLOD-2.0',
  'OGC-1.0',
  'OGDL-Taiwan-1.0',
  'OGL-Canada-2.0',
  'OGL-UK-1.0',
  'OGL-UK-2.0',
  'OGL-UK-3.0',
  'NIST-PD',
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'EUPL-1.1',
  'EUPL-1.2',
  'GFDL-1.3-only',
  'GFDL-1.3-or-later',
  'GPL-2.0-only',
  'GPL-2.0-or-later',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'LGPL-2.1-only',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
  'Artistic-2.0',
  'BSL-1.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];
const ALL: ReadonlySet<string> = new Set(KNOWN);

/** A name without its version. */
const stemOf = (name: string): string => name.replace(/-\d+(\.\d+)*$/, '').toLowerCase();

/** The identifier that was probably meant: of that name the newest version, or one that is spelt nearly so. */
function nearestTo(name: string): string | undefined {
  const same = KNOWN.find((one) => one.toLowerCase() === name.toLowerCase());
  return same ?? KNOWN.findLast((one) => stemOf(one) === stemOf(name)) ?? findNear(name, KNOWN);
}

/** Whether a word has the form of an identifier: parts with hyphens or points between them. */
const looksLikeOne = (name: string): boolean => /^[A-Za-z0-9]+([-.+][A-Za-z0-9]+)+\+?$/.test(name);

/**
 * What is wrong with a licence that looks like an SPDX expression and is none that the atlas knows, with the nearest one there
 * is. Addresses and words of a custodian's own are let pass, but for an identifier that is written with blanks.
 */
export function describeLicence(licence: string): string | undefined {
  for (const part of licence.split(/\s+(?:AND|OR|WITH)\s+/)) {
    const name = part.replace(/^[\s(]+|[\s)]+$/g, '');
    const joined = name.replaceAll(/\s+/g, '-');
    if (ALL.has(name) || /^(DocumentRef-.+:)?LicenseRef-/.test(name)) continue;
    const isSpaced = joined !== name && nearestTo(joined)?.toLowerCase() === joined.toLowerCase();
    if (!isSpaced && !looksLikeOne(name)) continue;
    const near = nearestTo(joined);
    return `“${name}” is no SPDX identifier that the atlas knows; ${near === undefined ? 'give one, or the address of the terms' : `did you mean “${near}”?`}`;
  }
  return undefined;
}
