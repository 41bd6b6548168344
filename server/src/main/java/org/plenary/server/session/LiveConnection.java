package org.plenary.server.session;

import org.plenary.server.signin.SignedIn;

/** A connection that is open, of somebody who is signed in. */
interface LiveConnection {
    /** What it is signed in as, from any thread. */
    SignedIn who();

    /** Asks again who this is, because that may have changed. May be called from any thread. */
    void recheck();
}
