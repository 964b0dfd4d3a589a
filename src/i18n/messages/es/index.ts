import { encounters } from './encounters.ts';
import { factsheet } from './factsheet.ts';
import { guidance } from './guidance.ts';
import { layers } from './layers.ts';
import { method } from './method.ts';
import { overview } from './overview.ts';
import { page } from './page.ts';
import { project } from './project.ts';
import { report } from './report.ts';
import { tracks } from './tracks.ts';
import type { Messages } from '../../translator.ts';

/** Every text in Spanish. Seven digits and more take “de” before the noun: the plural form `many`. */
export const es: Messages = { ...page, ...layers, ...factsheet, ...method, ...project, ...tracks, ...guidance, ...encounters, ...report, ...overview };
