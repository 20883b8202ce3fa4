/** Artifacts of models in files beside their documents: read by commands, and put on the topic for jobs. */
@NullMarked
package dev.weir.io.artifact;

import org.jspecify.annotations.NullMarked;
