/** Major versions of Node.js that the packages support, the oldest first. */
export const nodeVersions = [20, 22, 24] as const;
