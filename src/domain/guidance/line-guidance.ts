import { CMS_POWER_GRIDS, type Guidance, IENE_HANDBOOK, IUCN_POWER_LINES } from './statement.ts';

/** Advice for one kind of line: passages and birds along roads and railways, fences, pipelines, power lines. */
export const LINE_GUIDANCE: readonly Guidance[] = [
  {
    id: 'mongolian-passages',
    step: 'mitigate',
    barriers: ['road', 'railway'],
    groups: ['ungulate'],
    text: 'In Mongolia’s steppe and Gobi, national standards cover passages for wild ungulates along highways and railways.',
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
    text: 'Keep bird habitats along the line quiet, and dark at night: noise and light change how birds behave and move.',
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
    text: 'Choose the time and place of construction and maintenance with birds in mind, and manage roadsides so that they attract fewer birds; flight diverters may reduce collisions with vehicles.',
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
    text: 'Ask first whether the fence is necessary. If it is, weigh the livestock it holds, the wild animals there and their numbers, their daily and seasonal movements, and whether they have young.',
    source: wyomingBulletin('Fences compatible with big game passage'),
  },
  {
    id: 'fence-conversion',
    step: 'mitigate',
    barriers: ['fence'],
    groups: ['ungulate'],
    text: 'Where migratory big game is a concern, consider removing or modifying fences. Avoid their effects altogether first; then reduce them with wildlife-friendlier designs.',
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
    text: 'On the range of white-tailed and mule deer: barbed or woven wire no higher than 42 inches (107 cm), with at least 10 inches (25 cm), better 12 inches (30 cm), between the top two strands.',
    source: wyomingBulletin('Fences primarily on deer and pronghorn range, Pasture fences'),
  },
  {
    id: 'fence-bottom-wire',
    step: 'mitigate',
    barriers: ['fence'],
    groups: ['ungulate'],
    text: 'In pronghorn and deer country: smooth wire only, the lowest at least 16 inches (41 cm) above the ground so that young animals and pronghorn pass under, and a top rail no higher than 38–40 inches (97–102 cm).',
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
    text: 'In capercaillie and black grouse country: build as few new fences as possible, remove them once they have served, and mark those that are needed so that flying birds see them.',
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
    text: 'Give priority to avoiding and reducing harm, and take account of biodiversity in spatial planning and early in the project, when it is most effective.',
    source: IUCN_POWER_LINES,
  },
  {
    id: 'power-grid-strategy',
    step: 'avoid',
    barriers: ['power line'],
    groups: ['bird'],
    text: 'Plan the grid for the whole country and for the long term, put low- to medium-voltage lines below ground, and cover collision and electrocution in the strategic and the project’s environmental assessment.',
    source: { ...CMS_POWER_GRIDS, place: 'step 1' },
  },
  {
    id: 'safe-poles',
    step: 'mitigate',
    barriers: ['power line'],
    groups: ['bird'],
    text: 'Make poles safe by setting live parts further apart or by insulating them. Poles retrofitted so carry the lowest risk of electrocution; with perch discouragers alone the risk is medium.',
    source: {
      ...IENE_HANDBOOK,
      url: 'https://biodiversityinfrastructure.org/biodiversity_infrastructure_handbook_5_10_8_powerlines_electrocution_mitigation_strategies',
      place: 'figure 5.10.9, after Dwyer et al. 2017',
    },
  },
];

function wyomingBulletin(place: string): Guidance['source'] {
  return {
    citation: 'Wyoming Game and Fish Department, Fencing guidelines for wildlife, Habitat Extension Bulletin 53, revised version',
    url: 'https://wgfd.wyo.gov/',
    place,
  };
}
