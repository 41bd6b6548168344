package org.plenary.server.identity;

/** Hears of changes once they are on disk, on the Vert.x context of whoever asked for them. Must not block. */
public interface IdentityListener {
    /** Nobody listens. */
    IdentityListener NOBODY = new IdentityListener() {
        @Override
        public void changed(PersonId person) {}

        @Override
        public void changed(ProcessId process) {}
    };

    /** Something of this person changed, or a session or the access of theirs ended. */
    void changed(PersonId person);

    /** Something changed that all people of this process, or many of them, carry. */
    void changed(ProcessId process);
}
