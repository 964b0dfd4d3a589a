import type { MigrationOrigins } from '../domain/movement/sequences/confirmations.ts';
import type { SequenceFlag } from '../domain/movement/types.ts';
import type { Translator } from './translator.ts';

/** Flags in words, one after another. */
export function listFlags(flags: readonly SequenceFlag[], { t }: Pick<Translator, 't'>): string {
  return flags.map((flag) => t(`migrations.flag.${flag}`)).join(', ');
}

/** Sentences that say what of a population's migrations is automatic and what its custodian confirmed. */
export function describeMigrations({ automatic, dated, confirmed }: MigrationOrigins, translator: Pick<Translator, 't'>): string[] {
  const { t } = translator;
  return [
    ...(automatic > 0 ? [t('migrations.automatic', { n: automatic })] : []),
    ...(dated > 0 ? [t('migrations.dated', { n: dated })] : []),
    ...confirmed.map(({ sequences: n, flags, source }) => t('migrations.confirmed', { n, flags: listFlags(flags, translator), citation: source.citation })),
    ...(automatic > 0 && confirmed.length === 0 ? [t('migrations.unconfirmed')] : []),
  ];
}
