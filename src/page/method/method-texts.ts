import { enMethod } from '../../i18n/messages/en-method.ts';
import { addEnglish } from '../../i18n/translator.ts';

// The page arrives when it is opened, and its English texts with it.
addEnglish(enMethod);
