package org.plenary.server.session;

/** Does things later, on a connection's lane; what they throw ends that connection alone. */
interface Later {
    /** Does it next. From any thread. */
    void soon(Runnable task);

    /**
     * Does it after a while; to be called on the lane.
     *
     * @param millis 1 or more
     * @return calls it off; of no effect once it was done
     */
    Runnable after(long millis, Runnable task);
}
