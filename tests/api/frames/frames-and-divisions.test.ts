/** Division lists by year, what a frame lacks against them, and what a new version changes: one system for all of it. */
import { shareOneSystem } from '../one-system.ts';
import '../divisions/two-years.ts';
import './frame-reports.ts';
import './rosters-added.ts';
import './two-readings.ts';
import './resumed-imports.ts';
import './workbook-imports.ts';

shareOneSystem();
