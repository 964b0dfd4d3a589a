import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findEntry } from '../../../src/domain/catalog/find-entries.ts';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { rowOfEntry } from '../../../src/page/downloads/list-rows.ts';

test('a list names the countries of animals on land, and none for animals that live at sea', () => {
  const catalog = parseCatalog(readFileSync(new URL('../../../public/atlas/catalog.json', import.meta.url), 'utf8'), 'catalog.json');
  const countriesOf = (id: string): unknown => rowOfEntry(findEntry(catalog, id)!, 'en')['countries'];
  expect(countriesOf('elk-ya-ha-tinda')).toBe('CAN');
  expect(countriesOf('blue-whale-eastern-north-pacific')).toBe('');
});
