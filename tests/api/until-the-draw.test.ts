/** From the engagement to the drawn sample, over HTTP: one system for all of it. */
import { shareOneSystem } from './one-system.ts';
import './campaigns/steps.ts';
import './frames/imports.ts';
import './frames/large-import.ts';
import './questionnaires/form-versions.ts';
import './samples/drawing.ts';
import './samples/ceremony.ts';
import './samples/certificate.ts';
import './samples/due-draws.ts';
import './samples/late-reveals.ts';
import './samples/lottery.ts';
import './audit/audit-trail.ts';

shareOneSystem();
