package dev.weir.engine.identity;

import dev.weir.events.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Links by the definition: from all events with both names, sorted, and all without a customer. Slow on purpose. */
public final class NaiveLinker {
    private static final int MOST_LINKS = 8;

    /** An event with both names, and the times of all events that counted because of it. */
    private record Fact(long atMillis, String customer, List<Long> counted) {}

    private static final class Anonymous {
        private final String id;
        private final long atMillis;
        private boolean counted;

        private Anonymous(String id, long atMillis) {
            this.id = id;
            this.atMillis = atMillis;
        }
    }

    private final long overMillis;
    private final long backMillis;
    private final int most;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Anonymous> all = new ArrayList<>();
    private long floorMillis = Long.MIN_VALUE;

    /** With what the settings of a job say. */
    public NaiveLinker(long overMillis, long backMillis, int most) {
        this.overMillis = overMillis;
        this.backMillis = backMillis;
        this.most = most;
    }

    List<String> take(Event event, long watermarkMillis) {
        return take(event.id(), event.person(), event.timestampMillis(), watermarkMillis);
    }

    /**
     * What goes on because of an event of the session.
     *
     * @param person that it names; "" for none
     * @return ids, each with a customer if one is known; {@code <} marks what counts late
     */
    public List<String> take(String id, String person, long atMillis, long watermarkMillis) {
        forget(watermarkMillis);
        List<String> out = new ArrayList<>();
        if (!person.isEmpty()) {
            link(atMillis, person);
            count(out);
            out.add(id + " " + person);
            return out;
        }
        boolean known = all.stream().anyMatch(one -> one.id.equals(id));
        Optional<Fact> owner = known ? Optional.empty() : owner(atMillis);
        if (owner.isPresent()) {
            owner.get().counted().add(atMillis);
            count(out);
            out.add(id + " " + owner.get().customer());
            return out;
        }
        out.add(id);
        if (!known && backMillis > 0 && atMillis + backMillis >= watermarkMillis) {
            all.add(new Anonymous(id, atMillis));
            all.sort(Comparator.comparingLong(one -> one.atMillis));
            if (all.size() > most) {
                all.remove(0);
            }
        }
        return out;
    }

    private void forget(long watermarkMillis) {
        all.removeIf(one -> one.atMillis + backMillis < watermarkMillis);
        while (!facts.isEmpty() && end(facts.get(0)) < watermarkMillis) {
            floorMillis = Math.max(floorMillis, end(facts.get(0)) + 1);
            facts.removeAll(run(facts.get(0)));
        }
    }

    private void count(List<String> out) {
        for (Anonymous one : all) {
            Optional<Fact> owner = one.counted ? Optional.empty() : owner(one.atMillis);
            if (owner.isPresent()) {
                one.counted = true;
                owner.get().counted().add(one.atMillis);
                out.add("<" + one.id + " " + owner.get().customer());
            }
        }
    }

    private void link(long atMillis, String customer) {
        if (facts.stream()
                .anyMatch(fact -> fact.atMillis() == atMillis && fact.customer().equals(customer))) {
            return;
        }
        Optional<Fact> before = before(atMillis);
        Optional<Fact> after = after(atMillis);
        boolean inTheMidst = before.isPresent()
                && after.isPresent()
                && before.get().customer().equals(after.get().customer())
                && !before.get().customer().equals(customer);
        if (inTheMidst) {
            return;
        }
        int place =
                (int) facts.stream().filter(fact -> fact.atMillis() <= atMillis).count();
        facts.add(place, new Fact(atMillis, customer, new ArrayList<>()));
        while (runs() > MOST_LINKS) {
            facts.removeAll(run(facts.get(0)));
            floorMillis = Math.max(floorMillis, facts.get(0).atMillis());
        }
    }

    private Optional<Fact> owner(long atMillis) {
        Optional<Fact> before = before(atMillis);
        if (before.isPresent() && atMillis <= end(before.get())) {
            return before;
        }
        return after(atMillis).filter(next -> atMillis >= floorMillis && next.atMillis() - atMillis <= backMillis);
    }

    private Optional<Fact> before(long atMillis) {
        return facts.stream().filter(fact -> fact.atMillis() <= atMillis).reduce((one, later) -> later);
    }

    private Optional<Fact> after(long atMillis) {
        return facts.stream().filter(fact -> fact.atMillis() > atMillis).findFirst();
    }

    /** Returns the last time at which the link of a fact is in force, if no other takes over. */
    private long end(Fact fact) {
        return run(fact).stream()
                        .mapToLong(one -> one.counted().stream()
                                .mapToLong(Long::longValue)
                                .reduce(one.atMillis(), Math::max))
                        .max()
                        .orElseThrow()
                + overMillis;
    }

    /** Returns the facts around one that are of the same customer, with no other customer's between. */
    private List<Fact> run(Fact fact) {
        int first = facts.indexOf(fact);
        int last = first;
        while (first > 0 && facts.get(first - 1).customer().equals(fact.customer())) {
            first--;
        }
        while (last + 1 < facts.size() && facts.get(last + 1).customer().equals(fact.customer())) {
            last++;
        }
        return List.copyOf(facts.subList(first, last + 1));
    }

    private int runs() {
        int runs = 0;
        String customer = "";
        for (Fact fact : facts) {
            runs += fact.customer().equals(customer) ? 0 : 1;
            customer = fact.customer();
        }
        return runs;
    }
}
