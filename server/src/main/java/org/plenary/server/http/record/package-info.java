/** Routes to what leaves the house: records, receipts, what is published, and files of drafts. */
@NullMarked
package org.plenary.server.http.record;

import org.jspecify.annotations.NullMarked;
