package org.plenary.server.desk;

import org.plenary.server.identity.PersonId;

/** Somebody who listens to the desks of a draft. Must not block. Called from any thread. */
public interface DeskListener {
    /** Who it is. */
    PersonId listener();

    /**
     * Something was said on a desk of the draft, or happened of which few may know. Whoever hears this has to find out
     * whether it is for them at this moment: it is told to all who listen.
     */
    void told(AudienceNews news);

    /** The rights of people in the draft may have changed. */
    void rightsChanged();

    /** The server is about to stop. */
    void stopping();
}
