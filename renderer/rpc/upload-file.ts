import type { Result } from '#shared/base/result.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import { callBackend } from './client.ts';

/** Bytes of one piece before base64. */
const pieceBytes = 1024 * 1024;

export interface UploadOptions {
  /** Told the bytes handed over so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Hands a dropped or chosen file over, piece by piece. The handle stands for it in later calls. */
export async function uploadFile(file: File, { onProgress, signal }: UploadOptions = {}): Promise<Result<{ readonly handle: string }>> {
  const begun = await callBackend('file.begin', { name: file.name, bytes: file.size });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  for (let from = 0; from < file.size; from += pieceBytes) {
    if (signal?.aborted === true) {
      await callBackend('file.drop', { handle });
      return fail(problem('file/cancelled', `Reading ${file.name} was cancelled.`, { severity: 'info' }));
    }
    const piece = await readPiece(file, from);
    if (!piece.ok) {
      await callBackend('file.drop', { handle });
      return piece;
    }
    const appended = await callBackend('file.append', { handle, base64: piece.value });
    if (!appended.ok) return appended;
    onProgress?.(Math.min(file.size, from + pieceBytes));
  }
  return ok({ handle });
}

function readPiece(file: File, from: number): Promise<Result<string>> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(ok(url.slice(url.indexOf(',') + 1)));
    });
    reader.addEventListener('error', () => {
      resolve(
        fail(
          problem('file/unreadable', `${file.name} cannot be read: ${reader.error?.message ?? 'it may have changed or moved'}.`, {
            next: 'Choose it again.',
          }),
        ),
      );
    });
    reader.readAsDataURL(file.slice(from, from + pieceBytes));
  });
}
