/** Scores of logistic regression, written by hand or learned by the job, in plain arrays. */
@NullMarked
package dev.weir.models.linear;

import org.jspecify.annotations.NullMarked;
