package org.plenary.server.draft;

/** What the next revision of a draft would be called, if it were issued now. */
public record NextRevision(int number, String symbol) {}
