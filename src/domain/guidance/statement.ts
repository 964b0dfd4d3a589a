import type { SpeciesGroup } from '../evidence/kinds.ts';
import type { BarrierType } from '../catalog/layer-kinds.ts';

/** Steps of the mitigation hierarchy, in the order in which they are to be tried. */
export const GUIDANCE_STEPS = ['avoid', 'reroute', 'mitigate', 'compensate'] as const;

export type GuidanceStep = (typeof GUIDANCE_STEPS)[number];

/**
 * One piece of advice, with its source; the statement itself lies in the message catalogues under `guidance.say.` and
 * its id. It says itself to which animals or region it is limited, where its source is.
 */
export interface Guidance {
  readonly id: string;
  readonly step: GuidanceStep;
  readonly barriers: readonly BarrierType[];
  readonly groups: readonly SpeciesGroup[];
  readonly source: {
    readonly citation: string;
    /** Where the document, or its publisher's record of it, is read. */
    readonly url: string;
    /** Section, chapter or standard's number. */
    readonly place?: string;
  };
}

type Source = Guidance['source'];

// Published guidelines, handbooks and standards that the statements are taken from.

export const IUCN_CONNECTIVITY: Source = {
  citation:
    'Hilty et al. 2020, Guidelines for conserving connectivity through ecological networks and corridors, IUCN Best Practice Protected Area Guidelines 30',
  url: 'https://doi.org/10.2305/IUCN.CH.2020.PAG.30.en',
};

export const IUCN_TRANSPORT: Source = {
  citation:
    'Ament, Clevenger & van der Ree 2023, Addressing ecological connectivity in the development of roads, railways and canals, IUCN WCPA Technical Report 5',
  url: 'https://portals.iucn.org/library/node/51263',
  place: 'abstract',
};

export const IUCN_POWER_LINES: Source = {
  citation:
    'IUCN 2022, Wildlife and power lines: guidelines for preventing and mitigating wildlife mortality associated with electricity distribution networks',
  url: 'https://doi.org/10.2305/iucn.ch.2022.10.en',
  place: 'abstract',
};

export const CMS_CENTRAL_ASIA: Source = {
  citation:
    'Zuther & Zahler 2016, Roads, railroads, pipelines, fences, large-scale development pressures: effects of infrastructure construction on migratory wildlife, on the CMS guidelines for Central Asia (UNEP/CMS/COP11/Doc.23.3.2)',
  url: 'https://global.wcs.org/Resources/Publications/Publications-Search-II/ctl/view/mid/13340/pubid/PUB19311.aspx',
  place: 'abstract',
};

export const CMS_POWER_GRIDS: Source = {
  citation:
    'Prinsen et al. 2012, Guidelines on how to avoid or mitigate impact of electricity power grids on migratory birds in the African-Eurasian region, CMS Technical Series 29, AEWA Technical Series 50',
  url: 'https://www.cms.int/raptors/en/publication/guidelines-how-avoid-or-mitigate-impact-electricity-power-grids-migratory-birds-african',
};

export const FHWA_CROSSINGS: Source = {
  citation: 'Clevenger & Huijser 2011, Wildlife crossing structure handbook: design and evaluation in North America, FHWA-CFL/TD-11-003',
  url: 'https://www.fhwa.dot.gov/clas/ctip/wildlife_crossing_structures/',
};

export const WILDLIFE_AND_TRAFFIC: Source = {
  citation: 'Iuell et al. 2003, Wildlife and traffic: a European handbook for identifying conflicts and designing solutions, COST 341',
  url: 'https://handbookwildlifetraffic.info/ch-2-users-guide/how-to-use-this-handbook/',
};

export const IENE_HANDBOOK: Source = {
  citation: 'IENE 2023, Biodiversity and infrastructure: a handbook for action',
  url: 'https://www.biodiversityinfrastructure.org/handbook/3-mitigation-hierarchy/3-1-concept-regulation-and-practice/',
};
