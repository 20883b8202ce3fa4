package dev.weir.rules.model;

import dev.weir.rules.document.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of models, and how they are told apart: on the topic of models the live version has the name of its model as
 * key, and the challenger {@value #SHADOW} after it. Among other documents both have {@value #KIND} and a slash before.
 */
public final class ModelIds {
    /** What the id of a document with a model begins with, before the slash. */
    public static final String KIND = "models";

    /** What follows the name of a model in the key of its challenger. */
    public static final String SHADOW = "/shadow";

    /** The syntax of the name of a model. */
    public static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    /** Says how a name is written. */
    public static final String HINT =
            "write up to 64 of a-z, 0-9, '_' and '-', beginning with a letter, such as model: card-fraud";

    private static final String PREFIX = KIND + "/";

    private ModelIds() {}

    /** Returns whether a text can be the name of a model. */
    public static boolean isName(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** Returns the key of the record of a model. */
    public static String key(String model, boolean challenger) {
        return challenger ? model + SHADOW : model;
    }

    /** Returns the id of a document, from the key of its record. */
    public static String ofKey(String key) {
        return PREFIX + key;
    }

    /** Returns the key of a record, from the id of its document. */
    public static String keyOf(String id) {
        return id.substring(PREFIX.length());
    }

    /** Returns whether the id of a document is that of a model. */
    public static boolean isOne(String id) {
        return id.startsWith(PREFIX);
    }

    /** Returns whether an id, or a key, is that of a challenger. */
    public static boolean isChallenger(String id) {
        return id.endsWith(SHADOW);
    }

    /** Returns the name of the model of a document, from its id. */
    public static String modelOf(String id) {
        return nameIn(keyOf(id));
    }

    /** Returns the name of a model, from the key of its record or of that of its challenger. */
    public static String nameIn(String key) {
        return isChallenger(key) ? key.substring(0, key.length() - SHADOW.length()) : key;
    }

    /** Returns the name that is written in a document; empty if it is no document of a model. */
    public static Optional<String> written(Node document) {
        return document instanceof Node.Fields fields && fields.values().get("model") instanceof Node.Text name
                ? Optional.of(name.value())
                : Optional.empty();
    }
}
