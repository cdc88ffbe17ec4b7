import type { Result } from '#shared/base/result.ts';
import type { FileInspection } from '#shared/rpc/contract/file.ts';
import { callBackend } from '#renderer/rpc/client.ts';
import type { UploadOptions } from '#renderer/rpc/upload-file.ts';
import { uploadFile as upload } from '#renderer/rpc/upload-file.ts';

/** Hands a file over; the handle stands for it in later calls. */
export function uploadFile(file: File, options: UploadOptions = {}): Promise<Result<{ readonly handle: string }>> {
  return upload(file, options);
}

/** What a file handed over holds, read by the given options. */
export function inspectUpload(handle: string, read: Readonly<Record<string, string>>): Promise<Result<FileInspection>> {
  return callBackend('file.inspect', { handle, ...(Object.keys(read).length === 0 ? {} : { read: { ...read } }) });
}

/** Lets a file go; one that is gone already is no problem. */
export async function dropUpload(handle: string): Promise<void> {
  await callBackend('file.drop', { handle });
}
