// Countries by the first two letters of a EURING place code (The EURING Exchange Code 2020, table of place codes). Prefixes
// that stand for several countries of today (CA, SA, SU, SI, FN, CS, YU …), for seas or for islands are left out: from
// those nothing is concluded.

const TABLE = [
  'AA AUS, AB ALB, AE ARM, AG DZA, AJ NZL, AL AGO, AM LIE, AN ATA, AR SAU, AU AUT, BA BRA, BG BGR, BH BIH, BJ ARG',
  'BL BEL, BY BLR, CP CHN, CX TWN, CY CYP, CZ CZE, DD DEU, DE DEU, DF DEU, DK DNK, EA CAN, EG EGY, EK AND, EM MLI',
  'EQ ETH, ER IRL, ES ESP, ET EST, EV ERI, EY DJI, FE MMR, FG LSO, FK FLK, FM NAM, FP ZAF, FR FRA, FT TCD, GB GBR',
  'GD GRL, GE GEO, GF GUF, GG UGA, GH GHA, GN AFG, GP KEN, GQ GNB, GR GRC, GY GIN, HE CHE, HG HUN, HJ NPL, HR HRV',
  'IA ITA, IL ISR, IN IND, IP IRN, IQ IRQ, IS ISL, JH JPN, JI KWT, JO JOR, JR ARE, JZ YEM, KA CHL, KJ PER, KN LUX',
  'KZ KAZ, LE LBN, LI LTU, LT LBY, LV LVA, MA MAR, MD MDA, ME MNE, MG MDG, MK MKD, ML MLT, MN MNG, MQ MOZ, MU MUS',
  'MY MWI, NA USA, NE NER, NL NLD, NM MRT, NO NOR, NU SEN, NV NGA, OE PHL, OM OMN, PH SLE, PL POL, PN PAK, PO PRT',
  'PP RWA, PQ LBR, PX BDI, PY CIV, QA BTN, QH CAF, QQ CMR, QY GAB, RN BGD, RO ROU, RS SRB, RU RUS, SC SYC, SF FIN',
  'SJ VEN, SK SVK, SL SVN, SR SUR, SV SWE, SY SYR, TA MEX, TD TJK, TM TKM, TO TUN, TP PRK, TU TUR, TX KOR, UK UKR',
  'UZ UZB, VA USA, VM GMB, WG BWA, WP SWZ, WR MCO, WS ZWE, XH TGO, XY BEN, YQ GNQ, YS SOM, YY COG, ZA SMR, ZE LKA',
  'ZI COD, ZM ZMB',
];

const BY_PREFIX: ReadonlyMap<string, string> = new Map(
  TABLE.join(', ')
    .split(', ')
    .map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]),
);

/** The country that a EURING place code names, ISO 3166-1 alpha-3; undefined where it names none of today's, or several. */
export function countryOfPlaceCode(code: string): string | undefined {
  return BY_PREFIX.get(code.slice(0, 2));
}
