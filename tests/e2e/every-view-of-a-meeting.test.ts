import { testEveryView } from '../support/every-view.ts';
import { meetingStates } from '../support/view-states.ts';

testEveryView(meetingStates);
