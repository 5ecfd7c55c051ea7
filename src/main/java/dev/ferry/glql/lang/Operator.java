package dev.ferry.glql.lang;

/** How a field is compared, in the words of GitLab's messages. */
public enum Operator {
    EQUALS("=", "equals"),
    NOT_EQUALS("!=", "not equals"),
    IN("in", "is one of"),
    GREATER(">", "greater than"),
    AT_LEAST(">=", "greater than or equal to"),
    LESS("<", "less than"),
    AT_MOST("<=", "less than or equal to");

    private final String symbol;
    private final String words;

    Operator(String symbol, String words) {
        this.symbol = symbol;
        this.words = words;
    }

    public String symbol() {
        return symbol;
    }

    /** For example {@code is one of (`in`)}. */
    public String shown() {
        return words + " (`" + symbol + "`)";
    }
}
