import { admin } from './command-line';

void admin(process.argv.slice(2));
