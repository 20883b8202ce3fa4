package dev.weir.rules.compile.cache;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;

/**
 * Compiles the documents of rules in force, each once for all who need it: compiling takes milliseconds, and every
 * instance of three operators needs the same rules. A rule is kept as long as somebody holds it, and the latest rules a
 * while longer, for those who have not asked yet. Safe for use by several threads.
 */
public final class RulesInForce {
    /**
     * The total size of the latest rules that are kept though nobody holds them, in characters of text, plus {@link
     * #RULE_CHARS} each: about ten thousand rules, which take 70 MB, and nearly all of which are in force after a
     * start.
     */
    static final long LATEST_CHARS = 16L << 20;

    /** The size of a rule with hardly any text, in characters. */
    static final int RULE_CHARS = 1_000;

    private final DocumentReader reader;
    private final RuleCompiler compiler;
    private final WeakCache<String, Rule> rules = new WeakCache<>();
    private final Cache<String, Rule> latest = CacheBuilder.newBuilder()
            .concurrencyLevel(1) // with more segments, each would have its own share of the bound
            .maximumWeight(LATEST_CHARS)
            .weigher((String document, Rule rule) -> document.length() + RULE_CHARS)
            .build();

    /**
     * Creates an empty cache, given the reader and compiler of pushed rules; limits on the size of pushed rules are
     * ignored.
     */
    public RulesInForce(DocumentReader reader, RuleCompiler compiler) {
        this.reader = reader.ofWhatIsInForce();
        this.compiler = compiler.ofRulesInForce();
    }

    /**
     * Returns the rule of a document.
     *
     * @throws IllegalArgumentException if it is invalid, with the first error
     */
    public Rule of(String document) {
        return rules.get(document, () -> {
            Rule rule = compile(document);
            latest.put(document, rule);
            return rule;
        });
    }

    /**
     * Adds a rule that was compiled when it was pushed. It equals the rule that {@link #of} would create: pushed rules
     * have tighter limits, which do not affect a rule that is within them.
     */
    public void offer(String document, Rule rule) {
        rules.offer(document, rule);
        latest.put(document, rule);
    }

    /** Returns whether the rule of a document is cached, so that it need not be compiled. */
    public boolean knows(String document) {
        return rules.knows(document);
    }

    private Rule compile(String document) {
        try {
            Compiled result = compiler.compile(Linked.read(reader.read(document.getBytes(StandardCharsets.UTF_8))));
            if (result instanceof Compiled.Accepted accepted) {
                return accepted.rule();
            }
            throw new IllegalArgumentException(
                    ((Compiled.Rejected) result).errors().get(0).message());
        } catch (DocumentException e) {
            throw new IllegalArgumentException(e.error().message(), e);
        }
    }

    /** Returns how many rules are kept. */
    long kept() {
        return rules.size();
    }

    /** Returns how many of them are kept though nobody has to hold them. */
    long latest() {
        return latest.size();
    }
}
