import { ARCHIVES } from './archives.ts';
import { CATALOGS } from './catalogs.ts';
import { COLUMNS } from './columns.ts';
import { DATABASES } from './databases.ts';
import type { Makers } from './makers.ts';
import { SHAPES } from './shapes.ts';
import { TEXTS } from './texts.ts';
import { TILED } from './tiled.ts';

/** Hostile files of the kinds that the atlas takes, beside those of `make-hostile.ts`. */
export const FURTHER_HOSTILE: Makers = { ...TEXTS, ...ARCHIVES, ...DATABASES, ...SHAPES, ...COLUMNS, ...TILED, ...CATALOGS };
