package org.plenary.server.presence;

/** How far a {@link PresenceDirectory} sees. The names are sent: they never change. */
public enum PresenceState {
    /** This node is the only one. */
    LOCAL,
    /** The people of all nodes are known. */
    UP,
    /** What joins the nodes is out of reach: only this node's own people are sure to be known. */
    DEGRADED
}
