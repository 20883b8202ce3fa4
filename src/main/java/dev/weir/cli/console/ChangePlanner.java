package dev.weir.cli.console;

import dev.weir.cli.change.ModeChange;
import dev.weir.cli.push.Change;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.console.edit.Fault;
import dev.weir.console.edit.ProposalIds;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wish;
import dev.weir.io.document.Documents;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.RuleIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes of a wish what is to be pushed, and says what hinders it. Nothing is pushed over what somebody else has pushed
 * since: the topic is compared with what it had when the edit began, and of two that push at the same moment the job refuses
 * the later one, whose version is not higher.
 */
final class ChangePlanner {
    private final JobConfig config;
    private final Optional<Path> places;
    private final boolean needsTwo;
    private final PushCheck check;

    /**
     * Creates a planner.
     *
     * @param places the folder of rules
     * @param names who pushes
     * @param needsTwo whether a change to live waits for a second person
     */
    ChangePlanner(JobConfig config, Optional<Path> places, PushNames names, boolean needsTwo) {
        check = new PushCheck(config, names);
        this.config = config;
        this.places = places;
        this.needsTwo = needsTwo;
    }

    /** Returns what the topic has last of a rule and of its proposal, as a text to compare. */
    static String base(String id, RulesOnTopic topic) {
        return Stream.of(id, ProposalIds.of(id))
                .flatMap(one -> last(one, topic).stream())
                .map(revision -> revision.place().toString())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static Optional<Revision> last(String id, RulesOnTopic topic) {
        return topic.history(id).stream().reduce((earlier, later) -> later);
    }

    /**
     * Plans.
     *
     * @throws IOException if it makes no sense for the rule as it is, with the reason
     */
    ChangePlan plan(RulesOnTopic topic, Wish given) throws IOException {
        RuleDraft draft = given.draft();
        boolean isText = !draft.text().isEmpty() && (given.step() == Step.SHADOW || given.step() == Step.LIVE);
        DraftCheck drafts = new DraftCheck(config, places, topic.othersAt(Long.MAX_VALUE));
        Optional<DraftCheck.Read> read = isText ? Optional.of(drafts.read(draft)) : Optional.empty();
        String id = draft.id().isEmpty() ? read.map(one -> one.file().id()).orElse("") : draft.id();
        Wish wish = new Wish(given.step(), new RuleDraft(id, draft.text(), draft.base()), given.to(), given.by());
        ChangePlan.Making plan = new ChangePlan.Making(wish, topic.latest(id).flatMap(Revision::document));
        if (read.isPresent() && !read.get().errors().isEmpty()) {
            return plan.is(read.get().errors()).made();
        }
        plan.hindered(conflict(wish, topic)).hindered(role(wish, topic));
        switch (wish.step()) {
            case SHADOW -> shadow(plan, topic, id, content(topic, id, read));
            case LIVE -> live(plan, topic, id, content(topic, id, read));
            case AGREE -> agree(plan, topic, wish, drafts);
            case WITHDRAW -> withdraw(plan, topic, id);
            case ROLL_BACK -> rollBack(plan, topic, wish, drafts);
            case DISABLE -> change(plan, ModeChange.of(topic, id, "").off());
            case ENABLE -> change(plan, ModeChange.of(topic, id, "").on(false));
        }
        return plan.hindered(check.hindrance(plan.changes(), wish.by().name())).made();
    }

    /** Returns why somebody may not; {@code ""} if he may. */
    private String role(Wish wish, RulesOnTopic topic) {
        boolean isProposed = wish.step() == Step.LIVE && needsTwo;
        boolean endsLive = wish.step() == Step.SHADOW && mayDecide(wish.draft().id(), topic);
        return ((wish.step().isLive() && !isProposed) || endsLive) && !wish.by().mayLive()
                ? "you may change what is in shadow, and this changes what decides"
                : "";
    }

    /** Returns whether a rule is live, or may be: what the job has taken last counts, and what it has not answered yet. */
    private static boolean mayDecide(String id, RulesOnTopic topic) {
        List<Revision> history = topic.history(id);
        for (int i = history.size() - 1; i >= 0; i--) {
            Revision one = history.get(i);
            Optional<RuleAnswer> answer = Proposals.answer(one, topic);
            if (answer.filter(RuleAnswer::isRejection).isPresent()) {
                continue;
            }
            if (one.isRemoval() || one.text("mode", "live").equals("live")) {
                return !one.isRemoval();
            }
            if (answer.isPresent()) {
                return false;
            }
        }
        return false;
    }

    /** Returns who has pushed something else since the edit began, and what; {@code ""} if nobody has. */
    private String conflict(Wish wish, RulesOnTopic topic) {
        String id = wish.draft().id();
        if (wish.draft().base().equals(base(id, topic))) {
            return "";
        }
        if (wish.draft().base().isEmpty()) {
            return taken(wish, topic);
        }
        return Stream.of(last(id, topic), last(ProposalIds.of(id), topic))
                .flatMap(Optional::stream)
                .max((one, other) -> Long.compare(one.atMillis(), other.atMillis()))
                .map(other -> pushed(other, wish) + ", after you began; it was not overwritten")
                .orElse("the topic does not have '" + id + "' any more");
    }

    /** Returns what a rule that is new would overwrite; {@code ""} for nothing: an id that was removed is free again. */
    private String taken(Wish wish, RulesOnTopic topic) {
        String id = wish.draft().id();
        Optional<Revision> there = topic.latest(id);
        Optional<Revision> waiting = needsTwo ? Proposals.of(id, topic) : Optional.empty();
        return there.map(one -> "there is a rule '" + id + "' already: " + pushed(one, wish)
                        + "; it was not overwritten: edit that one, or take another id")
                .or(() -> waiting.map(one -> "a proposal for '" + id + "' waits: " + pushed(one, wish)
                        + "; it was not overwritten: agree to it or withdraw it first, or take another id"))
                .orElse("");
    }

    private String pushed(Revision one, Wish wish) {
        return Proposals.pushed(one, check.isBy(one, wish.by().name()));
    }

    private Node content(RulesOnTopic topic, String id, Optional<DraftCheck.Read> read) throws IOException {
        if (read.isPresent()) {
            return read.get().file().document();
        }
        return topic.required(id)
                .document()
                .orElseThrow(() -> new IOException("what was pushed as '" + id + "' is no rule; the job refused it"));
    }

    private void shadow(ChangePlan.Making plan, RulesOnTopic topic, String id, Node content) throws IOException {
        Optional<Revision> latest = topic.latest(id);
        push(plan, topic, id, VersionedContent.with(content, "mode", "shadow"));
        latest.filter(one -> one.text("mode", "live").equals("live"))
                .ifPresent(one -> plan.says("In shadow it decides nothing. Version " + one.version()
                        + ", which is live, ends: a rule has one version at a time."));
    }

    private void live(ChangePlan.Making plan, RulesOnTopic topic, String id, Node content) throws IOException {
        Node live = asLive(content);
        if (!needsTwo) {
            push(plan, topic, id, live);
            return;
        }
        String proposal = ProposalIds.of(id);
        if (ProposalIds.ruleOf(id).isPresent()) {
            plan.hindered("'" + id + "' is a proposal itself, and waits for a second person");
            return;
        }
        if (!RuleIds.isId(proposal)) {
            plan.hindered("a proposal would be called " + proposal + ", which is too long for an id");
            return;
        }
        hinderSame(plan, topic, id, live);
        Node asked = VersionedContent.with(VersionedContent.with(live, "id", proposal), "mode", "shadow");
        plan.pushes(
                Change.of(proposal, VersionedContent.withVersion(asked, topic.nextVersion(proposal))),
                VersionedContent.withVersion(live, topic.nextVersion(id)));
        plan.says("This waits for a second person. Until somebody else agrees it is in shadow as " + proposal
                + ", beside the rule that is in force.");
        Proposals.of(id, topic)
                .ifPresent(other -> plan.says("It replaces what " + Proposals.who(other) + " has proposed."));
    }

    private static Node asLive(Node content) {
        boolean isWritten =
                content instanceof Node.Fields fields && fields.values().containsKey("mode");
        return isWritten ? VersionedContent.with(content, "mode", "live") : content;
    }

    private void push(ChangePlan.Making plan, RulesOnTopic topic, String id, Node content) throws IOException {
        hinderSame(plan, topic, id, content);
        Node document = VersionedContent.withVersion(content, topic.nextVersion(id));
        plan.pushes(Change.of(id, document), document);
    }

    private static void hinderSame(ChangePlan.Making plan, RulesOnTopic topic, String id, Node content) {
        boolean isSame = topic.latest(id)
                .filter(topic::isInForce)
                .filter(one -> topic.offReason(one).isEmpty())
                .flatMap(Revision::document)
                .filter(one -> VersionedContent.same(one, content))
                .isPresent();
        if (isSame) {
            plan.hindered("nothing would change");
        }
    }

    private void withdraw(ChangePlan.Making plan, RulesOnTopic topic, String id) throws IOException {
        Revision proposal = proposal(topic, id);
        plan.removes(proposal.id()).says("It goes: what " + proposed(proposal) + ". What is in force stays as it is.");
    }

    private static String proposed(Revision proposal) {
        return Proposals.who(proposal) + " has proposed at "
                + Instant.ofEpochMilli(proposal.atMillis()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Revision proposal(RulesOnTopic topic, String id) throws IOException {
        return Proposals.of(id, topic)
                .orElseThrow(() -> new IOException("nothing waits for '" + id + "'; it may have been withdrawn"));
    }

    private void agree(ChangePlan.Making plan, RulesOnTopic topic, Wish wish, DraftCheck drafts) throws IOException {
        String id = wish.draft().id();
        Revision proposal = proposal(topic, id);
        Node document = VersionedContent.withVersion(Proposals.asLive(proposal, id), topic.nextVersion(id));
        plan.hindered(Proposals.hindrance(proposal, check.nameOf(wish.by().name())))
                .hindered(Proposals.overtaken(proposal, last(id, topic)))
                .hindered(check.hindrance(proposal))
                .is(drafts.faults(document));
        plan.pushes(Change.of(id, document), document).removes(proposal.id());
        plan.says(Proposals.who(proposal) + " has proposed it at "
                + Instant.ofEpochMilli(proposal.atMillis()).truncatedTo(ChronoUnit.SECONDS) + ".");
        topic.latest(id)
                .flatMap(topic::offReason)
                .ifPresent(why -> plan.says("The job has switched the rule off by itself: " + why)
                        .hindered(Proposals.stopped(topic.answer(id), topic.answer(proposal.id()), why)));
    }

    private void rollBack(ChangePlan.Making plan, RulesOnTopic topic, Wish wish, DraftCheck drafts) throws IOException {
        String id = wish.draft().id();
        Revision earlier = wish.to() > 0 ? RuleHistory.version(topic, id, wish.to()) : before(topic, id);
        Node content = earlier.document().orElseThrow();
        List<Fault> faults = drafts.faults(content);
        plan.is(faults).says("As version " + earlier.version() + " was.");
        push(plan, topic, id, content);
    }

    /**
     * Returns what a rule goes back to: of one that decides, what decided before; of others, the content before, whatever its
     * mode.
     */
    private static Revision before(RulesOnTopic topic, String id) throws IOException {
        Revision latest = topic.required(id);
        if (!latest.text("mode", "live").equals("live") || latest.document().isEmpty()) {
            return RuleHistory.previous(topic, id);
        }
        Node now = live(latest.document().get());
        return topic.history(id).stream()
                .filter(one -> one.text("mode", "live").equals("live") && !RuleHistory.isRefused(topic, one))
                .filter(one -> one.document()
                        .filter(document -> !VersionedContent.same(live(document), now))
                        .isPresent())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IOException("the topic has nothing that decided before under '" + id
                        + "': there was none, or compaction has removed it; git keeps all: weir rules rollback " + id
                        + " --git REVISION"));
    }

    private static Node live(Node document) {
        return VersionedContent.with(document, "mode", "live");
    }

    private void change(ChangePlan.Making plan, Change change) throws IOException {
        try {
            Node document = Documents.json(config.limits().maxDocumentBytes())
                    .read(change.json().getBytes(StandardCharsets.UTF_8));
            plan.pushes(change, document);
        } catch (DocumentException e) {
            throw new IOException("'" + change.rule() + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
