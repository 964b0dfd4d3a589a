import { siteLineInWorker } from '../../workers/layers-worker-client.ts';
import { createReadySitings } from './ready-siting.ts';

/** Answers along lines of the page. */
export const sitings = createReadySitings(siteLineInWorker);
