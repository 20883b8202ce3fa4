/**
 * A model that learns from one labelled example after the other: a logistic regression, the scaling of its inputs, and
 * the weights that it has to show for it.
 *
 * <pre>
 *   OnlineSettings ──▶ OnlineLearner ──▶ Weights      what is published: enough to score without the learner
 *                        │      ▲
 *            InputScale ─┘      └── OnlineLearnerCodec   its state
 *            Sigmoid
 * </pre>
 */
@NullMarked
package dev.weir.models.online;

import org.jspecify.annotations.NullMarked;
