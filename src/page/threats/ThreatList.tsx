import { Fragment, useMemo } from 'react';
import { layersNear } from '../../domain/catalog/find-entries.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { isLayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { byThreat, type NamedThreat, type ThreatStatement } from '../../domain/threats/list-threats.ts';
import { measuresFor } from '../../domain/threats/measures.ts';
import { CLASSIFICATION, describeThreat } from '../../domain/threats/threat-kinds.ts';
import { Fold } from '../shared/Fold.tsx';
import { LayerChips } from '../shared/LayerChips.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';

interface ThreatListProps {
  readonly statements: readonly ThreatStatement[];
  /** What the animals are: what can be done differs by it. */
  readonly group: SpeciesGroup;
  /** Where the animals are, of a population: only layers that come near are offered. */
  readonly near?: Pick<EntryRow, 'bbox'> | undefined;
}

/** Threats by the classification, each with what sources say of it, the layers that show where it is, and what can be done. */
export function ThreatList({ statements, group, near }: ThreatListProps) {
  const { t } = useTranslator();
  const named = useMemo(() => byThreat(statements), [statements]);
  return (
    <>
      <ul className="plain-list threats" aria-label={t('threats.title')}>
        {named.map((one, at) => (
          <Threat key={one.kind} threat={one} before={named.slice(0, at)} group={group} near={near} />
        ))}
      </ul>
      <p className="quiet">
        {t('threats.classes')}{' '}
        <a className="source" lang="en" dir="ltr" href={CLASSIFICATION.url} target="_blank" rel="noreferrer">
          {CLASSIFICATION.name}
        </a>
      </p>
    </>
  );
}

interface ThreatProps extends Pick<ThreatListProps, 'group' | 'near'> {
  readonly threat: NamedThreat;
  /** Those that stand before it: a sentence that names several threats is said in full under the first alone. */
  readonly before: readonly NamedThreat[];
}

function Threat({ threat: { kind, statements }, before, group, near }: ThreatProps) {
  const { t } = useTranslator();
  const { code, title, layers } = describeThreat(kind);
  const { measures, guidance } = measuresFor(kind, group);
  const said = new Set(before.flatMap((one) => one.statements));
  const above = statements.filter((statement) => said.has(statement));
  const n = measures.length + guidance.length;
  return (
    <li>
      <h3>
        {t(`threats.kind.${kind}`)}{' '}
        <span className="quiet" lang="en" dir="ltr" title={title}>
          {code !== undefined && `IUCN–CMP ${code}`}
        </span>
      </h3>
      {statements.map((statement) => !said.has(statement) && <Said key={statement.text} statement={statement} />)}
      {above.length > 0 && (
        <p>
          {t('threats.asAbove')}
          {above.map(({ text, source }) => (
            <Fragment key={text}>
              {' '}
              <SourceLink source={source} />
            </Fragment>
          ))}
        </p>
      )}
      {layers.length > 0 && near && <Layers kinds={layers} near={near} />}
      {n > 0 && (
        <Fold summary={t('threats.do.count', { n })}>
          {() => (
            <>
              {measures.map(({ id, source }) => (
                <p key={id}>
                  {t(`threats.do.${id}`)} <SourceLink source={source} />
                </p>
              ))}
              {guidance.map(({ id, source }) => (
                <p key={id}>
                  {t(`guidance.say.${id}`)} <SourceLink source={source} />
                </p>
              ))}
            </>
          )}
        </Fold>
      )}
    </li>
  );
}

/** One statement in the reader's language, its year, whom it is of, where it stands, and the source's own words. */
function Said({ statement }: { readonly statement: ThreatStatement }) {
  const { t, lang } = useTranslator();
  const { of, year, quote, source } = statement;
  const text = textIn(statement, 'text', lang);
  return (
    <p>
      {text} {year !== undefined && !text.includes(String(year)) && <span className="quiet">({year})</span>}{' '}
      {of === 'species' && <span className="quiet">{t('threats.ofSpecies')} </span>}
      <SourceLink source={source} />
      {quote && (
        <q className="quiet of-layer" lang={quote.language} dir="ltr">
          {quote.text}
        </q>
      )}
    </p>
  );
}

interface LayersProps {
  readonly kinds: ReturnType<typeof describeThreat>['layers'];
  readonly near: Pick<EntryRow, 'bbox'>;
}

/** Layers near a population that show where a threat is, to be turned on; that there is none is said. */
function Layers({ kinds, near }: LayersProps) {
  const { t } = useTranslator();
  const { layers } = useCatalog();
  const on = useAtlas(({ view }) => view.layers);
  const { barriers } = layersNear({ layers }, near);
  const there = kinds.filter((kind) => barriers.some((layer) => layer.kind === kind));
  if (there.length === 0) return <p className="quiet">{t('threats.noLayer')}</p>;
  return <LayerChips off={there.filter((kind) => isLayerToggle(kind) && !on.includes(kind))} />;
}
