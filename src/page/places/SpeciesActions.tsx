import type { Species } from '../../domain/catalog/index-schema.ts';
import { DocumentIcon } from '../shared/icons.tsx';
import { PaperChoice } from '../shared/PaperChoice.tsx';
import { JobProgress } from '../shared/Progress.tsx';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useReadySheet } from '../shared/ready-sheets.ts';
import { useJob } from '../shared/use-job.ts';
import { makeSpeciesSheet, readySpeciesSheet } from './make-species-sheet.ts';

/** What a person takes away from a species' page: its sheet as a PDF. */
export function SpeciesActions({ species }: { readonly species: Species }) {
  const translator = useTranslator();
  const countryName = useCountryName();
  const page = useCatalog();
  const { t } = translator;
  const sheet = useJob({ outlivesPage: true });
  const atButton = useReadySheet((isAsked, leaving) => readySpeciesSheet(species, { page, translator, countryName }, isAsked, leaving));
  return (
    <div className="actions">
      <div className="action-buttons">
        <button
          type="button"
          className="primary"
          disabled={sheet.isRunning}
          {...atButton}
          onClick={() => void sheet.start(({ signal }) => makeSpeciesSheet(species, { page, translator, countryName }, signal))}
        >
          <DocumentIcon /> {t('sheets.species')}
        </button>
        <PaperChoice />
      </div>
      <JobProgress job={sheet} label={t('sheets.making')} />
    </div>
  );
}
