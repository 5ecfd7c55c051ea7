package dev.ferry.command;

import java.util.List;

/**
 * What may stand at a place of a command.
 *
 * @param words the words of a {@link Kind#CHOICE}, or those that may stand for a {@link
 *     Kind#PERCENT}
 */
public record Type(Kind kind, List<String> words) {

    public enum Kind {
        /** A model's name as people write it. Whether there is such a model is not asked here. */
        MODEL,
        /** The word {@code to}, {@code ->} or {@code →}. */
        TO,
        /** The id of a feature that exists. */
        FEATURE,
        /** Ids of features with commas between them, or {@code all}. */
        FEATURES,
        /** A username, with or without {@code @}; without it in the value. */
        USER,
        /** {@code 2026-12-01}, a day that exists. */
        DATE,
        /** 0 to 100, with or without {@code %}; without it in the value. */
        PERCENT,
        /** One of a few words. */
        CHOICE,
        /** The name of a command. */
        VERB,
        /** Any one word. */
        NAME,
        /** Quoted, or else all that is left of the line. */
        TEXT
    }

    public static final Type MODEL = new Type(Kind.MODEL, List.of());
    public static final Type TO = new Type(Kind.TO, List.of());
    public static final Type FEATURE = new Type(Kind.FEATURE, List.of());
    public static final Type FEATURES = new Type(Kind.FEATURES, List.of());
    public static final Type USER = new Type(Kind.USER, List.of());
    public static final Type DATE = new Type(Kind.DATE, List.of());
    public static final Type VERB = new Type(Kind.VERB, List.of());
    public static final Type NAME = new Type(Kind.NAME, List.of());
    public static final Type TEXT = new Type(Kind.TEXT, List.of());

    public Type {
        words = List.copyOf(words);
    }

    public static Type choice(String... words) {
        return new Type(Kind.CHOICE, List.of(words));
    }

    /** A percentage or one of these words. */
    public static Type percentOr(String... words) {
        return new Type(Kind.PERCENT, List.of(words));
    }

    /** How help and mistakes show the place of a value called {@code name}. */
    String placeholder(String name) {
        return switch (kind) {
            case TO -> "to";
            case USER -> "@" + name;
            case DATE -> "DATE";
            case CHOICE -> String.join("|", words);
            case FEATURES -> "a,b|all";
            case PERCENT ->
                    "<" + name + ">" + words.stream().map(w -> "|" + w).reduce("", String::concat);
            case MODEL, FEATURE, VERB, NAME, TEXT -> "<" + name + ">";
        };
    }
}
