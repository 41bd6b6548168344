package org.plenary.server.negotiation;

import org.plenary.server.identity.PersonId;

/**
 * A change of the text that is recorded right behind a decision, since it belongs to it.
 *
 * @param by in whose name it is
 * @param does what it has to do
 */
public record AnnouncedEdit(PersonId by, Announcement does) {}
