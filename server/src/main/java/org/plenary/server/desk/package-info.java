/**
 * What people of one audience say to each other about a draft: desks, each with a stream of its own, its law, its
 * writer, and who listens to it. An audience is a wall, not a filter.
 */
@NullMarked
package org.plenary.server.desk;

import org.jspecify.annotations.NullMarked;
