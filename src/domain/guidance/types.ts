import type { Population } from '../catalog/schema.ts';
import type { BarrierType } from '../crossings/types.ts';

export type SpeciesGroup = Population['species']['group'];

/** Steps of the mitigation hierarchy, in the order in which they are to be tried. */
export const GUIDANCE_STEPS = ['avoid', 'reroute', 'mitigate', 'compensate'] as const;

export type GuidanceStep = (typeof GUIDANCE_STEPS)[number];

/** One piece of advice, in English as its source is, with that source. */
export interface Guidance {
  readonly id: string;
  readonly step: GuidanceStep;
  readonly barriers: readonly BarrierType[];
  readonly groups: readonly SpeciesGroup[];
  /** Says itself to which animals or region it is limited, where its source is. */
  readonly text: string;
  readonly source: {
    readonly citation: string;
    /** Where the document, or its publisher's record of it, is read. */
    readonly url: string;
    /** Section, chapter or standard's number. */
    readonly place?: string;
  };
}
