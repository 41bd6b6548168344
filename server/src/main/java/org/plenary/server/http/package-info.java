/** What is reached over HTTP: the API, its contract, the upgrade to a WebSocket, the pages. */
@NullMarked
package org.plenary.server.http;

import org.jspecify.annotations.NullMarked;
