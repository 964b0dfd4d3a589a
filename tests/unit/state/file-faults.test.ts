import { beforeEach, describe, expect, it } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { atlasStore, reportFault } from '../../../src/state/atlas-store.ts';
import { forgetFileFaults, reportFileFault } from '../../../src/state/file-faults.ts';
import { createFileJob } from '../../../src/state/job.ts';

const told = () => atlasStore.getState().faults.map(({ code, place }) => `${code} ${place.file ?? ''}`.trim());
const empty = (file: string) => new AtlasError('file.empty', {}, { file });
const fails = (file: string) => async () => Promise.reject(empty(file));

describe('an alert about a file that a person brought', () => {
  beforeEach(() => {
    for (const kind of ['tracks', 'fences', 'line']) forgetFileFaults(kind);
    atlasStore.setState({ faults: [] });
  });

  it('goes when the next file of its kind is brought; those of other kinds stay', async () => {
    const [tracks, fences] = [createFileJob<string>('tracks'), createFileJob<string>('fences')];
    await tracks.start(fails('a.csv'));
    await fences.start(fails('b.geojson'));
    expect(told()).toEqual(['file.empty a.csv', 'file.empty b.geojson']);
    await tracks.start(async () => 'read');
    expect(told()).toEqual(['file.empty b.geojson']);
  });

  it('gives way to that of the next file', async () => {
    const job = createFileJob<string>('tracks');
    await job.start(fails('a.csv'));
    await job.start(fails('c.csv'));
    expect(told()).toEqual(['file.empty c.csv']);
    await job.start(fails('c.csv'));
    expect(told()).toEqual(['file.empty c.csv']);
    await job.start(async () => 'read');
    expect(told()).toEqual([]);
  });

  it('goes though the panel was closed and opened between', async () => {
    await createFileJob<string>('line').start(fails('a.geojson'));
    await createFileJob<string>('line').start(async () => 'read');
    expect(told()).toEqual([]);
  });

  it('stays where it tells what is still wrong: that work was not kept, or what something else told first', async () => {
    reportFault(empty('a.csv'));
    reportFileFault('tracks', empty('a.csv'));
    reportFileFault('tracks', new AtlasError('kept.noRoom', { what: 'layers', name: 'b', detail: 'full' }));
    await createFileJob<string>('tracks').start(async () => 'read');
    expect(told()).toEqual(['file.empty a.csv', 'kept.noRoom']);
  });
});
