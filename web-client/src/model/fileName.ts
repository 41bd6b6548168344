const longest = 200;

/** Reads `%E2%82%AC` and the like as UTF-8; undefined where it is none. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A name that can be nothing but the name of one file: no folders, no control or direction marks, no leading dots. */
function safeName(name: string): string {
  return name
    .replace(/^.*[/\\]/, "")
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .replace(/^[.\s]+/, "")
    .slice(-longest)
    .trim();
}

/**
 * The name that a `Content-Disposition` header gives a file (RFC 6266): `filename*` before `filename`. It is made safe to
 * be saved under; `usual` stands in where there is none.
 */
export function fileNameOf(disposition: string | null, usual: string): string {
  const header = disposition ?? "";
  const extended = /(?:^|;)\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  const quoted = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1]?.replace(/\\(.)/g, "$1");
  const bare = /(?:^|;)\s*filename\s*=\s*([^";\s]+)/i.exec(header)?.[1];
  const names = [extended === undefined ? undefined : decoded(extended), quoted, bare];
  return names.map((name) => safeName(name ?? "")).find((name) => name !== "") ?? usual;
}
