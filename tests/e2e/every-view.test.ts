import { testEveryView } from '../support/every-view.ts';
import { quietStates } from '../support/view-states.ts';

testEveryView(quietStates);
