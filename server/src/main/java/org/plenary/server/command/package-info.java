/** The command line, but for the demonstration. */
@NullMarked
package org.plenary.server.command;

import org.jspecify.annotations.NullMarked;
