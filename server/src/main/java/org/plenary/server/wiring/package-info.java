/** How the server is put together: what it is made of, in which forms, and what it watches over in its process. */
@NullMarked
package org.plenary.server.wiring;

import org.jspecify.annotations.NullMarked;
