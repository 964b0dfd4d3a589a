/** Published lengths of road, metres, that one structure with its fences may serve; what is said of each is `siting.preset.<id>`. */
export const SPAN_PRESETS = [
  {
    id: 'coverage',
    spanM: 2_000,
    citation: 'Loraamm & Downs 2016, A wildlife movement approach to optimally locate wildlife crossing structures',
    url: 'https://doi.org/10.1080/13658816.2015.1083995',
  },
  {
    id: 'fence',
    spanM: 5_000,
    citation:
      'Huijser et al. 2016, Effectiveness of short sections of wildlife fencing and crossing structures along highways, Biological Conservation 197:61–68',
    url: 'https://www.sciencedirect.com/science/article/pii/S0006320716300350',
  },
  {
    id: 'longest',
    spanM: 6_000,
    citation: 'Seiler et al. 2015, after the handbook Biodiversity and infrastructure (2023), 5.2.2',
    url: 'https://www.biodiversityinfrastructure.org/handbook/5-solutions/5-2-fencing/5-2-2-design-and-dimensions/',
  },
] as const;
