/**
 * A draft as its record makes it: what entries make of it, which changes and decisions it takes, how it is restored.
 * Without a network, without members: a room plays it live, and verifying plays a record by the same code.
 */
@NullMarked
package org.plenary.server.draft;

import org.jspecify.annotations.NullMarked;
