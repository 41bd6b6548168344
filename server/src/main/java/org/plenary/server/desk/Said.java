package org.plenary.server.desk;

/**
 * An act of a desk that was done.
 *
 * @param by who did it
 * @param atMillis when, milliseconds since 1970 UTC
 * @param seq its entry in the desk's record
 */
record Said(Speaker by, long atMillis, long seq) {}
