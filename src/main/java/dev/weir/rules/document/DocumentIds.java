package dev.weir.rules.document;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The ids of the documents on the topic of rules that are no rules: a kind, a slash and a name, as {@code defs/times}. */
public final class DocumentIds {
    /** Orders ids in a push: what rules may use comes before them. */
    public static final Comparator<String> USED_FIRST =
            Comparator.<String, Boolean>comparing(id -> !isOfOther(id)).thenComparing(Comparator.naturalOrder());

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9]{0,31}/" + RuleIds.SYNTAX.pattern());

    private DocumentIds() {}

    /** Returns whether an id is that of a document that is no rule, well written or not; ids of rules have no slash. */
    public static boolean isOfOther(String id) {
        return id.indexOf('/') >= 0;
    }

    /** Returns whether a text can be the id of such a document. */
    public static boolean isId(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** Returns what comes before the slash; {@code ""} if there is none. */
    public static String kindOf(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    /** Returns what comes after the slash; the whole id if there is none. */
    public static String nameOf(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    /** Returns the id that is written in a document; {@code ""} if there is none. */
    public static String of(Node document) {
        return document instanceof Node.Fields fields && fields.values().get("id") instanceof Node.Text id
                ? id.value()
                : "";
    }
}
