/** Reads the artifacts of models from files beside their documents, for commands. */
@NullMarked
package dev.weir.io.artifact;

import org.jspecify.annotations.NullMarked;
