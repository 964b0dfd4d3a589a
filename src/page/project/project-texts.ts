import { enProject } from '../../i18n/messages/en-project.ts';
import { addEnglish } from '../../i18n/translator.ts';

// The page says nothing before these are there: it imports this first.
addEnglish(enProject);
