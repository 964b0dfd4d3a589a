import { enOverview } from '../../i18n/messages/en-overview.ts';
import { addEnglish } from '../../i18n/translator.ts';

// The section arrives once the map is drawn, and its English texts with it.
addEnglish(enOverview);
