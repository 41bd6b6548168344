/** Main, command line, configuration and wiring; no other package imports this one. */
@NullMarked
package org.plenary.server;

import org.jspecify.annotations.NullMarked;
