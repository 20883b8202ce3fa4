package dev.weir.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules as a seed makes them up, and what becomes of them in an edit. */
final class RandomBook {
    private static final List<String> TYPES =
            List.of(Shop.TRANSACTION, Shop.CLICK, Shop.TRANSACTION, Shop.CLICK, Shop.CUSTOMER);

    private final SplittableRandom random;
    private final RandomFeats feats;
    private final RandomConds conds;
    private final RandomSequences sequences;
    private final RandomThens thens;
    private final RandomTables tables;
    private final RandomPolicies policies;
    private final List<Feat> pool = new ArrayList<>();
    private final Map<String, Cond> shared = new TreeMap<>();
    private Optional<Feat> sharedFeature = Optional.empty();
    private int made;
    /** That of the rule that is drawn. */
    private int number;

    private int defsVersion;

    RandomBook(SplittableRandom random) {
        this.random = random;
        this.feats = new RandomFeats(random);
        this.conds = new RandomConds(random);
        this.sequences = new RandomSequences(random);
        this.thens = new RandomThens(random);
        this.tables = new RandomTables(random);
        this.policies = new RandomPolicies(random);
    }

    Book first() {
        for (int i = 0; i < 6; i++) {
            pool.add(feats.feat());
        }
        defs();
        List<Draft> rules = new ArrayList<>();
        for (int count = random.nextInt(3, 8); count > 0; count--) {
            rules.add(rule("r" + made++, 1));
        }
        if (random.nextInt(3) > 0) {
            rules.add(probe(Shop.CLICK));
            rules.add(probe(Shop.CUSTOMER));
        }
        if (policies.hasBudget()) {
            rules.add(probe(Shop.CLICK).spending("spender"));
        }
        return new Book(rules, defsDocument(), pushed());
    }

    /** Because of it all that is decided is told, also where it comes to nothing. */
    private static Draft probe(String on) {
        return new Draft(
                "probe-" + on,
                1,
                on,
                Optional.empty(),
                Optional.empty(),
                new Draft.Head(
                        "live",
                        100,
                        -1,
                        Set.of(),
                        RandomTraffic.START - Shop.DAY,
                        RandomTraffic.START + 1_000 * Shop.DAY),
                Optional.empty(),
                Cond.always(),
                RandomThens.telling(),
                Set.of());
    }

    /** Some rules go, some change, some are new, and so are a feature and the shared conditions. */
    Book edited(Book before) {
        pool.add(feats.feat());
        Map<String, Cond> conditions = new HashMap<>(shared);
        defs();
        List<Draft> rules = new ArrayList<>();
        for (Draft rule : before.rules()) {
            switch (rule.id().equals("spender") ? 3 : random.nextInt(5)) { // it keeps the budget
                case 0 -> {}
                case 1 -> rules.add(rule(rule.id(), rule.version() + 1));
                case 2 -> rules.add(changed(rule));
                default -> rules.add(rule);
            }
        }
        rules.add(rule("r" + made++, 1));
        return new Book(rules.stream().map(rule -> renewed(rule, conditions)).toList(), defsDocument(), pushed());
    }

    /** The same pattern and condition with another action. */
    private Draft changed(Draft rule) {
        Draft.Then then = thens.then(rule.type(), rule.pattern().isPresent());
        if (rule.head().tags().contains(NaiveLedger.TAG)) {
            then = RandomThens.waiting(then, Optional.empty());
        }
        return new Draft(
                rule.id(),
                rule.version() + 1,
                rule.on(),
                rule.pattern(),
                rule.date(),
                rule.head(),
                rule.subject(),
                rule.when(),
                recheckable(then, rule.when()),
                rule.constructs());
    }

    /** With the shared condition as it is now. */
    private Draft renewed(Draft rule, Map<String, Cond> before) {
        for (Map.Entry<String, Cond> one : before.entrySet()) {
            if (rule.when().cel().equals("defs." + one.getKey())) {
                Cond now = java.util.Objects.requireNonNull(shared.get(one.getKey()));
                return new Draft(
                        rule.id(),
                        rule.version(),
                        rule.on(),
                        rule.pattern(),
                        rule.date(),
                        rule.head(),
                        rule.subject(),
                        now.as("defs condition", rule.when().cel()),
                        rule.then(),
                        rule.constructs());
            }
        }
        return rule;
    }

    private void defs() {
        defsVersion++;
        for (String on : List.of(Shop.TRANSACTION, Shop.CLICK)) {
            if (sharedFeature.isEmpty()) {
                Feat feat = feats.feat();
                while (!feat.on().contains(Shop.CLICK)) {
                    feat = feats.feat();
                }
                sharedFeature = Optional.of(feat.shared());
            }
            Cond own = conds.feature(sharedFeature.get());
            shared.put(on + "Hot", random.nextBoolean() ? own : conds.field(on).or(own));
        }
    }

    private String defsDocument() {
        StringBuilder text = new StringBuilder("id: defs/shared\nversion: " + defsVersion + "\nconditions:\n");
        shared.forEach((name, cond) -> text.append("  ")
                .append(name)
                .append(": '")
                .append(cond.cel().replace("'", "''"))
                .append("'\n"));
        Feat feat = sharedFeature.orElseThrow();
        return text.append("features:\n  " + feat.name() + ": " + feat.yaml() + "\n")
                .toString();
    }

    private Book.Pushed pushed() {
        return new Book.Pushed(tables.list(), tables.tables(), policies.policies(), policies.cap(), policies.budget());
    }

    private Draft rule(String id, int version) {
        number = id.startsWith("r") ? Integer.parseInt(id.substring(1)) : 0;
        Optional<Sequence> pattern = random.nextInt(3) == 0 ? Optional.of(sequences.sequence()) : Optional.empty();
        Optional<RowDate> date =
                pattern.isEmpty() && random.nextInt(5) == 0 ? Optional.of(thens.date()) : Optional.empty();
        String on = pattern.isPresent() || date.isPresent() ? "" : TYPES.get(random.nextInt(TYPES.size()));
        String type = date.isPresent() ? Shop.CUSTOMER : on;
        Cond when = pattern.isPresent() ? ofMatch(pattern.get()) : when(type, date.isPresent());
        TreeSet<String> constructs = new TreeSet<>();
        pattern.ifPresent(sequence -> constructs.addAll(sequence.constructs()));
        date.ifPresent(one -> constructs.addAll(one.constructs()));
        constructs.add(!on.isEmpty() ? "on " + on : date.isPresent() ? "on date" : "pattern");
        Draft.Then then = thens.then(type, pattern.isPresent());
        if (then.later().isPresent() && then.later().get().recheck() && random.nextInt(3) > 0) {
            when = pattern.isPresent() || random.nextBoolean()
                    ? conds.earlier()
                    : conds.field(type).and(conds.earlier());
        }
        Optional<Draft.Whose> subject = thens.subject(on);
        Draft.Head head = thens.head();
        Draft rule =
                new Draft(id, version, on, pattern, date, head, subject, when, recheckable(then, when), constructs);
        boolean spends = policies.hasBudget() && !on.isEmpty() && then.later().isEmpty() && random.nextBoolean();
        return spends ? rule.spending(id) : rule;
    }

    /** A condition with features, columns or other rules cannot be asked again. */
    private static Draft.Then recheckable(Draft.Then then, Cond when) {
        if (then.later().isEmpty()
                || !then.later().get().recheck()
                || (when.features().isEmpty()
                        && when.columns().isEmpty()
                        && !when.constructs().contains("fired beside"))) {
            return then;
        }
        Draft.Wait wait = then.later().get();
        return RandomThens.waiting(
                then,
                Optional.of(new Draft.Wait(
                        wait.after(), wait.notBefore(), wait.notAfter(), wait.zone(), wait.expires(), false)));
    }

    private Cond ofMatch(Sequence sequence) {
        if (random.nextBoolean()) {
            return Cond.always();
        }
        boolean hasRow = sequence.by().equals("[customerId]");
        return hasRow && random.nextBoolean()
                ? Cond.of("column of a match", "has(customer.limit)", view -> view.column("limit") != null)
                        .withColumn("limit")
                : conds.earlier();
    }

    private Cond when(String on, boolean atRow) {
        if (!on.equals(Shop.CUSTOMER) && random.nextInt(6) == 0) {
            String name = on + "Hot";
            return java.util.Objects.requireNonNull(shared.get(name)).as("defs condition", "defs." + name);
        }
        if (atRow && random.nextBoolean()) {
            return Cond.always();
        }
        Cond when = atom(on, atRow);
        for (int more = random.nextInt(3); more > 0; more--) {
            Cond other = atom(on, atRow);
            when = random.nextInt(3) > 0 ? when.or(other) : when.and(random.nextBoolean() ? other : other.not());
        }
        return when;
    }

    /**
     * A part of a condition.
     *
     * @param atRow only the key of the row can be asked for features
     */
    private Cond atom(String on, boolean atRow) {
        List<Feat> of = pool.stream()
                .filter(feat -> feat.on().contains(on))
                .filter(feat -> !atRow || (feat.constructs().contains("by customerId") && !feat.coarse()))
                .toList();
        boolean row = on.equals(Shop.CUSTOMER);
        int kind = random.nextInt(row ? 3 : 10);
        return switch (kind) {
            case 0 -> conds.field(on);
            case 1 -> conds.earlier();
            case 2, 3, 4 -> of.isEmpty() ? conds.field(on) : conds.feature(of.get(random.nextInt(of.size())));
            case 5 -> conds.column(on);
            case 6 -> conds.listed(on);
            case 7 -> conds.looked(on);
            case 8 -> random.nextBoolean() ? conds.bucket(on) : conds.has(on, "deviceId");
            default -> number == 0 ? conds.field(on) : conds.beside(number);
        };
    }
}
