/** Drafts as Akoma Ntoso 3.0. How they are mapped to it, and why so, is told in {@code decisions/0014}. */
@NullMarked
package org.plenary.server.export.akn;

import org.jspecify.annotations.NullMarked;
