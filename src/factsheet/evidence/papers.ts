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
  residence: {
    citation: 'Fauchald & Tveraa (2003), Using first-passage time in the analysis of area-restricted search and habitat selection. Ecology 84, 282–288.',
    doi: '10.1890/0012-9658(2003)084[0282:UFPTIT]2.0.CO;2',
  },
  mantel: {
    citation: 'Ambrosini, Møller & Saino (2009), A quantitative measure of migratory connectivity. Journal of Theoretical Biology 257, 203–211.',
    doi: '10.1016/j.jtbi.2008.11.019',
  },
  strength: {
    citation: 'Cohen et al. (2018), Quantifying the strength of migratory connectivity. Methods in Ecology and Evolution 9, 513–524.',
    doi: '10.1111/2041-210X.12916',
  },
  removal: {
    citation: 'Xu et al. (2020), A network approach to prioritize conservation efforts for migratory birds. Conservation Biology 34, 416–426.',
    doi: '10.1111/cobi.13383',
  },
  probability: {
    citation:
      'Saura & Pascual-Hortal (2007), A new habitat availability index to integrate connectivity in landscape conservation planning. Landscape and Urban Planning 83, 91–103.',
    doi: '10.1016/j.landurbplan.2007.03.005',
  },
  encounters: {
    citation:
      'Xu, Dejid, Herrmann, Sawyer & Middleton (2021), Barrier Behaviour Analysis (BaBA) reveals extensive effects of fencing on wide-ranging ungulates. Journal of Applied Ecology 58, 690–698.',
    doi: '10.1111/1365-2664.13806',
  },
  spans: {
    citation:
      'Loraamm & Downs (2016), A wildlife movement approach to optimally locate wildlife crossing structures. International Journal of Geographical Information Science 30, 74–88.',
    doi: '10.1080/13658816.2015.1083995',
  },
  geodesics: { citation: 'Karney (2013), Algorithms for geodesics. Journal of Geodesy 87, 43–55.', doi: '10.1007/s00190-012-0578-z' },
} as const satisfies Readonly<Record<string, Paper>>;
