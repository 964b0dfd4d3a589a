/** Where it is written which sites qualify, and by which numbers. */
export const SITE_SOURCES = {
  /** “… if it regularly supports 1% of the individuals in a population of one species or subspecies of waterbird.” */
  criterion6: {
    citation: 'Ramsar Convention 2002, The application of Ramsar Criterion 6 for the designation of Wetlands of International Importance',
    url: 'http://www.ramsar.org/cda/en/ramsar-news-archives-2002-application-of/main/ramsar/1-26-45-87%5E22467_4000_0__',
  },
  /** What “regularly” means: two thirds of at least three seasons, or the mean of the maxima of at least five; three or four are provisional. */
  regularly: {
    citation: 'Ramsar Convention 2006, Glossary of terms used in the Strategic Framework, “regularly (Criteria 5 & 6)”',
    url: 'http://www.ramsar.org/cda/en/ramsar-about-glossary-terms/main/ramsar/1-36-56-157_4000_0__',
  },
  /** 1: “… significant numbers of a population of a globally threatened waterbird species”; 2: “… >1% of a flyway or other distinct population”. */
  criticalSites: { citation: 'Critical Site Network Tool 2.0, About: Data', url: 'http://criticalsites.wetlands.org' },
  /** Pairs as three individuals, after Meininger et al. 1995. */
  pairs: { citation: 'Wetlands International, Waterbird Populations Portal: Population Estimates', url: 'https://wpe.wetlands.org' },
} as const;
