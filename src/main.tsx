import './import-again.ts';
import '@fontsource-variable/noto-sans';
import './page/styles/arabic-font.css';
import './page/styles/latin-font.css';
import './page/styles/tokens.css';
import './page/styles/layout.css';
import './page/styles/panel.css';
import './page/styles/figures.css';
import './page/styles/parts.css';
import './page/styles/layers.css';
import { createRoot } from 'react-dom/client';
import { translatorOf } from './i18n/languages.ts';
import { App } from './page/App.tsx';
import { askForCatalog } from './page/load-catalog.ts';
import { Boundary } from './page/shared/Boundary.tsx';
import { firstWordsSeen } from './page/shared/first-words.ts';
import { watchTheme } from './page/shared/theme.ts';
import { lazily } from './page/shared/lazily.tsx';
import { TranslatorContext } from './page/shared/use-atlas.ts';
import { syncAddress } from './state/sync-address.ts';

// catalog → layers → map, and tracks → corridors → crossings → factsheet: the page starts from the address and the catalog.
// In the frame of another page (embed.html) it is the map alone, which takes no step of that page's history.
const inFrame = document.documentElement.dataset['page'] === 'embed';
askForCatalog();
syncAddress({ takesSteps: !inFrame });
watchTheme();
const EmbedApp = lazily(async () => (await import('./page/embed/EmbedApp.tsx')).EmbedApp);
const root = document.getElementById('root');

/** Puts the page in the place of the document's first words. */
function start(): void {
  if (!root) return;
  createRoot(root).render(
    <TranslatorContext value={translatorOf('en')}>
      <Boundary>{inFrame ? <EmbedApp /> : <App />}</Boundary>
    </TranslatorContext>,
  );
}
void firstWordsSeen().then(start);
