package dev.weir.twin;

import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says of decisions all that matters, in the same words for the engine's and the twin's. */
final class Teller {
    private Teller() {}

    /** Without the features that are not exact. */
    static String of(Decision decision) {
        List<String> others = new ArrayList<>();
        decision.byChannel()
                .others()
                .forEach(one -> others.add(one.channel() + " " + one.outcome() + " " + one.score()));
        return text(
                decision.trigger().id() + " at " + decision.eventTimeMillis() + " about " + decision.subject(),
                decision.outcome() + " " + decision.score() + " "
                        + decision.byChannel().main() + others,
                List.of(decision.reasons(), decision.byChannel().overruled(), decision.shadow()),
                decision.byChannel().considered());
    }

    static String of(Made made) {
        String id = made.trigger().is(Shop.CUSTOMER)
                ? made.trigger().event().id()
                : made.trigger().id();
        return text(
                id + " at " + made.atMillis() + " about " + made.subject(),
                made.answer().outcome() + " " + made.answer().score() + " "
                        + made.answer().main() + made.answer().others(),
                List.of(made.answer().counting(), made.answer().overruled(), made.shadow()),
                made.considered());
    }

    private static String text(String head, String answer, List<List<Reason>> kinds, List<Considered> considered) {
        StringBuilder text = new StringBuilder(head + ": " + answer + "\n");
        List<String> names = List.of("reasons", "overruled", "shadow");
        for (int i = 0; i < kinds.size(); i++) {
            text.append("  ").append(names.get(i)).append(' ');
            kinds.get(i).forEach(reason -> text.append(reason.rule()).append(' '));
            text.append('\n');
            kinds.get(i).stream()
                    .map(reason -> reason(reason))
                    .sorted()
                    .forEach(one -> text.append("    ").append(one).append('\n'));
        }
        considered.stream()
                .map(one -> one.rule() + " " + one.version() + " " + one.outcome() + " " + one.group() + " "
                        + one.value() + " " + one.why())
                .sorted()
                .forEach(one -> text.append("  considered ").append(one).append('\n'));
        return text.toString();
    }

    private static String reason(Reason reason) {
        Map<String, String> features = new TreeMap<>();
        reason.features().forEach((name, value) -> {
            if (!name.startsWith(RandomFeats.COARSE)) {
                features.put(name, value(value));
            }
        });
        return reason.rule() + " " + reason.version() + " " + reason.outcome() + " " + reason.score() + " "
                + reason.priority() + " " + features + " " + reason.standing();
    }

    /** A deviation is rounded somewhere on the way. */
    private static String value(Value value) {
        return value instanceof Value.Real real
                ? String.valueOf(Math.round(real.value() * 1e6) / 1e6)
                : value.toString();
    }
}
