import type { MigrationOrigins } from '../domain/movement/sequences/confirmations.ts';
import type { TracksEntry } from '../domain/evidence/tracks/tracks-evidence.ts';
import { MOVEMENT_CLASSES, type SequenceFlag } from '../domain/movement/types.ts';
import { listItems, listNames } from './list-names.ts';
import { stopOf } from './punctuation.ts';
import type { Translator } from './translator.ts';

type Words = Pick<Translator, 't' | 'lang'>;

/** Flags of one migration in words, all of which are true of it. */
export function listFlags(flags: readonly SequenceFlag[], { t, lang }: Words): string {
  return listNames(
    flags.map((flag) => t(`migrations.flag.${flag}`)),
    { lang },
  );
}

/** Sentences on those in doubt that count: each once, where the file tells which is in doubt for more than one reason. */
function sayConfirmed({ confirmed, inDoubt }: MigrationOrigins, words: Words): string[] {
  const { t } = words;
  // Of one doubt alone it is plain what is in doubt, and of several it is not: a migration may be in all of them.
  const isPlain = confirmed.length === 1 && confirmed[0]?.flags.length === 1;
  const groups = inDoubt ?? (isPlain ? confirmed.map(({ source, ...one }) => ({ ...one, sources: [source] })) : []);
  if (groups.length === 0 && confirmed.length > 0) {
    const reasons = confirmed.map(({ flags, source }) => `${flags.map((flag) => t(`migrations.flag.${flag}`)).join(' / ')} (${source.citation})`);
    return [t('migrations.answered', { reasons: reasons.join('; ') })];
  }
  return groups.map(({ sequences: n, flags, sources }) =>
    t('migrations.confirmed', { n, flags: listFlags(flags, words), citation: sources.map(({ citation }) => citation).join('; ') }),
  );
}

/**
 * Sentences that say what of a population's migrations is automatic, how many of all count, and which of them are in doubt:
 * those that count by their custodian's word, and those that do not count.
 */
export function describeMigrations(origins: MigrationOrigins, words: Words): string[] {
  const { automatic, dated, confirmed, doubtful } = origins;
  const { t } = words;
  const all = automatic + dated;
  return [
    ...(automatic > 0 ? [t('migrations.automatic', { n: automatic })] : []),
    ...(dated > 0 ? [t('migrations.dated', { n: dated })] : []),
    ...(doubtful > 0 || confirmed.length > 0 ? [t('migrations.counted', { n: all - doubtful, of: String(all) })] : []),
    ...sayConfirmed(origins, words),
    ...(doubtful > 0 ? [t('migrations.doubtful', { n: doubtful })] : []),
    ...(automatic > 0 && confirmed.length === 0 ? [t('migrations.unconfirmed')] : []),
  ];
}

/** Sentences on how many animals are of each movement class, and what the class is that sounds like no migration; none without any. */
export function describeClasses(classes: TracksEntry['classes'], { t, number, lang }: Pick<Translator, 't' | 'number' | 'lang'>): string[] {
  const found = MOVEMENT_CLASSES.filter((name) => classes[name] !== undefined);
  if (found.length === 0) return [];
  const list = found.map((name) => `${t(`class.${name}`)} (${number(classes[name] ?? 0)})`);
  const said = `${t('method.classes')} ${listItems(list, lang)}${stopOf(lang)}`;
  return found.includes('disperser') ? [said, t('method.disperser')] : [said];
}
