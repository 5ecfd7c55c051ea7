package dev.ferry.migration;

/** How finished a feature is; GA moves first because most people would notice. */
public enum Maturity {
    GA,
    BETA,
    EXPERIMENTAL
}
