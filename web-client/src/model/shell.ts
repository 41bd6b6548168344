/**
 * What a build of the client is called on a device: the cache that keeps its files for when there is no connection, and
 * the lock that each open page of that build holds, so that nobody throws these files away while it may need them.
 */
export function shellName(build: string): string {
  return `${shellPrefix}${build}`;
}

/** What the names of all builds begin with. */
export const shellPrefix = "plenary-shell ";
