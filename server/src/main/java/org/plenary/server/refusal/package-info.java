/** What is asked for and is not done, in terms that every package shares. */
@NullMarked
package org.plenary.server.refusal;

import org.jspecify.annotations.NullMarked;
