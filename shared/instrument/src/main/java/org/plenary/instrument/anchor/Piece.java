package org.plenary.instrument.anchor;

import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;

/**
 * Words that stand together and belong to one anchor: all that are in one text from a unit to another.
 *
 * @param element the child of the root that they are in
 * @param clause the clause that it is
 */
record Piece(Id element, ClauseId clause, Id from, Id to) {}
