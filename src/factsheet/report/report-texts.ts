import { enFactsheet } from '../../i18n/messages/en-factsheet.ts';
import { enProject } from '../../i18n/messages/en-project.ts';
import { enReport } from '../../i18n/messages/en-report.ts';
import { addEnglish } from '../../i18n/translator.ts';

// The report says what the project's page and the factsheet say, in their words.
addEnglish(enFactsheet);
addEnglish(enProject);
addEnglish(enReport);
