package dev.ferry.migration;

/** How finished a feature is; GA moves first because most people would notice. */
public enum Maturity {
    GA,
    BETA,
    EXPERIMENTAL;

    /** As people write it: {@code GA}, {@code beta}, {@code experimental}. */
    public String text() {
        return this == GA ? name() : name().toLowerCase(java.util.Locale.ROOT);
    }
}
