import { enGuidance } from '../../../i18n/messages/en-guidance.ts';
import { addEnglish } from '../../../i18n/translator.ts';

// The guidance arrives when it is shown, and its English texts with it.
addEnglish(enGuidance);
