package dev.weir.engine.route;

import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.events.definition.LinkedBack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends an event whose customer became known later to the keys that it did not reach without one, and to no others, so
 * that no key depends on its memory of ids to count it once. It goes to no subject: it was decided when it came.
 */
final class LateRouter {
    private LateRouter() {}

    static Routing route(LinkedBack back, TypePlan plan, long epoch, long correlationId) {
        Failures failures = new Failures();
        List<Routed> toKeys = new ArrayList<>();
        for (int i = 0; i < plan.keys().size(); i++) {
            KeyPlan keyPlan = plan.keys().get(i);
            if (keyPlan.remembers()) {
                Routed linked = toOneKey(keyPlan, new Routed(epoch, correlationId, i, "", back.linked(), List.of()));
                Routed before = toOneKey(keyPlan, linked.to("", back.anonymous()));
                List<Routed> routed = Router.withKeysOf(keyPlan, linked, List.of(), 1);
                addNew(routed, Router.withKeysOf(keyPlan, before, List.of(), 1), toKeys);
                if (routed.isEmpty()) {
                    keyPlan.addFailures(linked.event(), failures);
                }
            }
        }
        return new Routing(toKeys, List.of(), failures.rules());
    }

    private static Routed toOneKey(KeyPlan plan, Routed routed) {
        boolean hasLines = !routed.event().items().isEmpty();
        Event part =
                hasLines && plan.lines() == KeyPlan.Lines.NONE ? routed.event().withItems(List.of()) : routed.event();
        return routed.to(plan.reader().onlyKeyOf(part), part);
    }

    private static void addNew(List<Routed> linked, List<Routed> before, List<Routed> all) {
        Set<String> reached = new HashSet<>();
        before.forEach(routed -> reached.add(routed.key()));
        for (Routed routed : linked) {
            if (!reached.contains(routed.key())) {
                all.add(routed);
            }
        }
    }
}
