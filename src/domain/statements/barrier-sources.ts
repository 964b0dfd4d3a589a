/** Where it is written that a kind of barrier acts as one, or that it does not. */
export interface BarrierSource {
  readonly citation: string;
  readonly url: string;
}

/** The studies behind the table of relevance. */
export const BARRIER_SOURCES = {
  /** Wild reindeer: the probability of crossing a road was reduced by 68 %. */
  roads: {
    citation:
      'Beyer et al. 2016, “You shall not pass!”: quantifying barrier permeability and proximity avoidance by animals, Journal of Animal Ecology 85:43–53',
    url: 'https://doi.org/10.1111/1365-2656.12275',
  },
  /** Mongolian gazelles and Asiatic wild asses at the Ulaanbaatar–Beijing Railroad. */
  railways: {
    citation: 'Ito et al. 2013, Fragmentation of the habitat of wild ungulates by anthropogenic barriers in Mongolia, PLoS ONE 8(2):e56995',
    url: 'https://doi.org/10.1371/journal.pone.0056995',
  },
  /** Pronghorn and mule deer. */
  fences: {
    citation:
      'Xu et al. 2021, Barrier Behaviour Analysis (BaBA) reveals extensive effects of fencing on wide-ranging ungulates, Journal of Applied Ecology 58:690–698',
    url: 'https://doi.org/10.1111/1365-2664.13806',
  },
  /** Roe deer and wild boar drowned in a concrete canal. */
  canals: {
    citation: 'Peris & Morales 2004, Use of passages across a canal by wild mammals and related mortality, European Journal of Wildlife Research 50:67–72',
    url: 'https://doi.org/10.1007/s10344-004-0045-0',
  },
  /** Moose: a pipeline above ground stops them where it leaves less than 140 cm beneath. */
  pipelines: {
    citation:
      'Dunne & Quinn 2009, Effectiveness of above-ground pipeline mitigation for moose (Alces alces) and other large mammals, Biological Conservation 142:332–343',
    url: 'https://doi.org/10.1016/j.biocon.2008.10.029',
  },
  birdsAtPowerLines: {
    citation: 'Bernardino et al. 2018, Bird collisions with power lines: state of the art and priority areas for research, Biological Conservation 222:1–13',
    url: 'https://doi.org/10.1016/j.biocon.2018.02.029',
  },
  /** Flying foxes electrocuted in Sri Lanka. */
  batsAtPowerLines: {
    citation:
      'Tella et al. 2020, Urban sprawl, food subsidies and power lines: an ecological trap for large frugivorous bats in Sri Lanka?, Diversity 12(3):94',
    url: 'https://doi.org/10.3390/d12030094',
  },
} as const satisfies Readonly<Record<string, BarrierSource>>;
