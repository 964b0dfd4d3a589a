import { BARRIER_TYPE } from '../catalog/layer-kinds.ts';
import type { SpeciesGroup } from '../evidence/kinds.ts';
import { selectGuidance, type Statement } from '../guidance/guidance.ts';
import { describeThreat, type ThreatKind } from './threat-kinds.ts';

interface MeasureRow {
  /** Its sentence is `threats.do.ID`. */
  readonly id: string;
  readonly threat: ThreatKind;
  readonly groups: readonly SpeciesGroup[];
  readonly source: { readonly citation: string; readonly url: string };
}

/** What sources say can be done about threats that are no lines on a map. Nothing is here without a source. */
export const MEASURES = [
  {
    id: 'seabird-bycatch',
    threat: 'bycatch',
    groups: ['bird'],
    source: {
      citation:
        'Jiménez, Debski & Seco Pon 2021, ACAP advice for reducing the impact of pelagic longline fishing operations on seabirds, IOTC-2021-WPEB17(AS)-30',
      url: 'https://www.bmis-bycatch.org/index.php/references/dah3jpg9',
    },
  },
  {
    id: 'turtle-bycatch',
    threat: 'bycatch',
    groups: ['turtle'],
    source: {
      citation:
        'Lucchetti & Sala 2010, An overview of loggerhead sea turtle (Caretta caretta) bycatch and technical mitigation measures in the Mediterranean Sea, Reviews in Fish Biology and Fisheries 20:141–161',
      url: 'https://doi.org/10.1007/s11160-009-9126-1',
    },
  },
  {
    id: 'slow-ships',
    threat: 'ship-strike',
    groups: ['marine mammal'],
    source: {
      citation:
        'Rockwood, Adams, Silber & Jahncke 2020, Estimating effectiveness of speed reduction measures for decreasing whale-strike mortality in a high-risk region, Endangered Species Research',
      url: 'https://doi.org/10.3354/esr01056',
    },
  },
  {
    id: 'whale-places',
    threat: 'ship-strike',
    groups: ['marine mammal'],
    source: {
      citation:
        'Rockwood, Calambokidis & Jahncke 2017, High mortality of blue, humpback and fin whales from modeling of vessel collisions on the U.S. West Coast suggests population impacts and insufficient protection, PLOS ONE 12(8): e0183052',
      url: 'https://doi.org/10.1371/journal.pone.0183052',
    },
  },
] as const satisfies readonly MeasureRow[];

export type MeasureId = (typeof MEASURES)[number]['id'];
export type Measure = MeasureRow & { readonly id: MeasureId };

/** What can be done about a threat to animals of a group: measures of its own, then guidance about the lines that it is. */
export interface WhatCanBeDone {
  readonly measures: readonly Measure[];
  readonly guidance: readonly Statement[];
}

/** Both are empty where no source was found. */
export function measuresFor(threat: ThreatKind, group: SpeciesGroup): WhatCanBeDone {
  const all: readonly Measure[] = MEASURES;
  const guidance = describeThreat(threat).layers.flatMap((kind) => selectGuidance(BARRIER_TYPE[kind], group));
  return { measures: all.filter((one) => one.threat === threat && one.groups.includes(group)), guidance: [...new Set(guidance)] };
}
