import { describe, expect, it } from 'vitest';
import { nameDownload } from '../../../src/page/population/name-download.ts';
import { openBuilt } from '../catalog/built-catalog.ts';
import { english, translatorIn } from '../i18n/catalogues.ts';

const { downloads } = (await openBuilt('elk-ya-ha-tinda')).file;

describe('nameDownload', () => {
  it('says what the atlas put into a file as the atlas itself calls it', () => {
    expect(downloads.length).toBeGreaterThan(4);
    expect(downloads.map((one) => nameDownload(one, english))).toEqual(downloads.map(({ label }) => label));
  });

  it('and in the language of the page', () => {
    const french = downloads.map((one) => nameDownload(one, translatorIn('fr')));
    expect(french).toContain('Corridors (GeoParquet)');
    expect(french).toContain('Trajectoires, au plus 4 positions par jour (Parquet)');
  });

  it('keeps what a custodian calls a file', () => {
    expect(nameDownload({ label: 'Winter range (KML)', format: 'kml', url: 'winter.kml', bytes: 1 }, english)).toBe('Winter range (KML)');
  });
});
