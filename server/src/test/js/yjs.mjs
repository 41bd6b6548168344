// Yjs, as an object: the one copy that all tests of a process share.
export * as Y from 'yjs'
