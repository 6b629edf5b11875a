/** Where things lie in the one bucket of files; rights and times of keeping go by these. */

/** Uploaded lists. */
export const uploadPrefix = 'uploads/';

/** Pictures and recordings of answers. */
export const mediaPrefix = 'media/';

/** Sealed pieces of such files, until the last has come. */
export const arrivingPrefix = 'arriving/';

/** Sheets of cards, for a day. */
export const printPrefix = 'prints/';

/** Certificates of draws. */
export const certificatePrefix = 'certificates/';
