package org.plenary.server.presence;

/**
 * What a {@link PresenceDirectory} holds and has done.
 *
 * @param connections connections to drafts on this node
 * @param peopleHere people in drafts on this node; somebody in two drafts counts twice
 * @param people the same on all nodes that are known
 * @param nodes nodes with people in drafts that are known, this one not counted
 * @param connects how often the connection to what joins the nodes was made
 * @param failures how often it broke, could not be made, or was no use
 * @param rejected what came from other nodes and was not understood, or too much
 */
public record PresenceStatistics(
        int connections, int peopleHere, int people, int nodes, long connects, long failures, long rejected) {}
