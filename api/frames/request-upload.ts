import { auditEvent } from '../audit/audit-event.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { type FrameImport, type ImportKind, uploadKey } from './frame.ts';

export interface RequestedUpload {
  readonly frameImport: FrameImport;
  /** Takes one PUT of the CSV file within 15 minutes. */
  readonly uploadUrl: string;
}

/** A list comes as a file: this gives the address to put it to. Villages while drafting, households once villages are drawn. */
export const requestUpload = async (
  context: Context,
  input: { readonly campaignId: string; readonly kind: ImportKind; readonly fileName: string },
): Promise<RequestedUpload> => {
  const { campaign, permit } = await inCampaign(context, input.campaignId, 'import a frame');
  mustBeIn(campaign, input.kind === 'villages' ? 'draft' : 'drawn');
  const frameImport: FrameImport = {
    ...input,
    importId: context.newId(),
    state: 'waiting',
    requestedBy: permit.personId,
    grantId: permit.grantId,
    requestedAt: context.now.toISOString(),
    rows: 0,
    problemCount: 0,
  };
  const event = auditEvent(permit, input.campaignId, context.now, context.newId(), frameImport.importId);
  await context.stores.frames.request(permit, frameImport, context.stores.audit.recorded(event));
  const uploadUrl = await context.objects.uploadUrl(uploadKey(input.campaignId, frameImport.importId));
  return { frameImport, uploadUrl };
};
