package org.plenary.server.export;

/**
 * What a file is called: good on Windows, macOS and Linux, and in the header of an answer.
 *
 * @param ascii in ASCII letters, digits, points, hyphens and underscores
 * @param unicode the same, with the letters of any script
 */
public record FileName(String ascii, String unicode) {}
