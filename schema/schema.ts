/** The whole schema: each feature adds its part to the builder; a newer feature extends an older one's type. */
import './scalars.ts';
import './refusal.ts';
import './divisions.ts';
import './people.ts';
import './campaigns.ts';
import './frames.ts';
import './samples.ts';
import './draws.ts';
import './lotteries.ts';
import './listed-draws.ts';
import './fieldwork.ts';
import './reserves.ts';
import './reserve-villages.ts';
import './public-losses.ts';
import './rosters.ts';
import './added-cases.ts';
import './screening.ts';
import './sealed-responses.ts';
import './responses.ts';
import './results.ts';
import './levels.ts';
import './sampling-notes.ts';
import './plans.ts';
import './verdicts.ts';
import './closing.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema();
