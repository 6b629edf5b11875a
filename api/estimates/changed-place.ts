/** Where something changed: a chunk of a village's cases, a village's own facts, or what lies directly under an area above the county. */
export type ChangedPlace =
  | { readonly kind: 'chunk'; readonly campaignId: string; readonly village: string; readonly chunk: number }
  | {
      readonly kind: 'answers';
      readonly campaignId: string;
      readonly village: string;
      readonly bucket: number;
    }
  /** Of a visit or a review: nothing but the progress of fieldwork follows from it. */
  | {
      readonly kind: 'progress';
      readonly campaignId: string;
      readonly village: string;
      readonly chunk: number;
    }
  | { readonly kind: 'village'; readonly campaignId: string; readonly village: string }
  | { readonly kind: 'area'; readonly campaignId: string; readonly division: string };
