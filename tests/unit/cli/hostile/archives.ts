import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { joined, type Makers, text } from './makers.ts';

// Archives that lie of their sizes and counts, or hold archives.

const LINE = '<Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>';
const kml = (words: string): Uint8Array => text(`<kml><Document>${words}</Document></kml>`);
const END_BYTES = 22;

/** A number in the table of contents of an archive of one file, changed. */
function lying(zip: Uint8Array, at: number, value: number): Uint8Array {
  const out = Uint8Array.from(zip);
  const view = new DataView(out.buffer);
  view.setUint32(view.getUint32(out.length - END_BYTES + 16, true) + at, value, true);
  return out;
}

/** What ZIP64 says of how many files there are, and where. */
function zip64(count: bigint, offset: bigint, end?: bigint): Uint8Array {
  const zip = zipSync({ 'doc.kml': kml(LINE) });
  const at = zip.length - END_BYTES;
  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(4, 44n, true);
  record.setBigUint64(24, count, true);
  record.setBigUint64(32, count, true);
  record.setBigUint64(48, offset, true);
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setBigUint64(8, end ?? BigInt(at), true);
  const tail = zip.slice(at);
  tail.fill(0xff, 8, 20);
  return joined(zip.subarray(0, at), new Uint8Array(record.buffer), new Uint8Array(locator.buffer), tail);
}

/** An archive in an archive in an archive. */
function inside(depth: number, zip: Uint8Array): Uint8Array {
  let out = zip;
  for (let at = 0; at < depth; at++) out = zipSync({ [`${at}.kmz`]: out }, { level: 0 });
  return out;
}

/** So many files that share no bytes, all of one name. */
function sameNames(times: number, name: string, content: Uint8Array): Uint8Array {
  const names = Array.from({ length: times }, (_, i) => `${'x'.repeat(name.length - 8)}${String(i).padStart(8, '0')}`);
  const zip = Uint8Array.from(zipSync(Object.fromEntries(names.map((each) => [each, content]))));
  const own = text(name);
  const bytes = Buffer.from(zip.buffer);
  for (const each of names) for (let at = bytes.indexOf(each); at >= 0; at = bytes.indexOf(each, at + 1)) bytes.set(own, at);
  return bytes;
}

const lorem = Array.from({ length: 4000 }, (_, i) => `<a b="${i * 7919}"/>`).join('\n');
/** Packs to a fiftieth: no bomb by its ratio. */
const filler = (bytes: number): Uint8Array => kml(lorem.repeat(Math.ceil(bytes / lorem.length)));

export const ARCHIVES: Makers = {
  'twenty-deep.kmz': () => inside(20, zipSync({ 'doc.kml': kml(LINE) })),
  'three-deep.kmz': () => inside(2, zipSync({ 'doc.kml': kml(LINE) })),
  'ten-of-ten.kmz': () => {
    const inner = zipSync(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.kml`, filler(2e6)])));
    return zipSync(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.kmz`, inner])), { level: 0 });
  },
  'says-less.kmz': () => lying(zipSync({ 'doc.kml': kml(LINE.repeat(1e5)) }), 24, 100),
  'says-more.kmz': () => lying(zipSync({ 'doc.kml': kml(LINE) }), 24, 9e8),
  'starts-beyond.kmz': () => lying(zipSync({ 'doc.kml': kml(LINE) }), 42, 0xfffffff0),
  'zip64-count.kmz': () => zip64(2n ** 60n, 0n),
  'zip64-count-at-contents.kmz': () => zip64(2n ** 60n, BigInt(zipSync({ 'doc.kml': kml(LINE) }).length - END_BYTES - 53)),
  'zip64-offset.kmz': () => zip64(1n, 2n ** 63n),
  'zip64-end.kmz': () => zip64(1n, 0n, 2n ** 62n),
  'sixty-thousand-documents.kmz': () => zipSync(Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`${i}.kml`, kml(LINE)])), { level: 0 }),
  'five-thousand-of-one-name.kmz': () => sameNames(5000, 'doc/document.kml', kml(LINE)),
  'names-of-sixty-thousand-letters.zip': () =>
    zipSync(Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${'a/'.repeat(30_000)}${i}.shp`, new Uint8Array(100)])), { level: 0 }),
  'thousand-layers.zip': () => {
    const parts = Array.from({ length: 12_000 }, (_, i) => [`layer${i}.shp`, `LAYER${i}.dbf`, `Layer${i}.prj`, `layer${i}.shx`]).flat();
    return zipSync(Object.fromEntries(parts.map((name) => [name, new Uint8Array(100)])), { level: 0 });
  },
  'entities.kmz': () =>
    zipSync({
      'doc.kml': text(
        `<!DOCTYPE kml [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 20 }, (_, i) => `<!ENTITY b${i} "${`&${i === 0 ? 'a' : `b${i - 1}`};`.repeat(10)}">`).join('')}]><kml>&b19;</kml>`,
      ),
    }),
  'thousands-of-folders.kmz': () => zipSync({ 'doc.kml': kml(`${'<Folder><name>a</name>'.repeat(90)}${LINE.repeat(1e5)}${'</Folder>'.repeat(90)}`) }),
  'folders-beside-folders.kmz': () => zipSync({ 'doc.kml': kml(`<Folder><name>a</name>${LINE}</Folder>`.repeat(2e5)) }),
  'nested-geometries.kmz': () =>
    zipSync({
      'doc.kml': kml(
        `<Placemark>${'<MultiGeometry>'.repeat(90)}${'<LineString><coordinates>1,2 3,4</coordinates></LineString>'.repeat(2e5)}${'</MultiGeometry>'.repeat(90)}</Placemark>`,
      ),
    }),
  'links.kmz': () => zipSync({ 'doc.kml': kml('<NetworkLink><Link><href>doc.kml</href></Link></NetworkLink>'.repeat(2e5)) }),
  'gigabyte-of-zeros.geojson.gz': () => gzipSync(new Uint8Array(1e9), { level: 9 }),
  'half-a-gigabyte.kml.gz': () => {
    const part = gzipSync(Buffer.from(lorem.repeat(100)), { level: 1 });
    return Buffer.concat([gzipSync('<kml>'), ...Array.from({ length: 70 }, () => part), gzipSync('</kml>')]);
  },
  'gzip-four-deep.kml.gz': () => gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(kml(LINE)))))),
  'gzip-that-is-cut.geojson.gz': () => gzipSync(text(`{"type":"FeatureCollection","features":[${'1,'.repeat(1e6)}`)).subarray(0, 1000),
};
