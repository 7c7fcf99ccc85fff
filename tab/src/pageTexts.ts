import { digest, health, tab } from '../../bot/texts/en.json?pages';
import { addTexts } from './texts';

addTexts({ ...tab, digest, health });
