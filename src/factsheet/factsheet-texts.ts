import { enFactsheet } from '../i18n/messages/en-factsheet.ts';
import { addEnglish } from '../i18n/translator.ts';

// The factsheet arrives when it is asked for, and its English texts with it.
addEnglish(enFactsheet);
