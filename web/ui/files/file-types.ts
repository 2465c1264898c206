/** What the rules of a document kind allow; the server has the last word and looks into the file. */
export interface FileRules {
  /** Extensions without dot, lower case. */
  readonly extensions: readonly string[];
  readonly maxBytes: number;
}

export type FileProblem = 'DOCUMENT_TYPE_NOT_ALLOWED' | 'DOCUMENT_TOO_LARGE';

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Why a file would be refused, before it is sent; `null` when nothing speaks against it. */
export function fileProblem(
  file: { name: string; size: number },
  rules: FileRules,
): FileProblem | null {
  if (!rules.extensions.includes(extensionOf(file.name))) return 'DOCUMENT_TYPE_NOT_ALLOWED';
  return file.size === 0 || file.size > rules.maxBytes ? 'DOCUMENT_TOO_LARGE' : null;
}

/** How a stored file can be shown inside the page. */
export function previewKind(mimeType: string): 'image' | 'pdf' | 'none' {
  if (['image/png', 'image/jpeg', 'image/webp', 'image/gif'].includes(mimeType)) return 'image';
  return mimeType === 'application/pdf' ? 'pdf' : 'none';
}
