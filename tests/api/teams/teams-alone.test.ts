import { shareOneSystem } from '../one-system.ts';
import './staff-and-teams.ts';
import './assignment.ts';

shareOneSystem();
