import { findEntry } from '../../../domain/catalog/find-entries.ts';
import { selectGuidance } from '../../../domain/guidance/guidance.ts';
import { BARRIER_KINDS, BARRIER_TYPE } from '../../../domain/catalog/layer-kinds.ts';
import { animalsOf } from '../../../domain/statements/of-entry.ts';
import { judgeRelevance } from '../../../domain/statements/relevance.ts';
import { GUIDANCE_STEPS } from '../../../domain/guidance/statement.ts';
import { useCatalog, useTranslator } from '../../shared/use-atlas.ts';
import type { GuidanceProps } from './GuidanceSection.tsx';
import { commaOf } from '../../../i18n/punctuation.ts';

/** What published guidelines advise, by barrier type, in the order of the mitigation hierarchy. */
export function GuidanceList({ barriers, populations }: GuidanceProps) {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const animals = populations.flatMap((id) => findEntry(catalog, id) ?? []).map(animalsOf);
  // Advice about what stops none of these animals would say that it does.
  const advice = [...new Set(barriers)].flatMap((barrier) => {
    const stopped = animals.filter((one) => BARRIER_KINDS.some((kind) => BARRIER_TYPE[kind] === barrier && judgeRelevance(one, kind).counts !== 'no'));
    const statements = [...new Set(stopped.flatMap(({ group }) => selectGuidance(barrier, group)))];
    return stopped.length > 0 ? [{ barrier, statements }] : [];
  });
  if (advice.length === 0) return null;
  const none = advice.filter(({ statements }) => statements.length === 0);
  const some = advice.filter(({ statements }) => statements.length > 0);
  return (
    <section>
      <h3>{t('guidance.title')}</h3>
      {some.length > 0 && <p className="quiet">{t('guidance.lead')}</p>}
      {some.map(({ barrier, statements }) => (
        <details key={barrier}>
          <summary>{t('guidance.count', { type: t(`barrier.${barrier}`), n: statements.length })}</summary>
          {GUIDANCE_STEPS.map((step) => ({ step, taken: statements.filter((statement) => statement.step === step) })).map(
            ({ step, taken }) =>
              taken.length > 0 && (
                <section key={step}>
                  <h4>{t(`guidance.step.${step}`)}</h4>
                  {taken.map(({ id, source: { citation, url, place } }) => (
                    <p key={id}>
                      {t(`guidance.say.${id}`)}{' '}
                      <a className="source" lang="en" dir="ltr" href={url} target="_blank" rel="noreferrer">
                        {place === undefined ? citation : `${citation}, ${place}`}
                      </a>
                    </p>
                  ))}
                </section>
              ),
          )}
        </details>
      ))}
      {none.length > 0 && (
        <p className="quiet">{t('guidance.none', { types: none.map(({ barrier }) => t(`barrier.${barrier}`).toLocaleLowerCase()).join(commaOf(lang)) })}</p>
      )}
    </section>
  );
}
