/** Wordings that are put together of others: whose each word is, and how they are written so that it stays known. */
@NullMarked
package org.plenary.instrument.compose;

import org.jspecify.annotations.NullMarked;
