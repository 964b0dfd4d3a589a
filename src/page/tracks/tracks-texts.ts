import { enTracks } from '../../i18n/messages/en-tracks.ts';
import { addEnglish } from '../../i18n/translator.ts';

// The page arrives when it is opened, and its English texts with it.
addEnglish(enTracks);
