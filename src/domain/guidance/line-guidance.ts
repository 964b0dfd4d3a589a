import { CMS_POWER_GRIDS, type Guidance, IENE_HANDBOOK, IUCN_POWER_LINES } from './statement.ts';

/** Advice for one kind of line: passages and birds along roads and railways, fences, pipelines, power lines. */
export const LINE_GUIDANCE = [
  {
    id: 'mongolian-passages',
    step: 'mitigate',
    barriers: ['road', 'railway'],
    groups: ['ungulate'],
    source: {
      citation: 'MNS 6515:2015, Passages for wild ungulates along the highways and railways in steppe and Gobi areas; reported by Montsame 2020',
      url: 'https://montsame.mn/en/read/230617',
      place: 'MNS 6515:2015',
    },
  },
  {
    id: 'dark-and-quiet',
    step: 'mitigate',
    barriers: ['road', 'railway'],
    groups: ['bird'],
    source: {
      citation: 'Wildlife and traffic: a European handbook, chapter 7 updated 2022 with the BISON project',
      url: 'https://handbookwildlifetraffic.info/ch-7-solutions-to-reduce-transport-infrastructure-impacts-on-wildlife/7-3-other-measures-to-reduce-mortality-and-disturbance-2/',
      place: '7.3',
    },
  },
  {
    id: 'birds-and-roads',
    step: 'mitigate',
    barriers: ['road'],
    groups: ['bird'],
    source: {
      citation: 'Kociolek, Grilo & Jacobson 2015, Flight doesn’t solve everything: mitigation of road impacts on birds, Handbook of Road Ecology',
      url: 'https://doi.org/10.1002/9781118568170.ch33',
      place: '33.3, 33.4, 33.7',
    },
  },
  {
    id: 'fence-needed',
    step: 'avoid',
    barriers: ['fence'],
    groups: ['ungulate'],
    source: wyomingBulletin('Fences compatible with big game passage'),
  },
  {
    id: 'fence-conversion',
    step: 'mitigate',
    barriers: ['fence'],
    groups: ['ungulate'],
    source: {
      citation:
        'Hamilton et al. 2023, Improving fence passage for migratory big game: examples and lessons learned from Wyoming’s migratory big game partnership, USDA-NRCS Biology Technical Note 93',
      url: 'https://www.wlfw.org/science-publication/biology-technical-note-no-93-improving-fence-passage-for-migratory-big-game-examples-and-lessons-learned-from-wyomings-migratory-big-game-partnership/',
      place: 'abstract',
    },
  },
  {
    id: 'fence-height-deer',
    step: 'mitigate',
    barriers: ['fence'],
    groups: ['ungulate'],
    source: wyomingBulletin('Fences primarily on deer and pronghorn range, Pasture fences'),
  },
  {
    id: 'fence-bottom-wire',
    step: 'mitigate',
    barriers: ['fence'],
    groups: ['ungulate'],
    source: {
      citation: 'Jackson Hole Wildlife Foundation, Tips for creating wildlife friendlier fences',
      url: 'https://jhwildlife.org/project/fences-wildlife',
    },
  },
  {
    id: 'fence-grouse',
    step: 'mitigate',
    barriers: ['fence'],
    groups: ['bird'],
    source: {
      citation: 'Trout & Kortland, Fence marking to reduce grouse collisions, Forest Research',
      url: 'https://forestresearch.gov.uk/publications/fence-marking-to-reduce-grouse-collisions',
      place: 'summary',
    },
  },
  {
    id: 'power-lines-early',
    step: 'avoid',
    barriers: ['power line'],
    groups: ['ungulate', 'bird'],
    source: IUCN_POWER_LINES,
  },
  {
    id: 'power-grid-strategy',
    step: 'avoid',
    barriers: ['power line'],
    groups: ['bird'],
    source: { ...CMS_POWER_GRIDS, place: 'step 1' },
  },
  {
    id: 'safe-poles',
    step: 'mitigate',
    barriers: ['power line'],
    groups: ['bird'],
    source: {
      ...IENE_HANDBOOK,
      url: 'https://biodiversityinfrastructure.org/biodiversity_infrastructure_handbook_5_10_8_powerlines_electrocution_mitigation_strategies',
      place: 'figure 5.10.9, after Dwyer et al. 2017',
    },
  },
] as const satisfies readonly Guidance[];

function wyomingBulletin(place: string): Guidance['source'] {
  return {
    citation: 'Wyoming Game and Fish Department, Fencing guidelines for wildlife, Habitat Extension Bulletin 53, revised version',
    url: 'https://wgfd.wyo.gov/',
    place,
  };
}
