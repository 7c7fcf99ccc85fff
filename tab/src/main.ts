import { connect } from './host/connect';
import './ground.css';

// Teams shakes hands while the rest of the scripts, which the server names with the page, is still read.
const connecting = connect();
void import('./start').then(({ start }) => start(connecting));
