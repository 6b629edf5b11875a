import { z } from 'zod';
import { deviceIdPattern } from '../teams/device.ts';

/** An answer set as it comes from a device, be it as the fields of a request or sealed: the one statement of its shape. */
export const sentSubmission = z.object({
  token: z.string().max(300),
  /** 16 random bytes in base64url. */
  responseId: z.string().regex(/^[0-9A-Za-z_-]{22}$/),
  formCode: z.string().max(64),
  formVersion: z.int(),
  language: z.string().regex(/^[A-Za-z-]{2,16}$/),
  consent: z.boolean(),
  /** SHA-256 of the second secret. */
  secretHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
  /** Of the draft at the service, if any. */
  draftVersion: z.int().nullish(),
  /** Of the interviewer's device. */
  deviceId: z.string().regex(deviceIdPattern).nullish(),
  answers: z.unknown(),
});
