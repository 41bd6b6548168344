/** What has been decided about a draft, and what each person may do in it: immutable values, and their form in the record. */
@NullMarked
package org.plenary.server.standing;

import org.jspecify.annotations.NullMarked;
