import { textIn } from '../../../../domain/catalog/open-entry.ts';
import type { TracksEntry } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { describeClasses, describeMigrations } from '../../../../i18n/describe-migrations.ts';
import { listItems } from '../../../../i18n/list-names.ts';
import { sayMovementMethod } from '../../../../i18n/describe-movement.ts';
import { sayCorridorMethod } from '../../../how/say-corridor-method.ts';
import { MethodLink } from '../../../method/MethodLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { describeDropped } from '../../../../domain/tracks/track.ts';

/** How the corridors were computed, and what was left out. */
export function MethodSection({ file }: { readonly file: TracksEntry }) {
  const { method, importReport, classes, migrations } = file;
  const translator = useTranslator();
  const { t, say, number, lang } = translator;
  const said = describeClasses(classes, translator);
  const left = describeDropped(importReport).map((reason) => `${say(reason)} (${number(reason.values.n)})`);
  return (
    <section>
      <h2>{t('method.title')}</h2>
      {file.result === 'movement' ? <p>{sayMovementMethod(file, translator)}</p> : <CorridorMethod file={file} />}
      {migrations && <p>{describeMigrations(migrations, translator).join(' ')}</p>}
      {method.notes.map((note) => (
        <p key={note.text}>{textIn(note, 'text', lang)}</p>
      ))}
      {said.length > 0 && <p className="quiet">{said.join(' ')}</p>}
      <p className="quiet">
        {t('method.rows', { read: number(importReport.rowsRead), kept: number(importReport.fixesKept) })}{' '}
        {left.length > 0 && t('method.leftOut', { reasons: listItems(left, lang) })}
      </p>
      <p>
        <MethodLink />
      </p>
    </section>
  );
}

function CorridorMethod({ file }: { readonly file: TracksEntry }) {
  const translator = useTranslator();
  return <p>{sayCorridorMethod(file, translator).join(' ')}</p>;
}
