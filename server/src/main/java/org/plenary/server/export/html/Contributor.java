package org.plenary.server.export.html;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for changes: a delegation, or a person who speaks for none.
 *
 * @param delegation the code of the delegation, null for none
 * @param mark the short form that stands after a change
 * @param name the full name
 */
record Contributor(@Nullable String delegation, String mark, String name) {}
