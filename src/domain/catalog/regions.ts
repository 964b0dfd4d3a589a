// Regions by ISO 3166-1 alpha-3, as the United Nations Statistics Division lists them (Standard country or area codes for
// statistical use, M49), and countries without a coast of the sea. Kosovo, which M49 does not list, stands with Europe.

const codes = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Countries and areas by region of M49. */
export const REGIONS = {
  africa: codes(`
    AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI
    MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE IOT ATF`),
  europe: codes(`
    ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL ISL ITA JEY LIE LTU LUX
    LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR VAT XKX`),
  'western-asia': codes('ARE ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM'),
  'central-asia': codes('KAZ KGZ TJK TKM UZB'),
} as const;

/** A region that a holder of data may name. */
export type Region = keyof typeof REGIONS;
export const REGION_NAMES = ['africa', 'europe', 'western-asia', 'central-asia'] as const satisfies readonly Region[];

/** Countries without a coast of the sea; those on the Caspian alone, a lake, are among them. */
const LANDLOCKED = new Set(
  codes(`
    AFG AND ARM AUT AZE BDI BFA BLR BOL BTN BWA CAF CHE CZE ETH HUN KAZ KGZ LAO LIE LSO LUX MDA MKD MLI MNG MWI NER NPL PRY RWA
    SMR SRB SSD SVK SWZ TCD TJK TKM UGA UZB VAT XKX ZMB ZWE`),
);

/** Whether a country, ISO 3166-1 alpha-3, has a coast of the sea. */
export function hasCoast(iso3: string): boolean {
  return !LANDLOCKED.has(iso3);
}
