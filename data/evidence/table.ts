import { distributionEvidence } from './distribution/distribution-evidence.ts';
import { encountersEvidence } from './encounters/encounters-evidence.ts';
import { networkEvidence } from './network/network-evidence.ts';
import { publishedEvidence } from './published/published-evidence.ts';
import { sitesEvidence } from './sites/sites-evidence.ts';
import { receiversEvidence } from './receivers/receivers-evidence.ts';
import { tracksEvidence } from './tracks/tracks-evidence.ts';

/** How each kind of evidence is described in a manifest and built; a new kind is a folder here and a line. */
export const EVIDENCE = {
  tracks: tracksEvidence,
  published: publishedEvidence,
  network: networkEvidence,
  encounters: encountersEvidence,
  sites: sitesEvidence,
  receivers: receiversEvidence,
  distribution: distributionEvidence,
};
