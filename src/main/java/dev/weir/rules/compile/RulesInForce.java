package dev.weir.rules.compile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;

/**
 * Compiles documents of rules that are in force, each once for all who ask: compiling takes milliseconds, and every instance
 * of three rooms has to have the same rules. A rule is kept as long as somebody holds it, and the latest for a while longer, for
 * those who have not asked yet. Safe for use by several threads.
 */
public final class RulesInForce {
    /**
     * How much text the latest may have that nobody need hold, in characters, with {@link #RULE_CHARS} more for each: about ten
     * thousand rules, which take 70 MB, and are nearly all in force after a start.
     */
    static final long LATEST_CHARS = 16L << 20;

    /** What a rule of hardly any text takes, in characters. */
    static final int RULE_CHARS = 1_000;

    private final DocumentReader reader;
    private final RuleCompiler compiler;
    private final MadeOnce<String, Rule> rules = new MadeOnce<>();
    private final Cache<String, Rule> latest = CacheBuilder.newBuilder()
            .concurrencyLevel(1) // with more, each has a share of the bound to itself
            .maximumWeight(LATEST_CHARS)
            .weigher((String document, Rule rule) -> document.length() + RULE_CHARS)
            .build();

    /** Creates rules in force, none as yet, with what reads and checks pushed rules; bounds on the size of what is pushed are not asked. */
    public RulesInForce(DocumentReader reader, RuleCompiler compiler) {
        this.reader = reader.ofWhatIsInForce();
        this.compiler = compiler.ofRulesInForce();
    }

    /**
     * The rule of a document.
     *
     * @throws IllegalArgumentException if it is refused, with the first reason
     */
    public Rule of(String document) {
        return rules.get(document, () -> {
            Rule rule = compile(document);
            latest.put(document, rule);
            return rule;
        });
    }

    /**
     * A rule that was compiled when it was pushed. It is the rule that {@link #of} would make: what is pushed has tighter bounds,
     * which change nothing of what is within them.
     */
    public void offer(String document, Rule rule) {
        rules.offer(document, rule);
        latest.put(document, rule);
    }

    /** Whether the rule of a document is kept, so that nobody need compile it. */
    public boolean knows(String document) {
        return rules.knows(document);
    }

    private Rule compile(String document) {
        try {
            Compiled result = compiler.compile(reader.read(document.getBytes(StandardCharsets.UTF_8)));
            if (result instanceof Compiled.Accepted accepted) {
                return accepted.rule();
            }
            throw new IllegalArgumentException(
                    ((Compiled.Rejected) result).errors().get(0).message());
        } catch (DocumentException e) {
            throw new IllegalArgumentException(e.error().message(), e);
        }
    }

    /** How many rules are kept. */
    long kept() {
        return rules.size();
    }

    /** How many of them are kept though nobody need hold them. */
    long latest() {
        return latest.size();
    }
}
