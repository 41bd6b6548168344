/** The record: append-only, hash-chained streams of entries, with one writer each. */
@NullMarked
package org.plenary.server.journal;

import org.jspecify.annotations.NullMarked;
