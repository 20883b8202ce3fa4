package dev.weir.patterns.match;

import dev.weir.events.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/** Matches with Flink's NFA. */
final class NfaRun implements Run {
    private final HostedBuffer buffer;
    private final CompiledPattern pattern;
    private final Conditions conditions;
    private final PatternState state;
    private final NFAState nfa;
    private boolean changed;
    private int gaveWay;
    private List<ComputationState> hidden = List.of();

    NfaRun(HostedBuffer buffer, CompiledPattern pattern, PatternState state, Conditions conditions) {
        this.buffer = buffer;
        this.pattern = pattern;
        this.conditions = conditions;
        this.state = state;
        NFAState known = state.nfa();
        NFAState flinks = known == null ? pattern.nfa().createInitialNFAState() : known;
        this.nfa = pattern.definition().skipsAtOnce() ? withholding(flinks) : flinks;
        state.nfa(nfa);
        nfa.resetStateChanged();
        buffer.takeChanged();
    }

    /** Returns a state of the NFA in which completed matches stay until they are settled here. */
    private static NFAState withholding(NFAState flinks) {
        if (flinks.getCompletedMatches() instanceof SkipStrategy.Withheld) {
            return flinks;
        }
        SkipStrategy.Withheld complete = new SkipStrategy.Withheld();
        complete.addAll(flinks.getCompletedMatches());
        return new NFAState(flinks.getPartialMatches(), complete);
    }

    @Override
    public boolean changed() {
        return changed;
    }

    @Override
    public int gaveWay() {
        return gaveWay;
    }

    @Override
    public List<Match> pass(long timeMillis) {
        List<Match> matches = new ArrayList<>();
        dropAside(timeMillis);
        if (pattern.isCompletedByTime() && HalfPending.isAnyDue(pattern, nfa, timeMillis)) {
            waitForAbsence(timeMillis);
        }
        if (pattern.isCompletedByTime() && pattern.definition().skipsAtOnce()) {
            completeInTurn(timeMillis, matches);
        }
        long end = latestEnd(timeMillis);
        if (end != Long.MIN_VALUE) {
            passOnce(end, matches);
        }
        return matches;
    }

    private void waitForAbsence(long timeMillis) {
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            HalfPending.settle(pattern, nfa, timeMillis, accessor);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private void passOnce(long timeMillis, List<Match> matches) {
        for (Map<String, List<Candidate>> found : advance(timeMillis)) {
            add(found, pattern.isCompletedByTime() ? pattern.endMillis(found) : lastMillis(found), matches);
        }
    }

    /** Completes matches in the order of their ends: an earlier one skips later ones, however far time advanced. */
    private void completeInTurn(long timeMillis, List<Match> matches) {
        List<List<ComputationState>> moments = DueMatches.take(pattern, nfa, timeMillis);
        if (moments.isEmpty()) {
            return;
        }
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            SkipStrategy skipping = new SkipStrategy(pattern, state, nfa, accessor);
            for (List<ComputationState> complete : moments) {
                for (Map<String, List<Candidate>> found : skipping.moment(complete)) {
                    add(found, pattern.endMillis(found), matches);
                }
            }
            skipping.end();
        } catch (Exception e) {
            throw failed(e);
        }
    }

    /**
     * Returns the latest end up to a time, {@code Long.MIN_VALUE} if there is none: advancing to it is equivalent to
     * advancing to that time.
     */
    private long latestEnd(long timeMillis) {
        long latest = Long.MIN_VALUE;
        for (ComputationState open : nfa.getPartialMatches()) {
            if (isOpen(open)) {
                long end = pattern.endMillis(open);
                latest = end <= timeMillis && end != Long.MAX_VALUE ? Math.max(latest, end) : latest;
            }
        }
        return latest;
    }

    private void dropAside(long timeMillis) {
        if (state.aside().isEmpty()) {
            return;
        }
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            for (Iterator<ComputationState> each = state.aside().iterator(); each.hasNext(); ) {
                ComputationState open = each.next();
                boolean completed = pattern.completionMillis(open) <= timeMillis;
                if (completed || pattern.endMillis(open) <= timeMillis) {
                    each.remove();
                    if (completed) {
                        nfa.getPartialMatches().add(open);
                    } else {
                        accessor.releaseNode(open.getPreviousBufferEntry(), open.getVersion());
                    }
                    nfa.setStateChanged();
                }
            }
        } catch (Exception e) {
            throw failed(e);
        }
    }

    @Override
    public List<Match> release(long timeMillis) {
        List<Match> matches = new ArrayList<>();
        if (!nfa.getCompletedMatches().isEmpty()) {
            for (Map<String, List<Candidate>> found : advance(timeMillis)) {
                add(found, lastMillis(found), matches);
            }
        }
        return matches;
    }

    @Override
    public List<Match> leftWaiting() {
        if (!pattern.definition().skipsAtOnce() || nfa.getCompletedMatches().isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            for (Map<String, List<Candidate>> found : settled(List.of(), accessor)) {
                add(found, lastMillis(found), matches);
            }
        } catch (Exception e) {
            throw failed(e);
        }
        return matches;
    }

    @Override
    public List<Match> match(Occurrence occurrence) {
        List<Match> matches = new ArrayList<>();
        for (Map<String, List<Candidate>> found : process(occurrence)) {
            add(found, occurrence.event().timestampMillis(), matches);
        }
        return matches;
    }

    @Override
    public void lookAt(long timestampMillis, boolean inOrder) {
        lookAt(open ->
                pattern.isOutside(open, timestampMillis) || (inOrder && open.getPreviousTimestamp() > timestampMillis));
    }

    private void lookAt(Predicate<ComputationState> outside) {
        List<ComputationState> back = new ArrayList<>();
        List<ComputationState> inSight = new ArrayList<>();
        List<ComputationState> aside = new ArrayList<>();
        for (ComputationState open : state.aside()) {
            (outside.test(open) ? aside : back).add(open);
        }
        for (ComputationState open : nfa.getPartialMatches()) {
            (isOpen(open) && outside.test(open) ? aside : inSight).add(open);
        }
        if (!back.isEmpty() || aside.size() > state.aside().size()) {
            inSight.addAll(back);
            nfa.setNewPartialMatches(new DueMatches.Untouched(inSight));
            state.aside().clear();
            state.aside().addAll(aside);
            nfa.setStateChanged();
        }
    }

    @Override
    public void hideBeginnings() {
        hidden = new ArrayList<>(nfa.getPartialMatches());
        hidden.removeIf(NfaRun::isOpen);
        nfa.getPartialMatches().removeAll(hidden);
    }

    @Override
    public boolean isInSight() {
        return !nfa.getPartialMatches().isEmpty();
    }

    @Override
    public void putBack() {
        nfa.getPartialMatches().addAll(hidden);
    }

    @Override
    public void makeRoom() {
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            gaveWay += OpenMatchLimits.make(state, nfa, pattern.definition().maxOpen(), accessor);
        } catch (Exception e) {
            throw failed(e);
        }
        boolean moved = buffer.takeChanged();
        changed |= moved || nfa.isStateChanged();
    }

    private Collection<Map<String, List<Candidate>>> advance(long timeMillis) {
        nfa.setNewPartialMatches(new DueMatches.Untouched(nfa.getPartialMatches()));
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            return settled(pattern.nfa().advanceTime(accessor, nfa, timeMillis, pattern.skip()).f0, accessor);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private Collection<Map<String, List<Candidate>>> process(Occurrence occurrence) {
        Candidate candidate = new Candidate(occurrence, conditions);
        nfa.setNewPartialMatches(new DueMatches.Untouched(nfa.getPartialMatches()));
        try (SharedBufferAccessor<Candidate> accessor = buffer.over(state)) {
            long timestampMillis = occurrence.event().timestampMillis();
            return settled(
                    pattern.nfa().process(accessor, nfa, candidate, timestampMillis, pattern.skip(), () -> 0),
                    accessor);
        } catch (Exception e) {
            throw failed(e);
        } finally {
            candidate.clear();
        }
    }

    private Collection<Map<String, List<Candidate>>> settled(
            Collection<Map<String, List<Candidate>>> flinks, SharedBufferAccessor<Candidate> accessor)
            throws Exception {
        return pattern.definition().skipsAtOnce() && !nfa.getCompletedMatches().isEmpty()
                ? new SkipStrategy(pattern, state, nfa, accessor).settle()
                : flinks;
    }

    /** One event may complete more matches at once than may be open: those beyond the bound are dropped too. */
    private void add(Map<String, List<Candidate>> found, long completedMillis, List<Match> matches) {
        if (matches.size() >= pattern.definition().maxOpen()) {
            gaveWay++;
            return;
        }
        Map<String, List<Event>> stages = new LinkedHashMap<>();
        found.forEach((stage, taken) ->
                stages.put(stage, taken.stream().map(Candidate::event).toList()));
        long beganEpoch = found.values().iterator().next().get(0).epoch();
        matches.add(new Match(stages, beganEpoch, completedMillis));
    }

    private static long lastMillis(Map<String, List<Candidate>> found) {
        long last = Long.MIN_VALUE;
        for (List<Candidate> taken : found.values()) {
            for (Candidate candidate : taken) {
                last = Math.max(last, candidate.event().timestampMillis());
            }
        }
        return last;
    }

    /** Returns whether a match has taken an event; the others wait for a first event. */
    static boolean isOpen(ComputationState open) {
        return open.getStartEventID() != null;
    }

    private IllegalStateException failed(Exception e) {
        return new IllegalStateException("pattern " + pattern.id() + " could not be matched", e);
    }
}
