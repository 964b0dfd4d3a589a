import { enLayers } from '../../i18n/messages/en-layers.ts';
import { addEnglish } from '../../i18n/translator.ts';

/** Imported by the parts that say them. */
addEnglish(enLayers);
