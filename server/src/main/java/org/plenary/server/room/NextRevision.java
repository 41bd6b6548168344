package org.plenary.server.room;

/** What the next revision of a draft would be called, if it were issued now. */
public record NextRevision(int number, String symbol) {}
