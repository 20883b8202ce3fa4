/**
 * Where an event is sent: once to each key that needs it, however many rules use that key, and once to each subject
 * that may be decided about.
 *
 * <pre>
 *   Router ──▶ Askers ──▶ TypePlan      whom the event may concern, and which keys each of them asks
 *     │ └────▶ LateRouter               an event whose customer became known later: only where it has not been
 *     └──────▶ Routing
 * </pre>
 */
@NullMarked
package dev.weir.engine.route;

import org.jspecify.annotations.NullMarked;
