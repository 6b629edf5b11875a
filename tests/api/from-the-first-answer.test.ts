/** Links, answers, outcomes and what is shown of them, over HTTP: one system for all of it. */
import { shareOneSystem } from './one-system.ts';
import './fieldwork/links-and-outcomes.ts';
import './fieldwork/reserves.ts';
import './fieldwork/reserves-in-figures.ts';
import './fieldwork/reserves-and-closing.ts';
import './fieldwork/reserve-villages.ts';
import './fieldwork/confirmed-losses.ts';
import './fieldwork/reserve-villages-in-figures.ts';
import './fieldwork/reserve-villages-and-closing.ts';
import './fieldwork/added-cases.ts';
import './fieldwork/added-cases-and-closing.ts';
import './samples/corrected-rosters.ts';
import './samples/corrected-roster-in-figures.ts';
import './samples/corrections-that-meet.ts';
import './screening/screening.ts';
import './screening/corrected-groups.ts';
import './responses/submit-response.ts';
import './responses/submit-sealed.ts';
import './responses/own-answers.ts';
import './responses/anonymous.ts';
import './responses/anonymous-in-figures.ts';
import './results/daily-picture.ts';
import './results/public-snapshot.ts';
import './over-http.ts';
import './campaigns/closing.ts';
import './collisions.ts';

shareOneSystem();
