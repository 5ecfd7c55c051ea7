package dev.ferry.command;

/** A value by its place in the line. */
public record Param(String name, Type type, Arity arity) {

    public enum Arity {
        ONE,
        /** Left out when there are too few words for it. */
        OPTIONAL,
        /** One or more, with spaces or commas between them. */
        MANY
    }

    public static Param one(String name, Type type) {
        return new Param(name, type, Arity.ONE);
    }

    public static Param optional(String name, Type type) {
        return new Param(name, type, Arity.OPTIONAL);
    }

    public static Param many(String name, Type type) {
        return new Param(name, type, Arity.MANY);
    }

    boolean isNeeded() {
        return arity != Arity.OPTIONAL;
    }

    boolean is(Type.Kind kind) {
        return type.kind() == kind;
    }

    /** {@code <old>}, {@code [<feature>]}, {@code <feature>…}. */
    String synopsis() {
        var place = type.placeholder(name);
        return switch (arity) {
            case ONE -> place;
            case OPTIONAL -> "[" + place + "]";
            case MANY -> place + "…";
        };
    }
}
