/** Drafts as files that leave the house: what a file tells, which forms there are, and how files are made. */
@NullMarked
package org.plenary.server.export;

import org.jspecify.annotations.NullMarked;
