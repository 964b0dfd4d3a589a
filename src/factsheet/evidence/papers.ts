export interface Paper {
  readonly citation: string;
  readonly doi: string;
}

/** Papers that methods and figures rest on; citations are not translated. */
export const PAPERS = {
  bridges: {
    citation: 'Horne, Garton, Krone & Lewis (2007), Analyzing animal movements using Brownian bridges. Ecology 88, 2354–2363.',
    doi: '10.1890/06-0957.1',
  },
  dynamic: {
    citation: 'Kranstauber et al. (2012), A dynamic Brownian bridge movement model. Journal of Animal Ecology 81, 738–746.',
    doi: '10.1111/j.1365-2656.2012.01955.x',
  },
  sequences: {
    citation: 'Bunnefeld et al. (2011), A model-driven approach to quantify migration patterns. Journal of Animal Ecology 80, 466–476.',
    doi: '10.1111/j.1365-2656.2010.01776.x',
  },
  tool: { citation: 'Merkle et al. (2022), Migration Mapper. Methods in Ecology and Evolution.', doi: '10.1111/2041-210X.13976' },
  classes: {
    citation:
      'Kauffman et al. (2020), Ungulate migrations of the Western United States, volume 1. US Geological Survey Scientific Investigations Report 2020–5101.',
    doi: '10.3133/sir20205101',
  },
  geodesics: { citation: 'Karney (2013), Algorithms for geodesics. Journal of Geodesy 87, 43–55.', doi: '10.1007/s00190-012-0578-z' },
} as const satisfies Readonly<Record<string, Paper>>;
