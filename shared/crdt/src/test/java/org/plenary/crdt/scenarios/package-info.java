/** Small scripted scenarios that are played in this engine and in Yjs; both must say the same. */
@org.jspecify.annotations.NullMarked
package org.plenary.crdt.scenarios;
