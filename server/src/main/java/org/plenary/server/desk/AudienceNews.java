package org.plenary.server.desk;

import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.StreamId;

/** What has just happened about a draft, for people of one audience alone. */
public sealed interface AudienceNews permits DeskNews, ProposalNews {
    /** The draft that it is about. */
    StreamId draft();

    /** Who hears it. */
    Audience audience();

    /** What it is about: a later one about the same makes up for it. */
    String subject();

    /** As it goes out. */
    String json();

    /** The desk on which it was said, of which people hear before they hear this; null if it was said on none. */
    DeskPlace.@Nullable Open saidOn();
}
