import '../styles/choices.css';
import { useState } from 'react';
import { isPaper, PAPERS } from '../../factsheet/paper.ts';
import { keepPaper, readPaper } from './paper.ts';
import { useTranslator } from './use-atlas.ts';

/** The paper that PDFs are made for; what is chosen is remembered on this machine. */
export function PaperChoice() {
  const { t } = useTranslator();
  const [paper, setPaper] = useState(readPaper);
  return (
    <label className="quiet paper-choice">
      {t('sheets.paper')}
      <select
        value={paper}
        onChange={({ currentTarget: { value } }) => {
          if (!isPaper(value)) return;
          keepPaper(value);
          setPaper(value);
        }}
      >
        {Object.keys(PAPERS).map((name) => (
          <option key={name} value={name}>
            {name === 'Letter' ? t('sheets.letter') : 'A4'}
          </option>
        ))}
      </select>
    </label>
  );
}
