/** Where it is written that encounters depend on who finds and reports rings, and what can be concluded from them nevertheless. */
export const BIAS_SOURCES = [
  {
    citation:
      'Korner-Nievergelt et al. 2010, Improving the analysis of movement data from marked individuals through explicit estimation of observer heterogeneity. Journal of Avian Biology 41, 8–17.',
    url: 'https://doi.org/10.1111/j.1600-048X.2009.04907.x',
  },
  {
    citation:
      'Thorup et al. 2014, Large-scale spatial analysis of ringing and re-encounter data to infer movement patterns: a review including methodological perspectives. Methods in Ecology and Evolution 5, 1337–1350.',
    url: 'https://doi.org/10.1111/2041-210X.12258',
  },
] as const;
