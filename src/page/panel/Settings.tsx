import { LANGUAGES, isLanguage } from '../../i18n/languages.ts';
import { chooseLanguage, chooseProjection, chooseTheme } from '../../state/atlas-store.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';

/** Language, theme and projection, at the foot of every page. */
export function Settings() {
  const { t } = useTranslator();
  const lang = useAtlas((state) => state.view.lang);
  const theme = useAtlas((state) => state.theme);
  const projection = useAtlas((state) => state.view.projection);
  return (
    <footer className="settings">
      <label>
        {t('settings.language')}
        <select value={isLanguage(lang) ? lang : 'en'} onChange={(event) => chooseLanguage(event.target.value)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('settings.theme')}
        <select value={theme} onChange={({ target: { value } }) => chooseTheme(value === 'light' || value === 'dark' ? value : 'system')}>
          <option value="system">{t('settings.system')}</option>
          <option value="light">{t('settings.light')}</option>
          <option value="dark">{t('settings.dark')}</option>
        </select>
      </label>
      <label>
        {t('settings.projection')}
        <select value={projection} onChange={(event) => chooseProjection(event.target.value === 'flat' ? 'flat' : 'globe')}>
          <option value="globe">{t('settings.globe')}</option>
          <option value="flat">{t('settings.flat')}</option>
        </select>
      </label>
    </footer>
  );
}
