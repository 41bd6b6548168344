package org.plenary.crdt;

import java.util.Set;

/**
 * The sub-documents that came, went, or are to be loaded by one change of the document that holds them.
 *
 * @param added those that came
 * @param removed those that went; a sub-document that is closed is removed, and added again as another object
 * @param loaded those whose content is wanted now
 * @param transaction the change
 */
public record SubDocumentsEvent(
        Set<SubDocument> added, Set<SubDocument> removed, Set<SubDocument> loaded, Transaction transaction) {}
