package dev.weir.twin;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is decided about subjects, and what they remember. */
final class NaiveSubjects {
    /** A rule that is asked about an event, or about a match that it completes. */
    record Asked(Draft rule, Fact fact, Map<String, Fact> stages) {}

    /** A reason whose condition holds, on its way out. */
    record Held(Asked asked, Reason reason, double value) {
        Held(Asked asked, Reason reason) {
            this(asked, reason, valueOf(asked.rule()));
        }

        private static double valueOf(Draft rule) {
            return rule.then().value().map(Integer::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        }

        Draft rule() {
            return asked.rule();
        }
    }

    /** A question that a decision answers. */
    private record Remembered(String question, String subject, long atMillis) {}

    private final NaiveShop shop;
    private final NaivePace pace;
    private final NaiveWaits waits;
    private final List<Remembered> remembered = new ArrayList<>();

    NaiveSubjects(NaiveShop shop, FiringPolicies policies) {
        this.shop = shop;
        this.pace = new NaivePace(shop, policies);
        this.waits = new NaiveWaits(shop);
    }

    /** The outcome for one subject. */
    static final class Part {
        final List<Reason> out = new ArrayList<>();
        final List<Reason> shadow = new ArrayList<>();
        final List<Considered> considered = new ArrayList<>();
        boolean due;
        final Set<String> tags = new TreeSet<>();
        boolean heldOut;
    }

    int times(String question, String subject, long atMillis, long withinMillis) {
        return (int) remembered.stream()
                .filter(one -> one.question().equals(question) && one.subject().equals(subject))
                .filter(one -> one.atMillis() <= atMillis && one.atMillis() > atMillis - withinMillis)
                .count();
    }

    /** All that is decided on an event, or on absences that an event began. */
    List<Made> decide(Fact fact, long atMillis, boolean payment, Map<String, List<Asked>> asked) {
        List<Made> made = new ArrayList<>();
        Part whole = new Part();
        asked.forEach((subject, rules) -> {
            Part part = part(subject, atMillis, rules);
            NaiveAnswer answer = answer(part.out, payment);
            boolean own = payment && subject.equals(fact.subject());
            remember(answer, subject, atMillis, own || (payment && !part.out.isEmpty()));
            if (payment) {
                join(part, own ? "" : subject, whole);
            } else if (!answer.isSilent() || part.heldOut) {
                made.add(made(fact, subject, atMillis, answer, part));
            }
        });
        if (payment) {
            made.add(made(fact, fact.subject(), atMillis, answer(whole.out, true), whole));
        }
        return made;
    }

    private NaiveAnswer answer(List<Reason> reasons, boolean payment) {
        return NaiveAnswer.of(reasons, payment, shop.book().pushed().policies());
    }

    private static void join(Part part, String about, Part whole) {
        part.out.forEach(reason -> whole.out.add(about.isEmpty() ? reason : reason.about(about)));
        part.shadow.forEach(reason -> whole.shadow.add(about.isEmpty() ? reason : reason.about(about)));
        whole.considered.addAll(part.considered);
    }

    private Made made(Fact fact, String subject, long atMillis, NaiveAnswer answer, Part part) {
        part.shadow.replaceAll(reason -> reason.in(NaiveAnswer.channelOf(reason)));
        part.shadow.sort(NaiveAnswer.ORDER);
        Set<String> tags = new TreeSet<>();
        for (Reason reason : answer.counting()) {
            shop.book().rules().stream()
                    .filter(rule -> rule.id().equals(reason.rule()))
                    .forEach(rule -> tags.addAll(rule.head().tags()));
            shop.tally().count(reason.rule().startsWith("policies/") ? reason.rule() : "reason");
        }
        answer.overruled().forEach(reason -> shop.tally().count("overruled"));
        return new Made(fact, subject, atMillis, answer, part.shadow, part.considered, tags);
    }

    private Part part(String subject, long atMillis, List<Asked> asked) {
        Part part = new Part();
        List<Held> live = new ArrayList<>();
        Together together = new Together(shop, subject, atMillis, asked);
        for (Asked one : asked) {
            Draft rule = one.rule();
            Sight sight = together.sight(one);
            if (!together.holds(one)) {
                continue;
            }
            Reason reason = reason(one, sight);
            if (rule.then().later().isPresent()) {
                part.considered.add(waits.defer(one, reason, subject, atMillis));
            } else if (rule.isShadow()) {
                part.shadow.add(reason);
                shop.tally().count("shadow");
            } else {
                live.add(new Held(one, reason));
            }
        }
        settle(live, subject, atMillis, part);
        return part;
    }

    static boolean isFor(Draft rule, String subject, long atMillis) {
        long hash = dev.weir.events.Fingerprint.of(rule.id(), subject);
        return atMillis >= rule.head().from()
                && atMillis < rule.head().until()
                && Long.remainderUnsigned(hash, 10_000) < rule.head().rollout() * 100L;
    }

    private Reason reason(Asked asked, Sight sight) {
        Draft rule = asked.rule();
        Map<String, Value> shown = new HashMap<>();
        for (Feat feature : rule.when().features().values()) {
            if (feature.coarse()) {
                shop.bound(feature, asked.fact());
            } else {
                Value value = sight.feature(feature.name());
                if (value.isPresent()) {
                    shown.put(feature.name(), value);
                }
            }
        }
        for (String column : rule.columns(asked.fact())) {
            Object value = sight.column(column);
            if (value != null) {
                shown.put(
                        "customer." + column,
                        value instanceof Double number ? new Value.Real(number) : new Value.Text((String) value));
            }
        }
        Standing plain = new Standing("", rule.then().channel(), rule.then().isFinal(), "");
        Standing standing = rule.then()
                .points()
                .map(points -> plain.with(
                        new Points.Given(points, List.copyOf(rule.head().tags()))))
                .orElse(plain);
        return new Reason(
                rule.id(),
                rule.version(),
                rule.then().outcome(),
                rule.then().score(),
                rule.head().priority(),
                Map.of(),
                Map.of(),
                shown,
                standing);
    }

    /** Lets out what may: of a group the best. */
    void settle(List<Held> live, String subject, long atMillis, Part part) {
        live.sort(Comparator.comparing(Held::reason, NaiveAnswer.ORDER));
        Set<String> groups = new TreeSet<>();
        for (Held held : live) {
            String group = held.rule().then().group();
            if (group.isEmpty()) {
                String why = why(held, subject, atMillis, part);
                if (part.due ? !why.isEmpty() : List.of("budget", "paced").contains(why)) {
                    part.considered.add(NaiveWaits.considered(held, "", Value.absent(), why));
                }
            } else if (groups.add(group)) {
                List<Held> members = new ArrayList<>(live);
                members.removeIf(other -> !other.rule().then().group().equals(group));
                members.sort(Comparator.comparing(Held::value).reversed());
                boolean found = false;
                for (Held member : members) {
                    String why = found ? "value" : why(member, subject, atMillis, part);
                    found |= why.isEmpty();
                    if (!why.isEmpty()) {
                        double value = member.value();
                        shop.tally().count("considered " + why);
                        part.considered.add(NaiveWaits.considered(
                                member, group, Double.isInfinite(value) ? Value.absent() : new Value.Real(value), why));
                    }
                }
            }
        }
    }

    /** Why it does not go out; "" if it does. */
    private String why(Held held, String subject, long atMillis, Part part) {
        Draft rule = held.rule();
        Optional<String> holdout = pace.holdout(rule, subject);
        if (holdout.isPresent()) {
            part.shadow.add(held.reason().heldOutBy(holdout.get()));
            part.heldOut = true;
            shop.tally().count("holdout");
            return "holdout";
        }
        String why = pace.rests(rule, subject, held.asked().fact(), atMillis, part.due);
        if (!why.isEmpty()) {
            shop.tally().count("rests: " + why + (rule.then().pace().by().isEmpty() ? "" : " by"));
            return why;
        }
        part.out.add(held.reason());
        fired(held, atMillis);
        return "";
    }

    private void fired(Held held, long atMillis) {
        Draft rule = held.rule();
        rule.constructs().forEach(shop.tally()::count);
        rule.when().constructs().forEach(shop.tally()::count);
        rule.then().points().ifPresent(points -> shop.tally().count("points"));
        rule.subject().ifPresent(whose -> shop.tally().count("subject"));
        if (!rule.then().group().isEmpty()) {
            shop.tally().count("group");
        }
        if (rule.then().isFinal()) {
            shop.tally().count("final");
        }
        String ip = held.asked().fact().text("ip");
        if (rule.then().listFor().isPresent() && !ip.isEmpty()) {
            shop.tally().count("list write");
            shop.lists().write(ip, atMillis + rule.then().listFor().get());
        }
    }

    void remember(NaiveAnswer answer, String subject, long atMillis, boolean answered) {
        Set<String> answers = new TreeSet<>();
        if (answered || !answer.isSilent()) {
            answers.addAll(List.of("outcome " + answer.outcome(), "count " + answer.outcome()));
        }
        for (Reason reason : answer.counting()) {
            if (!reason.outcome().isEmpty()) {
                answers.addAll(List.of("outcome " + reason.outcome(), "count " + reason.outcome()));
            }
            answers.add("rule " + reason.rule());
        }
        answers.retainAll(shop.book().asked());
        answers.forEach(answer1 -> remembered.add(new Remembered(answer1, subject, atMillis)));
    }

    long earliest() {
        return waits.earliest();
    }

    /** The actions of one subject that are due at a time go out together. */
    @SuppressWarnings("ReferenceEquality") // two actions may have equal reasons
    List<Made> letGo(long dueMillis) {
        Map<String, List<NaiveWaits.Action>> due = new TreeMap<>(waits.takeDue(dueMillis));
        List<Made> made = new ArrayList<>();
        due.forEach((subject, actions) -> {
            Part part = new Part();
            part.due = true;
            List<Held> live = new ArrayList<>();
            actions.forEach(action -> waits.again(action, part).ifPresent(live::add));
            settle(live, subject, dueMillis, part);
            for (Reason reason : part.out) {
                Part own = reason == part.out.get(0) ? part : new Part();
                NaiveAnswer answer = answer(List.of(reason), false);
                remember(answer, subject, dueMillis, false);
                Fact trigger = actions.stream()
                        .filter(action -> action.reason() == reason)
                        .findFirst()
                        .orElseThrow()
                        .asked()
                        .fact();
                made.add(made(trigger, subject, dueMillis, answer, own));
                shop.tally().count("waited");
            }
        });
        return made;
    }
}
