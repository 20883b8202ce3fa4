package dev.weir.twin;

import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Reason;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions that wait, in the order in which they began to. */
final class NaiveWaits {
    private static final int MOST = 32;

    /** An action. */
    record Action(String subject, NaiveSubjects.Asked asked, Reason reason, long dueMillis) {}

    private final NaiveShop shop;
    private final List<Action> waiting = new ArrayList<>();

    NaiveWaits(NaiveShop shop) {
        this.shop = shop;
    }

    /** What is said of an action whose rule holds now. */
    Considered defer(NaiveSubjects.Asked asked, Reason reason, String subject, long atMillis) {
        NaiveSubjects.Held held = new NaiveSubjects.Held(asked, reason);
        Draft.Wait wait = asked.rule().then().later().orElseThrow();
        long due = atMillis + wait.after();
        while (!isOpen(wait, due)) {
            due = Math.floorDiv(due, Shop.MINUTE) * Shop.MINUTE + Shop.MINUTE;
        }
        if (wait.expires() > 0 && due - atMillis > wait.expires()) {
            shop.tally().count("expired");
            return considered(held, "", Value.absent(), "expired");
        }
        waiting.removeIf(other -> other.subject().equals(subject)
                && other.reason().rule().equals(reason.rule())
                && other.asked().fact().id().equals(asked.fact().id())
                && other.asked().stages().equals(asked.stages()));
        if (waiting.stream().filter(other -> other.subject().equals(subject)).count() == MOST) {
            return considered(held, "", Value.absent(), "full");
        }
        waiting.add(new Action(subject, asked, reason, due));
        return considered(held, "", Value.absent(), "waits until " + Instant.ofEpochMilli(due));
    }

    private static boolean isOpen(Draft.Wait wait, long atMillis) {
        if (wait.notBefore() < 0) {
            return true;
        }
        LocalTime shown = LocalTime.ofInstant(Instant.ofEpochMilli(atMillis), ZoneId.of(wait.zone()));
        int minute = shown.getHour() * 60 + shown.getMinute();
        return wait.notBefore() < wait.notAfter()
                ? minute >= wait.notBefore() && minute < wait.notAfter()
                : minute >= wait.notBefore() || minute < wait.notAfter();
    }

    static Considered considered(NaiveSubjects.Held held, String group, Value value, String why) {
        Reason reason = held.reason();
        return new Considered(reason.rule(), reason.version(), reason.outcome(), group, value, why);
    }

    long earliest() {
        return waiting.stream().mapToLong(Action::dueMillis).min().orElse(Long.MAX_VALUE);
    }

    Map<String, List<Action>> takeDue(long dueMillis) {
        Map<String, List<Action>> due = new LinkedHashMap<>();
        for (Action action : List.copyOf(waiting)) {
            if (action.dueMillis() == dueMillis) {
                waiting.remove(action);
                due.computeIfAbsent(action.subject(), first -> new ArrayList<>())
                        .add(action);
            }
        }
        return due;
    }

    /** The action with its rule as it is now; none if it does not go out. */
    Optional<NaiveSubjects.Held> again(Action action, NaiveSubjects.Part part) {
        Optional<Draft> now = shop.book().rules().stream()
                .filter(rule -> rule.id().equals(action.reason().rule()) && !rule.isOff())
                .filter(rule -> NaiveSubjects.isFor(rule, action.subject(), action.dueMillis()))
                .findFirst();
        NaiveSubjects.Asked asked = action.asked();
        NaiveSubjects.Held told = new NaiveSubjects.Held(asked, action.reason());
        if (now.isEmpty()) {
            shop.tally().count("gone");
            part.considered.add(considered(told, "", Value.absent(), "gone"));
            return Optional.empty();
        }
        if (isAskedAgain(now.get(), action) && !isOfTrigger(now.get(), asked)) {
            shop.tally().count("gone");
            part.considered.add(considered(told, "", Value.absent(), "gone"));
            return Optional.empty();
        }
        if (!holdsAgain(now.get(), action)) {
            shop.tally().count("recheck");
            part.considered.add(considered(told, "", Value.absent(), "recheck"));
            return Optional.empty();
        }
        if (now.get().isShadow()) {
            part.shadow.add(action.reason());
            return Optional.empty();
        }
        return Optional.of(new NaiveSubjects.Held(
                new NaiveSubjects.Asked(now.get(), asked.fact(), asked.stages()), action.reason(), told.value()));
    }

    private static boolean isAskedAgain(Draft now, Action action) {
        return action.asked().rule().then().later().orElseThrow().recheck()
                && now.then().later().isPresent()
                && now.then().later().get().recheck();
    }

    /** Whether the rule as it is now could be asked about what the action is about. */
    private static boolean isOfTrigger(Draft now, NaiveSubjects.Asked asked) {
        return now.pattern().isPresent()
                ? !asked.stages().isEmpty()
                : now.type().equals(asked.fact().type());
    }

    private boolean holdsAgain(Draft now, Action action) {
        Sight sight = Sight.alone(
                shop,
                now,
                action.asked().fact(),
                action.subject(),
                action.dueMillis(),
                action.asked().stages());
        return !isAskedAgain(now, action) || now.when().isTrue(sight);
    }
}
