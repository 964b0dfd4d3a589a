import { useMemo } from 'react';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Species } from '../../domain/catalog/index-schema.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { type ThreatStatement, threatsTo, threatsToSpecies } from '../../domain/threats/list-threats.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { ThreatsFrame } from './ThreatsFrame.tsx';
import { ThreatList } from './ThreatList.tsx';
import { useSpeciesFiles } from './use-species-files.ts';

/** Beside barriers: what sources name as threats to a population, or to its species as a whole. */
export function ThreatsToPopulation({ entry }: { readonly entry: OpenEntry }) {
  const { species } = entry;
  const wanted = useMemo(() => [species], [species]);
  const files = useSpeciesFiles(wanted);
  const file = files.fileOf(species);
  const statements = useMemo(() => threatsTo(entry, file), [entry, file]);
  return <Threats statements={statements} group={species.group} files={files} near={entry.row} />;
}

/** What sources name as threats to a species as a whole. */
export function ThreatsToSpecies({ species }: { readonly species: Species }) {
  const wanted = useMemo(() => [species], [species]);
  const files = useSpeciesFiles(wanted);
  const file = files.fileOf(species);
  const statements = useMemo(() => (file ? threatsToSpecies(file) : []), [file]);
  return <Threats statements={statements} group={species.group} files={files} />;
}

interface ThreatsProps {
  readonly statements: readonly ThreatStatement[];
  readonly group: SpeciesGroup;
  readonly files: ReturnType<typeof useSpeciesFiles>;
  readonly near?: OpenEntry['row'];
}

function Threats({ statements, group, near, files }: ThreatsProps) {
  const { t } = useTranslator();
  return (
    <ThreatsFrame files={files} any={statements.length > 0} lead={t('threats.lead')}>
      <ThreatList statements={statements} group={group} near={near} />
    </ThreatsFrame>
  );
}
