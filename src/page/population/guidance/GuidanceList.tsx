import { findEntry } from '../../../domain/catalog/find-entries.ts';
import { selectGuidance } from '../../../domain/guidance/guidance.ts';
import { GUIDANCE_STEPS } from '../../../domain/guidance/statement.ts';
import { useCatalog, useTranslator } from '../../shared/use-atlas.ts';
import type { GuidanceProps } from './GuidanceSection.tsx';

/** What published guidelines advise, by barrier type, in the order of the mitigation hierarchy. */
export function GuidanceList({ barriers, populations }: GuidanceProps) {
  const { t } = useTranslator();
  const { catalog } = useCatalog();
  const groups = [...new Set(populations.flatMap((id) => findEntry(catalog, id)?.species.group ?? []))];
  const advice = [...new Set(barriers)].map((barrier) => ({ barrier, statements: [...new Set(groups.flatMap((group) => selectGuidance(barrier, group)))] }));
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
        <p className="quiet">{t('guidance.none', { types: none.map(({ barrier }) => t(`barrier.${barrier}`).toLocaleLowerCase()).join(', ') })}</p>
      )}
    </section>
  );
}
