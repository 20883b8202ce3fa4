package dev.weir.twin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A rule of the twin, as a seed made it up.
 *
 * @param on the type of its events; "" if it has a pattern or a date
 * @param subject how it says whose memory it uses; none for the event's own
 */
record Draft(
        String id,
        int version,
        String on,
        Optional<Sequence> pattern,
        Optional<RowDate> date,
        Head head,
        Optional<Whose> subject,
        Cond when,
        Then then,
        Set<String> constructs) {

    /** Whether it applies at all. */
    record Head(String mode, int rollout, int priority, Set<String> tags, long from, long until) {}

    /** Whose memory, in CEL and for the twin; "" for nobody's. */
    record Whose(String cel, java.util.function.Function<Fact, String> of) {}

    /** What it decides. */
    record Then(
            String outcome,
            int score,
            Optional<Integer> points,
            String channel,
            boolean isFinal,
            String group,
            Optional<Integer> value,
            Pace pace,
            Optional<Wait> later,
            Optional<Long> listFor) {}

    record Pace(long cooldown, String by, int cap, long capOver) {}

    /** In minutes of the day, -1 for neither. */
    record Wait(long after, int notBefore, int notAfter, String zone, long expires, boolean recheck) {}

    /** The type of the events that trigger it, also those that are made of rows on a date; "" if it has a pattern. */
    String type() {
        return date.isPresent() ? Shop.CUSTOMER : on;
    }

    /** The same rule under an id with the tag of a budget beside its own. */
    Draft spending(String under) {
        Set<String> tags = new java.util.TreeSet<>(head.tags());
        tags.add(NaiveLedger.TAG);
        Head tagged = new Head(head.mode(), head.rollout(), head.priority(), tags, head.from(), head.until());
        return new Draft(under, version, on, pattern, date, tagged, subject, when, then, constructs);
    }

    boolean isOff() {
        return head.mode().equals("off");
    }

    boolean isShadow() {
        return head.mode().equals("shadow");
    }

    /** The features that it has, by name. */
    Map<String, Feat> features() {
        Map<String, Feat> all = new TreeMap<>(when.features());
        pattern.ifPresent(sequence ->
                sequence.stages().forEach(stage -> all.putAll(stage.where().features())));
        return all;
    }

    /** The columns of which a reason at an event tells; those of a row that triggers it are no answers. */
    Set<String> columns(Fact fact) {
        boolean zone =
                !fact.is(Shop.CUSTOMER) && when.features().values().stream().anyMatch(Feat::isOfRow);
        return zone ? Cond.union(when.columns(), Set.of("zone")) : when.columns();
    }

    String document() {
        StringBuilder text = new StringBuilder();
        line(text, "id", id);
        line(text, "version", version);
        line(text, "mode", head.mode());
        line(text, "rollout", head.rollout());
        line(text, "priority", head.priority());
        line(text, "tags", List.copyOf(head.tags()));
        line(text, "active", "{from: " + head.from() + ", until: " + head.until() + "}");
        if (then.isFinal()) {
            line(text, "final", true);
        }
        if (pattern.isPresent()) {
            text.append(pattern.get().yaml());
        } else {
            line(text, "on", date.map(RowDate::yaml).orElse(on));
        }
        subject.ifPresent(whose -> line(text, "subject", quoted(whose.cel())));
        StringBuilder own = new StringBuilder();
        features().values().stream()
                .filter(feature -> feature.shown().equals(feature.name()))
                .forEach(feature -> own.append("  ")
                        .append(feature.name())
                        .append(": ")
                        .append(feature.yaml())
                        .append('\n'));
        if (own.length() > 0) {
            text.append("features:\n").append(own);
        }
        line(text, "when", quoted(when.cel()));
        return text.append(thenText()).toString();
    }

    private String thenText() {
        StringBuilder text = new StringBuilder("then:\n");
        if (!then.outcome().isEmpty()) {
            line(text, "  outcome", then.outcome());
            line(text, "  score", then.score());
        }
        then.points().ifPresent(points -> line(text, "  points", points));
        if (!then.channel().isEmpty()) {
            line(text, "  channel", then.channel());
        }
        if (!then.group().isEmpty()) {
            line(text, "  group", then.group());
            then.value().ifPresent(value -> line(text, "  value", value));
        }
        Pace pace = then.pace();
        if (pace.cooldown() > 0) {
            String length = pace.cooldown() + "ms";
            line(text, "  cooldown", pace.by().isEmpty() ? length : "{for: " + length + ", by: [" + pace.by() + "]}");
        }
        if (pace.cap() > 0) {
            line(text, "  cap", "{count: " + pace.cap() + ", over: " + pace.capOver() + "ms}");
        }
        then.listFor()
                .ifPresent(
                        millis -> line(text, "  list", "{name: hot, entry: " + entry() + ", for: " + millis + "ms}"));
        then.later().ifPresent(wait -> wait(text, wait));
        return text.toString();
    }

    private String entry() {
        return on + ".ip";
    }

    private static void wait(StringBuilder text, Wait wait) {
        if (wait.after() > 0) {
            line(text, "  after", wait.after() + "ms");
        }
        if (wait.notBefore() >= 0) {
            line(text, "  notBefore", clock(wait.notBefore()));
            line(text, "  notAfter", clock(wait.notAfter()));
            line(text, "  zone", wait.zone());
        }
        if (wait.expires() > 0) {
            line(text, "  expires", wait.expires() + "ms");
        }
        if (wait.recheck()) {
            line(text, "  recheck", true);
        }
    }

    private static String clock(int minute) {
        return "'" + String.format("%02d:%02d", minute / 60, minute % 60) + "'";
    }

    private static String quoted(String cel) {
        return "'" + cel.replace("'", "''") + "'";
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append(": ").append(value).append('\n');
    }
}
