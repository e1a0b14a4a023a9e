/** 248 KB, 1.1 MB: how large a file is, as file managers say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  if (kilo < 1000) return `${Math.round(kilo)} KB`;
  return `${(kilo / 1024).toFixed(1)} MB`;
}
