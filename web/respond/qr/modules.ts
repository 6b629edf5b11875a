/** Rows of modules, true for dark; without the light border of four modules that stands around it. */
export type Modules = readonly (readonly boolean[])[];
