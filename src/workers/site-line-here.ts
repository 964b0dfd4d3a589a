import { answerSiting } from '../domain/siting/answer-siting.ts';
import { LineMemory } from '../domain/siting/line-memory.ts';
import { unpackLines } from '../domain/siting/pack-lines.ts';
import { packProfile } from '../domain/siting/pack-profile.ts';
import type { LineSitingRequest } from '../domain/siting/site-line.ts';
import type { PackedTracks } from '../domain/tracks/pack-tracks.ts';
import type { Track } from '../domain/tracks/track.ts';
import type { PackedSiting, SitingRequest } from './layers-requests.ts';
import { hireSitingHands } from './siting-hands.ts';

/** What tracks told of the line that was asked about last. */
const memory = new LineMemory();

type Asked = Omit<SitingRequest, 'tracks'> & Pick<LineSitingRequest, 'signal' | 'onProgress'>;

/** Answers in this thread, with the help of others. @param packed the tracks as they came, if in one block */
export async function siteLineHere({ lines, ...asked }: Asked, tracks: readonly Track[], packed: PackedTracks | undefined): Promise<PackedSiting> {
  const answer = await answerSiting({ ...asked, lines: unpackLines(lines), tracks, hire: (request) => hireSitingHands(request, packed) }, memory);
  return { ...answer, profile: packProfile(answer.profile) };
}
