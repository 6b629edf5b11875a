/** Known totals are met to this share of them, or an error says which is not and by how much. */
export const MET = 1e-10;
