import { enEncounters } from '../../../i18n/messages/en-encounters.ts';
import { addEnglish } from '../../../i18n/translator.ts';

// The section arrives when a barrier layer is on, and its English texts with it.
addEnglish(enEncounters);
