import type { Messages } from '../../translator.ts';
import { encounters } from './encounters.ts';
import { factsheet } from './factsheet.ts';
import { guidance } from './guidance.ts';
import { layers } from './layers.ts';
import { method } from './method.ts';
import { overview } from './overview.ts';
import { page } from './page.ts';
import { panel } from './panel.ts';
import { project } from './project.ts';
import { report } from './report.ts';
import { tracks } from './tracks.ts';

/** The interface in French. */
export const fr: Messages = { ...page, ...panel, ...factsheet, ...method, ...project, ...report, ...tracks, ...guidance, ...layers, ...encounters, ...overview };
