/**
 * How a rule or a model is tried out before it comes into force.
 */
@NullMarked
package dev.weir.engine.deploy.trial;

import org.jspecify.annotations.NullMarked;
