/** Drafts as documents of Word: clean texts, and redlines with tracked changes whose authors are the delegations. */
@NullMarked
package org.plenary.server.export.docx;

import org.jspecify.annotations.NullMarked;
